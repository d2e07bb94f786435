"""The one place that decides which exception a response becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar, cast

from postmark._errors import (
    APIError,
    AuthenticationError,
    InvalidRequestError,
    InvalidResponseError,
    MessageNotFoundError,
    NetworkError,
    NetworkTimeoutError,
    PostmarkError,
    RateLimitError,
    ServerError,
)
from postmark._generated.models.error_response import ErrorResponse
from postmark._http.json import decode
from postmark._http.outcome import Answer, Failure, Options, Outcome
from postmark._http.retry import retry_after
from postmark._wire.request import Request, UnreadableAnswer

T = TypeVar("T")

EXCERPT = 500
"""Characters of a response body that an error keeps."""

LARGEST_ERROR = 256 * 1024
"""Bytes of an error response beyond which it is not read: working on tens of MiB takes seconds."""


class Call(NamedTuple):
    """The call that failed."""

    method: str
    path: str
    attempts: int


_BY_STATUS: Mapping[int, type[APIError]] = {
    400: InvalidRequestError,
    401: AuthenticationError,
    415: InvalidRequestError,
    422: InvalidRequestError,
    429: RateLimitError,
}
_MESSAGE_NOT_FOUND = 701


def settle(
    request: Request[T],
    outcome: Outcome,
    attempts: int,
    options: Options,
    redact: Callable[[str], str],
) -> T | PostmarkError:
    """Return the parsed response, or the error to raise.

    Args:
        request: The request that was sent.
        outcome: How the last attempt ended.
        attempts: Number of attempts.
        options: Limits of the call, for the error's message.
        redact: Removes the token from a str.
    """
    call = Call(request.method, request.path, attempts)
    if isinstance(outcome, Failure):
        return _network_error(outcome, call, options)
    if not 200 <= outcome.status < 300:
        return _api_error(outcome, call, redact)
    if outcome.problem:
        return _invalid_response(outcome, call, outcome.problem, redact)
    try:
        data = decode(outcome.body)
    except (ValueError, RecursionError):
        return _invalid_response(outcome, call, "it is not readable JSON", redact)
    try:
        return request.read(data)
    except UnreadableAnswer as unreadable:
        return _invalid_response(outcome, call, str(unreadable), redact)


def _network_error(failure: Failure, call: Call, options: Options) -> NetworkError:
    maybe_applied = failure.sent and call.method != "GET"
    text = f"no response from Postmark{_where(call)}: {failure.reason}"
    if failure.timed_out:
        deadline = "no deadline" if options.deadline is None else f"deadline {options.deadline:g} s"
        text += f" (timeout {options.timeout:g} s, {deadline})"
    if maybe_applied:
        text += "; Postmark may have acted on it, check before retrying"
    kind = NetworkTimeoutError if failure.timed_out else NetworkError
    return kind(text, maybe_applied=maybe_applied, **call._asdict())


def _api_error(answer: Answer, call: Call, redact: Callable[[str], str]) -> APIError:
    said = _error_body(answer)
    code = _first_code(said, answer.headers.get("x-pm-apierrorcode"))
    message = one_line(redact(said.message or ""))
    request_id = id_of(answer, redact)
    kind = _BY_STATUS.get(answer.status, ServerError if 500 <= answer.status < 600 else APIError)
    if answer.status == 422 and code == _MESSAGE_NOT_FOUND:
        kind = MessageNotFoundError
    facts = f"HTTP {answer.status}" + (f", error code {code}" if code is not None else "")
    details: dict[str, Any] = {}
    if kind is RateLimitError:
        wait = details["retry_after"] = retry_after(answer)
        facts += f", retry after {wait:g} s" if wait else ""
    return kind(
        f"{message.rstrip('.') or _default_message(answer)} ({facts}){_where(call, request_id)}",
        status=answer.status,
        error_code=code,
        message=message,
        request_id=request_id,
        body=_excerpt(answer, redact),
        maybe_applied=kind is ServerError and call.method != "GET",
        **details,
        **call._asdict(),
    )


def _default_message(answer: Answer) -> str:
    if 300 <= answer.status < 400 and "location" in answer.headers:
        return "Unexpected redirect, not followed: check base_url"
    if answer.status == 429:
        return "Too many requests"
    if answer.status == 403:
        return "Forbidden, possibly by a proxy or firewall in front of Postmark"
    return "Postmark gave no reason"


def _invalid_response(
    answer: Answer, call: Call, problem: str, redact: Callable[[str], str]
) -> InvalidResponseError:
    request_id = id_of(answer, redact)
    return InvalidResponseError(
        f"unreadable response{_where(call, request_id)}: {problem} (HTTP {answer.status})",
        status=answer.status,
        request_id=request_id,
        body=_excerpt(answer, redact),
        maybe_applied=call.method != "GET",
        **call._asdict(),
    )


def _error_body(answer: Answer) -> ErrorResponse:
    said = None
    if len(answer.body) <= LARGEST_ERROR:
        with suppress(ValueError, RecursionError):
            said = decode(answer.body)
    return ErrorResponse.from_dict(cast("dict[str, Any]", said) if isinstance(said, dict) else {})


def _first_code(said: ErrorResponse, header: str | None) -> int | None:
    candidates = (said.error_code, said.extra.get("ErrorCode"), header)
    for candidate in candidates:
        if isinstance(candidate, int) and not isinstance(candidate, bool):
            if abs(candidate) < 10**9:  # more digits would be most of the error's text
                return candidate
        elif isinstance(candidate, str) and re.fullmatch(r"[0-9]{1,9}", candidate.strip()):
            return int(candidate)
    return None


def one_line(text: str) -> str:
    """Return the text as a line that can be printed, of at most 500 characters."""
    # Terminals act on control characters, and encoders reject surrogates.
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= EXCERPT else line[:EXCERPT] + "…"


def id_of(answer: Answer, redact: Callable[[str], str]) -> str | None:
    """Return Postmark's id of the request."""
    request_id = answer.headers.get("x-request-id")
    return one_line(redact(request_id)) if request_id else None


def _excerpt(answer: Answer, redact: Callable[[str], str]) -> str:
    # The token is hidden before the cut, which could leave half of it.
    # In UTF-16 and UTF-32, zeros stand between its characters.
    text = answer.body[: 8 * EXCERPT].decode("utf-8", "replace").replace("\0", "")
    return redact(text)[:EXCERPT]


def _where(call: Call, request_id: str | None = None) -> str:
    known = f", request id {request_id}" if request_id else ""
    tried = f" after {call.attempts} attempts" if call.attempts > 1 else ""
    return f" for {call.method} {call.path}{tried}{known}"
