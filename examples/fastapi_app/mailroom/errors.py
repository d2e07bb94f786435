"""Maps each error of the SDK to an HTTP response."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from postmark import (
    AuthenticationError,
    InactiveRecipientsError,
    InvalidRequestError,
    MessageNotFoundError,
    NetworkTimeoutError,
    PostmarkError,
    RateLimitError,
)

logger = logging.getLogger(__name__)


class Problem(BaseModel):
    """Why a request failed."""

    detail: str
    request_id: str | None = None
    maybe_applied: bool = False
    """True if Postmark may have acted despite the error: check the message before you retry."""


PROBLEMS = {
    400: "Postmark does not accept this request.",
    401: "The API key is missing or wrong.",
    404: "There is no such message: it is unknown, expired, or not yet available.",
    409: "The message does not have the status that this needs, or the address gets no mail.",
    500: "Postmark rejected this app's API token.",
    502: "Postmark cannot be reached, or had a problem.",
    503: "Postmark's rate limit is reached. Retry-After is set if Postmark sent it.",
    504: "Postmark did not respond in time.",
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` argument of FastAPI."""
    return {s: {"model": Problem, "description": PROBLEMS[s]} for s in statuses}


def status_of(error: PostmarkError) -> int:
    """Return the HTTP status: 4xx only for what the caller can correct."""
    match error:
        case MessageNotFoundError():
            return 404
        case InvalidRequestError(error_code=702 | 703):
            return 502  # the bypass or retry was valid and failed at Postmark
        case InactiveRecipientsError():
            return 409
        case InvalidRequestError():
            return 400
        case AuthenticationError():
            return 500
        case RateLimitError():
            return 503
        case NetworkTimeoutError():
            return 504
        case _:
            return 502


async def respond(_: Request, error: PostmarkError) -> JSONResponse:
    """Respond to an error of the SDK without internal details."""
    status = status_of(error)
    if status >= 500:
        logger.warning("%s: %s", type(error).__name__, error)
    reason = error.message if isinstance(error, InvalidRequestError) else ""
    problem = Problem(
        detail=reason or PROBLEMS[status],
        request_id=getattr(error, "request_id", None),
        maybe_applied=error.maybe_applied,
    )
    return JSONResponse(problem.model_dump(), status, headers=_headers(error))


def _headers(error: PostmarkError) -> dict[str, str]:
    if isinstance(error, RateLimitError) and error.retry_after is not None:
        return {"Retry-After": str(error.retry_after)}
    return {}


@contextmanager
def refusals() -> Generator[None]:
    """Turn an argument that the SDK rejects into FastAPI's response to an invalid query."""
    try:
        yield
    except ValueError as refused:
        detail = {"type": "value_error", "loc": ("query",), "msg": str(refused)}
        raise RequestValidationError([detail]) from refused


def add_to(app: FastAPI) -> None:
    """Register the handler of the SDK's errors."""
    app.exception_handler(PostmarkError)(respond)
