"""The only place that sends: attempts within the limits of a call.

One generator decides what to do next; a sync and an async driver of a few lines each carry it out.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Generator
from itertools import count
from random import random
from time import monotonic, sleep
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

import attrs

from postmark._errors import PostmarkError
from postmark._http.cancel import CancelToken
from postmark._http.outcome import Answer, Attempt, Failure, Options, Outcome
from postmark._http.retry import retry_in
from postmark._http.target import Target
from postmark._http.verdict import id_of, settle
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


class Settled(NamedTuple):
    """How a call ended."""

    outcome: Outcome
    attempts: int


CANCELLED = Failure("the stream has ended", sent=True)

Steps = Generator[Send | Sleep | Settled, Outcome | None, None]


def _log(attempt: Attempt) -> None:
    facts = attrs.asdict(attempt)
    extra = {f"postmark_{name}": value for name, value in facts.items()}
    facts["result"] = attempt.error or attempt.status
    logger.debug(
        "%(method)s %(path)s: %(result)s in %(elapsed).3f s (attempt %(number)d)",
        facts,
        extra=extra,
    )
    if attempt.retry_in is not None:
        logger.warning(
            "%(method)s %(path)s: %(result)s, retrying in %(retry_in).2f s", facts, extra=extra
        )


# --- the two drivers --------------------------------------------------------------------------


class Sender(Protocol):
    """Sends a request once, sync."""

    def send_once(
        self, request: Request[Any], timeout: float, until: float, token: CancelToken | None = None
    ) -> Outcome: ...
    def close(self) -> None: ...


class AsyncSender(Protocol):
    """Sends a request once, async."""

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
        self.sender = sender
        self.options = options
        self.on_attempt = on_attempt

    def with_options(self, options: Options) -> Self:
        """Return a transport with different limits over the same connections."""
        return type(self)(self.target, self.sender, options, self.on_attempt)

    def attempts(self, request: Request[Any]) -> Steps:
        """Yield the next step and receive its outcome, until the call has ended."""
        options, until = self.options, float("inf")
        if options.deadline is not None:
            until = monotonic() + options.deadline
        for number in count(1):
            began = monotonic()
            outcome = yield Send(options.timeout, until)
            assert outcome is not None  # noqa: S101 - the driver sends one after a Send
            now = monotonic()
            left = None if options.deadline is None else until - now
            wait = retry_in(request.method, outcome, number, options, left, random)
            self._report(request, outcome, now - began, number, wait)
            yield Settled(outcome, number) if wait is None else Sleep(wait)

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
            request_id = id_of(outcome, self.target.redact)
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

    def read(self, request: Request[T], settled: Settled) -> T:
        """Return the parsed response, or raise."""
        result = settle(request, *settled, self.options, self.target.redact)
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
        return self.read(request, self.fetch(request))

    def fetch(self, request: Request[Any], token: CancelToken | None = None) -> Settled:
        """Send a request, with retries, without parsing the response.

        Args:
            request: The request.
            token: Interrupts the call from another thread.
        """
        pause = sleep if token is None else token.sleep
        steps = self.attempts(request)
        step = next(steps)
        while not isinstance(step, Settled):
            outcome = None
            if isinstance(step, Sleep):
                pause(step.seconds)
            elif token is None or not token.cancelled:
                outcome = self.sender.send_once(request, step.timeout, step.until, token)
            cancelled = token is not None and token.cancelled
            step = Settled(CANCELLED, 0) if cancelled else steps.send(outcome)
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
        return self.read(request, await self.fetch(request))

    async def fetch(self, request: Request[Any]) -> Settled:
        """Send a request, with retries, without parsing the response."""
        steps = self.attempts(request)
        step = next(steps)
        while not isinstance(step, Settled):
            outcome = None
            if isinstance(step, Sleep):
                await asyncio.sleep(step.seconds)
            else:
                outcome = await self.sender.send_once(request, step.timeout, step.until)
            step = steps.send(outcome)
        return step
