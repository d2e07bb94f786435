"""Which HTTP answer each error of the SDK becomes."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from math import ceil

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

from postmark import (
    AuthenticationError,
    InvalidRequestError,
    MessageNotFoundError,
    NetworkError,
    NetworkTimeoutError,
    PostmarkError,
    RateLimitError,
)

from .answers import Problem

logger = logging.getLogger(__name__)

# The first that fits counts. A wrong token is this app's fault, never the caller's.
ANSWERS: tuple[tuple[type[PostmarkError], int, str], ...] = (
    (MessageNotFoundError, 404, "There is no such message."),
    (InvalidRequestError, 400, "Postmark does not accept this request."),
    (RateLimitError, 429, "Postmark asks to send fewer requests."),
    (AuthenticationError, 500, "This app is not set up to ask Postmark."),
    (NetworkTimeoutError, 504, "Postmark did not answer in time."),
    (PostmarkError, 502, "Postmark did not give a usable answer."),
)


async def answer(_: Request, error: Exception) -> JSONResponse:
    """Answer an error of the SDK without showing its insides."""
    status, detail = next((s, text) for kind, s, text in ANSWERS if isinstance(error, kind))
    if status >= 500:
        logger.warning("%s: %s", type(error).__name__, error)
    problem = Problem(
        detail=detail,
        request_id=getattr(error, "request_id", None),
        maybe_applied=isinstance(error, NetworkError) and error.maybe_applied,
    )
    return JSONResponse(problem.model_dump(), status, headers=_headers(error))


def _headers(error: Exception) -> dict[str, str]:
    if isinstance(error, RateLimitError) and error.retry_after is not None:
        return {"Retry-After": str(ceil(error.retry_after))}
    return {}


@contextmanager
def refusals() -> Generator[None]:
    """Answer 422 where the SDK refuses an argument, which it does before it asks Postmark."""
    try:
        yield
    except ValueError as refused:
        raise HTTPException(422, str(refused)) from refused


def add_to(app: FastAPI) -> None:
    """Let the app answer the SDK's errors."""
    app.add_exception_handler(PostmarkError, answer)
