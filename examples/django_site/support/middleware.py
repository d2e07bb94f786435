"""Shows staff a page for each error of the SDK."""

import logging
from collections.abc import Iterator
from math import ceil
from typing import NamedTuple, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

from postmark import (
    AuthenticationError,
    InvalidRequestError,
    MessageNotFoundError,
    NetworkError,
    NetworkTimeoutError,
    PostmarkError,
    RateLimitError,
)

logger = logging.getLogger(__name__)


class Problem(NamedTuple):
    """What to show in place of a page."""

    status: int
    title: str
    advice: str


GONE = Problem(
    404,
    "This message was not found",
    "Postmark keeps messages for 45 days, unless your account has a different retention period. "
    "A message that was sent seconds ago may not be available yet: try again.",
)
FAILED = Problem(502, "Postmark could not do this", "Postmark's support can tell why.")
REFUSED = Problem(400, "Postmark did not accept this request", "Change it and try again.")
BUSY = Problem(
    503, "Too many requests", "Postmark asks us to slow down. Wait a little, then try again."
)
SET_UP = Problem(
    500,
    "Postmark rejected our API token",
    "The server token is wrong. Please tell the administrator of this site.",
)
SLOW = Problem(504, "Postmark did not respond in time", "Try again in a minute.")
UNREACHABLE = Problem(
    502, "Postmark cannot be reached", "The connection failed. Try again in a minute."
)
TROUBLE = Problem(
    502,
    "Postmark had a problem",
    "Nothing is wrong with your request. Try again in a minute, or check status.postmarkapp.com.",
)


def problem_of(error: PostmarkError) -> Problem:
    """Return what to show for an error of the SDK."""
    match error:
        case MessageNotFoundError():
            return GONE
        case InvalidRequestError(error_code=702 | 703):  # a valid bypass or retry failed
            return FAILED
        case InvalidRequestError():
            return REFUSED
        case RateLimitError():
            return BUSY
        case AuthenticationError():
            return SET_UP
        case NetworkTimeoutError():
            return SLOW
        case NetworkError():
            return UNREACHABLE
        case _:
            return TROUBLE


class PostmarkErrorMiddleware(MiddlewareMixin):
    """Shows a page for every error of the SDK that a view does not catch."""

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        found = next(_postmark_errors(error), None)
        if found is None:
            return None
        problem = problem_of(found)
        if problem is not GONE:
            logger.warning("%s: %s", type(found).__name__, found)
        context = {
            "problem": problem,
            "reason": found.message if isinstance(found, InvalidRequestError) else "",
            "maybe_applied": found.maybe_applied,
            "request_id": getattr(found, "request_id", None),
        }
        response = render(request, "support/problem.html", context, status=problem.status)
        if isinstance(found, RateLimitError) and found.retry_after is not None:
            response["Retry-After"] = str(ceil(found.retry_after))
        return response


def _postmark_errors(error: BaseException) -> Iterator[PostmarkError]:
    """Yield the SDK's errors, including those in an exception group."""
    if isinstance(error, PostmarkError):
        yield error
    elif isinstance(error, BaseExceptionGroup):
        group = cast("BaseExceptionGroup[BaseException]", error)
        for one in group.exceptions:
            yield from _postmark_errors(one)
