"""The one place that decides what a call ends with: a result, or which exception."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from math import ceil, isfinite
from typing import Any, NamedTuple, TypeVar, cast

from postmark import _errors as errors
from postmark._http.json import decode
from postmark._http.outcome import Answer, Failure, Limits, Outcome, whole_code
from postmark._http.retry import retry_after
from postmark._wire.readers import inactive_addresses
from postmark._wire.request import Refused, Request, UnreadableAnswer

T = TypeVar("T")
Redact = Callable[[str], str]

EXCERPT = 500
"""Characters of a response body that an error keeps."""
LONGEST_MESSAGE = 8 * EXCERPT
"""Characters of Postmark's message that an error keeps: it may name fifty recipients."""


class Service(NamedTuple):
    """What errors say of the service, and what they must not say.

    Attributes:
        where: Its host, and the proxy on the way if there is one.
        credential: The kind of token it wants, as in "server token".
        redact: Removes the token from a str.
    """

    where: str
    credential: str
    redact: Redact


class _Call(NamedTuple):
    method: str
    path: str
    attempts: int

    def told(self, request_id: str | None = None) -> str:
        known = f", request id {request_id}" if request_id else ""
        tried = f" after {self.attempts} attempts" if self.attempts > 1 else ""
        return f" for {self.method} {self.path}{tried}{known}"


_BY_STATUS: Mapping[int, type[errors.APIError]] = {
    400: errors.InvalidRequestError,
    401: errors.AuthenticationError,
    404: errors.NotFoundError,
    415: errors.InvalidRequestError,
    422: errors.InvalidRequestError,
    429: errors.RateLimitError,
}
# A code has its meaning only with 422: many equal the number of an HTTP status.
# https://postmarkapp.com/developer/api/overview#error-codes
_BY_CODE: Mapping[int | None, type[errors.APIError]] = {
    406: errors.InactiveRecipientsError,
    701: errors.MessageNotFoundError,
    1364: errors.WebhookVerificationError,
    **dict.fromkeys((12, 501, 510, 812, 1001, 1101, 1226, 1301, 1352), errors.NotFoundError),
}


def verdict(
    request: Request[T], outcome: Outcome, attempts: int, limits: Limits, service: Service
) -> T | errors.PostmarkError:
    """Return the parsed response, or the error to raise.

    Args:
        request: The request that was sent.
        outcome: How the last attempt ended.
        attempts: Number of attempts.
        limits: Limits of the call, for the error's message.
        service: What the error says of the service.
    """
    call = _Call(request.method, request.path, attempts)
    if isinstance(outcome, Failure):
        return _network_error(outcome, call, limits, service)
    if not 200 <= outcome.status < 300:
        return _api_error(outcome, call, service)
    if outcome.problem:
        return _invalid_response(outcome, call, outcome.problem, service)
    try:
        data = decode(outcome.body)
    except (ValueError, RecursionError):
        return _invalid_response(outcome, call, "it is not readable JSON", service)
    try:
        return request.read(data)
    except UnreadableAnswer as unreadable:
        return _invalid_response(outcome, call, str(unreadable), service)
    except Refused as refused:
        return _api_error(outcome, call, service, refused.body)


def _network_error(
    failure: Failure, call: _Call, limits: Limits, service: Service
) -> errors.NetworkError:
    maybe_applied = failure.sent and call.method != "GET"
    text = f"no response from {service.where}{call.told()}: {failure.reason}"
    if failure.timed_out:
        deadline = f"deadline {limits.deadline:g} s" if isfinite(limits.deadline) else "no deadline"
        text += f" (timeout {limits.timeout:g} s, {deadline})"
    if maybe_applied:
        text += "; Postmark may have acted on it, check before retrying"
    kind = errors.NetworkTimeoutError if failure.timed_out else errors.NetworkError
    return kind(text, maybe_applied=maybe_applied, **call._asdict())


def _seen(answer: Answer, call: _Call, service: Service) -> dict[str, Any]:
    request_id, body = id_of(answer, service.redact), _excerpt(answer, service.redact)
    return {"status": answer.status, "request_id": request_id, "body": body, **call._asdict()}


def _invalid_response(
    answer: Answer, call: _Call, problem: str, service: Service
) -> errors.InvalidResponseError:
    seen = _seen(answer, call, service)
    text = f"unreadable response{call.told(seen['request_id'])}: {problem} (HTTP {answer.status})"
    return errors.InvalidResponseError(text, maybe_applied=call.method != "GET", **seen)


def _api_error(
    answer: Answer, call: _Call, service: Service, refusal: Mapping[str, Any] | None = None
) -> errors.APIError:
    said = answer.said() if refusal is None else refusal
    code = answer.error_code(said)
    # A refusal within a 200 is what elsewhere comes with a 422.
    kind = _kind_of(answer.status if refusal is None else 422, code)
    message = one_line(service.redact(_text(said.get("Message"))), LONGEST_MESSAGE)
    seen = _seen(answer, call, service)
    details = _details(kind, said, answer, service.redact)
    text = one_line(message.rstrip(".")) or _default_message(answer, kind)
    told = f"{text} ({_facts(answer, code, details)}){call.told(seen['request_id'])}"
    if kind is errors.AuthenticationError:
        told += f"; check the token: this client needs a valid {service.credential}"
    doubtful = kind is errors.ServerError and call.method != "GET" and not answer.is_outage()
    return kind(told, error_code=code, message=message, maybe_applied=doubtful, **details, **seen)


def _kind_of(status: int, code: int | None) -> type[errors.APIError]:
    usual = errors.ServerError if 500 <= status < 600 else errors.APIError
    by_status = _BY_STATUS.get(status, usual)
    return _BY_CODE.get(code, by_status) if status == 422 else by_status


def _facts(answer: Answer, code: int | None, details: Mapping[str, Any]) -> str:
    facts = f"HTTP {answer.status}" + (f", error code {code}" if code is not None else "")
    if wait := details.get("retry_after"):
        facts += f", retry after {wait} s"
    for field, mistakes in list(details.get("errors", {}).items())[:1]:
        facts += f", first of them: {field + ': ' if field else ''}{mistakes[0][1].rstrip('.')}"
    return facts


def _default_message(answer: Answer, kind: type[errors.APIError]) -> str:
    if 300 <= answer.status < 400 and "location" in answer.headers:
        return "Unexpected redirect, not followed: check base_url"
    if answer.status == 429:
        return "Too many requests"
    if answer.status == 403:
        return "Forbidden, possibly by a proxy or firewall in front of Postmark"
    if kind is errors.WebhookVerificationError:  # whose answer is a report, without a message
        return "The webhook's URL did not pass the verification: see `verification`"
    return "Postmark gave no reason"


# --- what only some of the errors know --------------------------------------------------------


def _details(
    kind: type[errors.APIError], said: Mapping[str, Any], answer: Answer, redact: Redact
) -> dict[str, Any]:
    if kind is errors.RateLimitError:
        seconds = retry_after(answer)
        return {"retry_after": None if seconds is None else ceil(seconds)}
    if kind is errors.InactiveRecipientsError:
        return {"inactive_recipients": inactive_addresses(redact(_text(said.get("Message"))))}
    if kind is errors.WebhookVerificationError:
        return {"verification": json.loads(redact(json.dumps(said)))}
    mistakes = _mistakes(said.get("Errors"), redact) if kind is errors.InvalidRequestError else {}
    return {"errors": mistakes} if mistakes else {}


def _mistakes(found: object, redact: Redact) -> dict[str, Any]:
    """Read `Errors`: an object with a list for each field, or one list that names no field."""
    by_field = cast("dict[str, Any]", found if isinstance(found, dict) else {"": found})
    return {
        one_line(redact(field)): [
            [whole_code(each), one_line(redact(_text(each.get("Message"))))] for each in objects
        ]
        for field, listed in by_field.items()
        if (objects := _objects_in(listed))
    }


def _objects_in(found: Any) -> list[dict[str, Any]]:
    return [each for each in found if each.__class__ is dict] if found.__class__ is list else []


# --- text that can be shown ---------------------------------------------------------------------


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def one_line(text: str, most: int = EXCERPT) -> str:
    """Return the text as a line that can be printed, cut if it is longer than `most`."""
    # Terminals act on control characters, and encoders reject surrogates.
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= most else line[:most] + "…"


def id_of(answer: Answer, redact: Redact) -> str | None:
    """Return Postmark's id of the request."""
    request_id = answer.headers.get("x-request-id")
    return one_line(redact(request_id)) if request_id else None


def _excerpt(answer: Answer, redact: Redact) -> str:
    # The token is hidden before the cut, which could leave half of it.
    # In UTF-16 and UTF-32, zeros stand between its characters.
    text = answer.body[: 8 * EXCERPT].decode("utf-8", "replace").replace("\0", "")
    return redact(text)[:EXCERPT]
