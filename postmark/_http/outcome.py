"""How an attempt ended, and the limits it had."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from math import inf
from typing import Any, NamedTuple, cast

from postmark._http.json import decode
from postmark._wire.records import Record, frozen
from postmark._wire.request import Request

NO_DEADLINE = inf


class Limits(NamedTuple):
    """Seconds an attempt and a whole call may take."""

    timeout: float
    deadline: float


LIMITS: Mapping[str, Limits] = {
    "call": Limits(10.0, 30.0),
    "send": Limits(60.0, 90.0),
    "batch": Limits(120.0, 180.0),
}
"""The limits that are not given by the caller, by kind of request."""


class Options(NamedTuple):
    """What the caller decided: None is not given, a deadline of NO_DEADLINE is none."""

    timeout: float | None = None
    deadline: float | None = None
    retries: int = 3


def limits_of(options: Options, request: Request[Any]) -> Limits:
    """Return the limits of a request: those given count for every kind."""
    usual = LIMITS[request.kind]
    return Limits(
        usual.timeout if options.timeout is None else options.timeout,
        usual.deadline if options.deadline is None else options.deadline,
    )


def whole_code(said: Mapping[str, Any]) -> int | None:
    """Return the error code; one of more digits would be most of the error's text."""
    code = said.get("ErrorCode")
    whole = isinstance(code, int) and not isinstance(code, bool) and abs(code) < 10**9
    return code if whole else None


LARGEST_ERROR = 256 * 1024
"""Bytes of an error response beyond which it is not read: working on tens of MiB takes seconds."""


class Answer(Record):
    """A response was received.

    Attributes:
        status: HTTP status.
        headers: Headers, with lower-case lookup.
        body: The part of the body that was received.
        problem: Why the body is unusable; None if it is complete.
        cut_short: Whether the body was truncated.
    """

    __slots__ = ("body", "cut_short", "headers", "problem", "status")
    status: int
    headers: Mapping[str, str]
    body: bytes | bytearray
    problem: str | None
    cut_short: bool

    def __init__(
        self,
        status: int,
        headers: Mapping[str, str],
        body: bytes | bytearray,
        problem: str | None = None,
        cut_short: bool = False,
    ) -> None:
        self._put(status=status, headers=headers, body=body, problem=problem, cut_short=cut_short)

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Show neither the headers nor the body."""
        return ((name, getattr(self, name)) for name in ("status", "problem", "cut_short"))

    def said(self) -> dict[str, Any]:
        """Return what an error response says; {} if that is no JSON object."""
        data = None
        if len(self.body) <= LARGEST_ERROR:
            with suppress(ValueError, RecursionError):
                data = decode(self.body)
        return cast("dict[str, Any]", data) if isinstance(data, dict) else {}

    def is_outage(self) -> bool:
        """Whether Postmark was down for maintenance, and so took nothing."""
        return self.status == 503 and self.error_code(self.said()) == 100

    def error_code(self, said: Mapping[str, Any]) -> int | None:
        """Return the code of what it says, or that of its header: one error has it only there."""
        code = whole_code(said)
        header = self.headers.get("x-pm-apierrorcode", "")
        if code is None and re.fullmatch(r"\s*[0-9]{1,9}\s*", header):
            return int(header)
        return code


class Failure(NamedTuple):
    """No response was received.

    Attributes:
        reason: The reason, in human-readable form.
        sent: Whether the service may have received the request.
        timed_out: Whether the attempt timed out.
    """

    reason: str
    sent: bool
    timed_out: bool = False


Outcome = Answer | Failure


@frozen(init=False)
class Attempt(Record):
    """One attempt of a call, passed to `on_attempt`.

    Attributes:
        method: HTTP method.
        path: Path without the query.
        status: HTTP status; None if no response was received.
        error: What went wrong; None if a complete response was received.
        request_id: Postmark's id of the request; None if the response has none.
        elapsed: Seconds the attempt took, including the wait for a free connection.
        number: 1 for the first attempt of the call.
        retry_in: Seconds until the next attempt; None if this is the last one.
    """

    __module__ = "postmark"  # what pickles and tracebacks show

    __slots__ = __match_args__ = (
        "method", "path", "status", "error", "request_id", "elapsed", "number", "retry_in",
    )  # fmt: skip
    method: str
    path: str
    status: int | None
    error: str | None
    request_id: str | None
    elapsed: float
    number: int
    retry_in: float | None

    def __init__(
        self,
        method: str,
        path: str,
        status: int | None,
        error: str | None,
        request_id: str | None,
        elapsed: float,
        number: int,
        retry_in: float | None,
    ) -> None:
        self._put(
            method=method, path=path, status=status, error=error, request_id=request_id,
            elapsed=elapsed, number=number, retry_in=retry_in,
        )  # fmt: skip
