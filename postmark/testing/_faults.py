"""The scripted faults of the fake server: errors, delays, dropped connections, rate limits."""

from __future__ import annotations

import inspect
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from http import HTTPStatus
from threading import RLock
from typing import Final, Generic, TypeVar

import attrs

from postmark.testing._exchange import JSON_TYPE, Answer, ReceivedRequest, Reply, error
from postmark.testing._store import check_texts, encode, text_of

T = TypeVar("T")
Serve = Callable[[], Answer]
Fault = Callable[[Serve], Answer | None]
"""Decides about a request: takes what the service would do; None drops the connection."""

Callback = Callable[[ReceivedRequest], object]


class _Plan(Generic[T]):
    """What happens to the next requests."""

    def __init__(self) -> None:
        self._next: deque[T] = deque()
        self._always: T | None = None

    def add(self, what: T, times: int | None) -> None:
        """Plan it for that many requests, or for all others if `times` is None."""
        if times is None:
            self._always = what
        elif times < 1:
            raise ValueError(f"times must be at least 1, or None for always, not {times!r}")
        else:
            self._next.extend([what] * times)

    def take(self) -> T | None:
        """Return what happens to this request."""
        return self._next.popleft() if self._next else self._always


class _Plans:
    """The faults and the delays."""

    def __init__(self) -> None:
        self.faults = _Plan[Fault]()
        self.delays = _Plan[float]()


class _Limit:
    """A rate limit over the last second."""

    def __init__(self, per_second: int, retry_after: int | None) -> None:
        self._per_second = per_second
        self._served: deque[float] = deque()
        after = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self.refusal = _failure(429, None, None, after)

    def is_reached(self, now: float) -> bool:
        """Return whether one more request is too many; if not, count it."""
        while self._served and self._served[0] <= now - 1:
            self._served.popleft()
        if len(self._served) >= self._per_second:
            return True
        self._served.append(now)
        return False


class Faults:
    """The scripted faults of `FakePostmark`.

    `times` is the number of requests affected, one by default; None means every request without
    another fault, until `clear_faults()`. Scripted responses, drops and truncations happen one
    after the other, in the order of the calls. Delays are counted separately and are additional.
    """

    def __init__(self, lock: RLock) -> None:
        """Created by `FakePostmark`."""
        self._lock = lock
        self._callbacks: list[Callback] = []
        self._plans = _Plans()
        self._of_callbacks = threading.local()
        self._limit: _Limit | None = None
        self.slept: list[float] = []
        """The seconds that in-process clients would have waited between attempts, in order."""

    def fail_next(
        self,
        status: int,
        *,
        code: int | None = None,
        message: str | None = None,
        headers: Mapping[str, str] | None = None,
        body: str | bytes | None = None,
        times: int | None = 1,
    ) -> None:
        """Answer the next requests with an error instead of applying them.

        https://postmarkapp.com/developer/api/overview#error-codes

        Args:
            status: The HTTP status, 200 to 599.
            code: Postmark's error code; by default the usual one of the status (401: 10, 422: 701,
                429: 429, 500: 101, 503: 100). A status without one gets an HTML page, like those
                of a gateway in front of the service.
            message: Postmark's message; by default the usual one of the code.
            headers: Headers to add, such as `{"Retry-After": "2"}`.
            body: Sent as it is, instead of JSON.
            times: Number of requests; None means every one until `clear_faults()`.
        """
        failure = _failure(_checked_status(status), code, message, _checked_headers(headers))
        if body is not None:
            failure = attrs.evolve(failure, body=_as_bytes(body))
        self._plan(lambda _: failure, times)

    def answer_next(
        self,
        body: object,
        *,
        status: int = 200,
        content_type: str = JSON_TYPE,
        headers: Mapping[str, str] | None = None,
        times: int | None = 1,
    ) -> None:
        """Answer the next requests with this response instead of applying them.

        Args:
            body: A str or bytes is sent as it is, so that a response can be malformed or HTML;
                anything else is sent as JSON.
            status: The HTTP status, 200 to 599.
            content_type: The Content-Type header.
            headers: Headers to add.
            times: Number of requests; None means every one until `clear_faults()`.
        """
        sent = _as_bytes(body) if isinstance(body, str | bytes) else encode(body)
        fields = {
            "Content-Type": text_of("content_type", content_type),
            **_checked_headers(headers),
        }
        fixed = Answer(_checked_status(status), fields, sent)
        self._plan(lambda _: fixed, times)

    def truncate_next(self, *, times: int | None = 1) -> None:
        """Apply the next requests, but end the connection in the middle of the response body."""
        self._plan(lambda serve: attrs.evolve(serve(), cut=True), times)

    def drop_connection(self, *, applied: bool = False, times: int | None = 1) -> None:
        """End the connection of the next requests without responding.

        Args:
            applied: Whether they are applied before: a mail is sent, and the answer is lost.
            times: Number of requests; None means every one until `clear_faults()`.
        """
        self._plan(_lose_answer if applied else lambda _: None, times)

    def delay(self, seconds: float, *, times: int | None = 1) -> None:
        """Apply the next requests, but respond `seconds` later; `math.inf` means never."""
        if not seconds >= 0:
            raise ValueError(f"seconds must be 0 or more, not {seconds!r}")
        with self._lock:
            self._plans_now().delays.add(seconds, times)

    def rate_limit(self, *, per_second: int, retry_after: int | None = None) -> None:
        """Answer requests beyond `per_second` in one second with 429, until `clear_faults()`.

        The limit uses the real time and the waits in `slept`, not the fake's clock.

        Args:
            per_second: Requests allowed in one second, 1 or more.
            retry_after: Seconds in the Retry-After header; None sends no header, as the service
                documents none.
        """
        if per_second < 1:
            raise ValueError(f"per_second must be at least 1, not {per_second!r}")
        with self._lock:
            self._limit = _Limit(per_second, retry_after)

    def clear_faults(self) -> None:
        """Remove all faults, delays and limits. Callbacks of `on_request` stay."""
        with self._lock:
            self._plans = _Plans()
            self._limit = None

    def on_request(self, callback: Callback) -> Callback:
        """Call `callback` with every `ReceivedRequest` before the response; also a decorator.

        The callback may add or remove messages, as if mail arrived between two requests. Faults and
        delays it scripts apply only to the request it was called with. It is a plain function,
        called in the thread of the request; several calls may run at a time. An exception it
        raises reaches the caller of an in-process client, or is raised when `serve()` ends.
        """
        if not callable(callback) or inspect.iscoroutinefunction(callback):
            raise TypeError("callback must be a plain function: what it returns is not awaited")
        with self._lock:
            self._callbacks.append(callback)
        return callback

    def _plan(self, fault: Fault, times: int | None) -> None:
        with self._lock:
            self._plans_now().faults.add(fault, times)

    def _plans_now(self) -> _Plans:
        """Return the plans of the request whose callback is running, or the general ones."""
        return getattr(self._of_callbacks, "plans", self._plans)

    def _react(self, request: ReceivedRequest, serve: Serve) -> Reply:
        """Return the outcome of a request; `serve` does what the service would."""
        own = self._of_callbacks.plans = _Plans()
        try:
            for callback in list(self._callbacks):  # without the lock: a callback may wait
                callback(request)
        finally:
            del self._of_callbacks.plans
        with self._lock:
            delay = own.delays.take()
            if delay is None:
                delay = self._plans.delays.take() or 0.0
            fault = own.faults.take()
            if (
                fault is None
                and self._limit
                and self._limit.is_reached(time.monotonic() + sum(self.slept))
            ):
                return Reply(self._limit.refusal, delay)
            fault = fault or self._plans.faults.take()
            return Reply(fault(serve) if fault else serve(), delay)


def _lose_answer(serve: Serve) -> None:
    serve()


def _checked_status(status: object) -> int:
    if not isinstance(status, int) or not 200 <= status <= 599:
        raise ValueError(f"status must be 200 to 599, not {status!r}")
    return status


def _checked_headers(headers: Mapping[str, str] | None) -> dict[str, str]:
    if headers is not None and not isinstance(headers, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise TypeError(f"headers must be a mapping of str to str, not {type(headers).__name__}")
    given = headers or {}
    return {name: text_of(f"headers[{name!r}]", value) for name, value in given.items()}


def _as_bytes(body: object) -> bytes:
    if not isinstance(body, str | bytes):
        raise TypeError(f"body must be a str or bytes, not {type(body).__name__}")
    return body.encode() if isinstance(body, str) else body


_CODES: Final = {401: 10, 422: 701, 429: 429, 500: 101, 503: 100}
_MESSAGES: Final = {
    10: "Request does not contain a valid Server token.",
    100: "The Postmark API is offline for maintenance.",
    101: "You encountered an error that shouldn't have occurred.",
    429: "Rate limit exceeded.",
    700: "The combination of count and offset is too large.",
    701: "This message was not found.",
    702: "Could not bypass this blocked message. Please contact support.",
    703: "Could not retry this failed message. Please contact support.",
}


def _failure(
    status: int, code: int | None, message: str | None, headers: Mapping[str, str]
) -> Answer:
    if code is not None and not isinstance(code, int):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise TypeError(f"code must be an int, not {type(code).__name__}")
    check_texts({}, {"message": message})
    code = _CODES.get(status) if code is None else code
    if code is None and message is None:
        return Answer(status, {"Content-Type": "text/html", **headers}, _gateway_page(status))
    code = code or 0
    failure = error(status, code, _MESSAGES.get(code, "") if message is None else message)
    return attrs.evolve(failure, headers={**failure.headers, **headers})


def _gateway_page(status: int) -> bytes:
    title = f"{status} {HTTPStatus(status).phrase}" if status in set(HTTPStatus) else str(status)
    return f"<html><body><h1>{title}</h1></body></html>".encode()
