"""Attempts within the limits of a call.

One generator decides what to do next; a sync and an async driver of a few lines each carry it out,
through a sender that sends one request.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from itertools import count
from random import random
from time import monotonic, sleep
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

from postmark._errors import PostmarkError
from postmark._http.cancel import CancelToken
from postmark._http.outcome import Answer, Attempt, Failure, Options, Outcome, limits_of
from postmark._http.retry import retry_in
from postmark._http.target import Target
from postmark._http.verdict import Service, id_of, verdict
from postmark._wire.request import Request

T = TypeVar("T")

logger = logging.getLogger("postmark")
logger.addHandler(logging.NullHandler())

OnAttempt = Callable[[Attempt], object]


class Send(NamedTuple):
    """Next step: send, for at most `timeout` seconds and not beyond `until` (monotonic)."""

    timeout: float
    until: float


class Sleep(NamedTuple):
    """Next step: wait."""

    seconds: float


class Ended(NamedTuple):
    """How a call ended."""

    outcome: Outcome
    attempts: int


CANCELLED = Failure("the stream has ended", sent=True)

Steps = Generator[Send | Sleep | Ended, Outcome | None, None]


def _log(attempt: Attempt) -> None:
    facts = dict(attempt.__rich_repr__())
    extra = {f"postmark_{name}": value for name, value in facts.items()}
    facts["result"] = attempt.error or attempt.status
    line = "%(method)s %(path)s: %(result)s"
    logger.debug(line + " in %(elapsed).3f s (attempt %(number)d)", facts, extra=extra)
    if attempt.retry_in is not None:
        logger.warning(line + ", retrying in %(retry_in).2f s", facts, extra=extra)


def service_of(target: Target) -> Service:
    """Return what errors say of a target."""
    return Service(target.where, target.credential.name, target.redact)


# --- the two drivers --------------------------------------------------------------------------


class Sender(Protocol):
    """Sends a request once, sync. One that has a method `sleep` also waits between attempts."""

    def send_once(
        self, request: Request[Any], timeout: float, until: float, token: CancelToken | None = None
    ) -> Outcome: ...
    def close(self) -> None: ...


class AsyncSender(Protocol):
    """Sends a request once, async; with `sleep` as a `Sender`."""

    async def send_once(self, request: Request[Any], timeout: float, until: float) -> Outcome: ...
    async def close(self) -> None: ...


S = TypeVar("S")


class _Transport(Generic[S]):
    """What the sync and the async transport share: target, sender and limits."""

    def __init__(
        self, target: Target, sender: S, options: Options, on_attempt: OnAttempt | None
    ) -> None:
        """Bind a sender to the limits of a client."""
        self.target = target
        self.service = service_of(target)
        self.sender = sender
        self.options = options
        self.on_attempt = on_attempt

    def with_options(self, options: Options) -> Self:
        """Return a transport with different limits over the same connections."""
        return type(self)(self.target, self.sender, options, self.on_attempt)

    def attempts(self, request: Request[Any]) -> Steps:
        """Yield the next step and receive its outcome, until the call has ended."""
        limits, retries = limits_of(self.options, request), self.options.retries
        until = monotonic() + limits.deadline
        for number in count(1):
            began = monotonic()
            outcome = yield Send(limits.timeout, until)
            assert outcome is not None  # noqa: S101 - the driver sends one after a Send
            now = monotonic()
            wait = retry_in(request, outcome, number, retries, until - now, random)
            self._report(request, outcome, now - began, number, wait)
            if wait is None:
                yield Ended(outcome, number)
                return
            began = monotonic()
            yield Sleep(wait)
            # A fake's waits take no time, and yet count.
            until -= max(0.0, wait - (monotonic() - began))

    def _report(
        self,
        request: Request[Any],
        outcome: Outcome,
        elapsed: float,
        number: int,
        wait: float | None,
    ) -> None:
        logged = logger.isEnabledFor(logging.DEBUG if wait is None else logging.WARNING)
        if not logged and self.on_attempt is None:
            return
        status, error, request_id = None, None, None
        if isinstance(outcome, Answer):
            status, error = outcome.status, outcome.problem
            request_id = id_of(outcome, self.service.redact)
        else:
            error = outcome.reason
        attempt = Attempt(
            request.method, request.path, status, error, request_id, elapsed, number, wait
        )
        if logged:
            _log(attempt)
        if self.on_attempt is not None:
            try:
                self.on_attempt(attempt)
            except Exception:
                logger.exception("on_attempt failed")

    def result_of(self, request: Request[T], ended: Ended) -> T:
        """Return the parsed response, or raise."""
        result = verdict(request, *ended, limits_of(self.options, request), self.service)
        if isinstance(result, PostmarkError):
            raise result
        return result


class SyncTransport(_Transport[Sender]):
    """Sends the requests of the sync client."""

    def close(self) -> None:
        """Close the connections."""
        self.sender.close()

    def send(self, request: Request[T]) -> T:
        """Send a request, with retries, and return the parsed response.

        Raises:
            PostmarkError: The request failed; see the exception hierarchy.
            RuntimeError: The client is closed.
        """
        return self.result_of(request, self.fetch(request))

    def fetch(self, request: Request[Any], token: CancelToken | None = None) -> Ended:
        """Send a request, with retries, without parsing the response.

        Args:
            request: The request.
            token: Interrupts the call from another thread.
        """
        pause = getattr(self.sender, "sleep", sleep if token is None else token.sleep)
        steps = self.attempts(request)
        step = next(steps)
        while not isinstance(step, Ended):
            outcome = None
            if isinstance(step, Sleep):
                pause(step.seconds)
            elif token is None or not token.cancelled:
                outcome = self.sender.send_once(request, step.timeout, step.until, token)
            cancelled = token is not None and token.cancelled
            step = Ended(CANCELLED, 0) if cancelled else steps.send(outcome)
        return step


class AsyncTransport(_Transport[AsyncSender]):
    """Sends the requests of the async client."""

    async def close(self) -> None:
        """Close the connections."""
        await self.sender.close()

    async def send(self, request: Request[T]) -> T:
        """Send a request, with retries, and return the parsed response.

        Raises:
            PostmarkError: The request failed; see the exception hierarchy.
            RuntimeError: The client is closed.
        """
        return self.result_of(request, await self.fetch(request))

    async def fetch(self, request: Request[Any]) -> Ended:
        """Send a request, with retries, without parsing the response."""
        steps = self.attempts(request)
        step = next(steps)
        while not isinstance(step, Ended):
            outcome = None
            if isinstance(step, Sleep):
                import asyncio

                await getattr(self.sender, "sleep", asyncio.sleep)(step.seconds)
            else:
                outcome = await self.sender.send_once(request, step.timeout, step.until)
            step = steps.send(outcome)
        return step
