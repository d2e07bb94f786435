"""`FakePostmark`: the fake server, and the three ways to connect to it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta, tzinfo
from typing import TypedDict, Unpack

import postmark
from postmark.testing._clock import Clock
from postmark.testing._exchange import ReceivedRequest, Reply, receive
from postmark.testing._faults import Faults
from postmark.testing._inbound import FakeInbound
from postmark.testing._kit import Sending
from postmark.testing._mailer import Mailer
from postmark.testing._outbound import FakeOutbound
from postmark.testing._samples import add_samples
from postmark.testing._server import serving
from postmark.testing._service import ROUTER, Service
from postmark.testing._setup import Setup
from postmark.testing._store import State, text_of
from postmark.testing._transport import FakeTransport
from postmark.testing._waiting import PatientAsyncClient, PatientClient

_REMEMBERED = 100_000


class AccountClientOptions(TypedDict, total=False):
    """The options of the clients, except for the token, the base URL and the HTTP client."""

    timeout: float
    deadline: float | None
    retries: int
    timezone: tzinfo | None
    on_attempt: Callable[[postmark.Attempt], object] | None


class ClientOptions(AccountClientOptions, total=False):
    """The same, and what a server's clients have more."""

    send_defaults: postmark.EmailFields | None


class FakePostmark(Sending, Setup, Faults):
    """A Postmark server in memory, with the service's own rules.

    `outbound` and `inbound` contain its messages. It is thread-safe. Connect to it with
    `server_client()` or `sync_server_client()`, with `transport`, or over a port with `serve()`.

    Where the service's behaviour is not documented, the fake does this: opens and clicks are
    filtered by dates like messages; a date to the day, the minute or the second means all of it;
    dates with an offset or a Z match nothing; on the night DST ends, a time from one to two means
    both hours; comparisons ignore case, except for tags, mailbox hashes and metadata.
    """

    __module__ = "postmark.testing"

    def __init__(
        self,
        server_token: str = "fake-server-token",
        *,
        account_token: str = "fake-account-token",
        now: datetime | None = None,
        total_count_cap: int | None = None,
    ) -> None:
        """Create a server without messages.

        Args:
            server_token: The token that requests to the Server API must have.
            account_token: The token that requests to the Account API must have.
            now: An aware datetime at which the clock stands; None means the real time.
            total_count_cap: The highest TotalCount of lists; None means no limit. Whether the
                service has one is not documented.
        """
        self._state = State(
            text_of("server_token", server_token),
            Clock(now),
            account_token=text_of("account_token", account_token),
            total_count_cap=total_count_cap,
        )
        self._service = Service(self._state)
        self._requests: deque[ReceivedRequest] = deque(maxlen=_REMEMBERED)
        self.outbound: FakeOutbound = FakeOutbound(self._state)
        self.inbound: FakeInbound = FakeInbound(self._state)
        super().__init__(self._state.lock)

    def __repr__(self) -> str:
        return f"FakePostmark({len(self.outbound)} outbound, {len(self.inbound)} inbound)"

    @property
    def server_token(self) -> str:
        """The token that requests to the Server API must have."""
        return self._state.server_token

    @property
    def account_token(self) -> str:
        """The token that requests to the Account API must have."""
        return self._state.account_token

    @property
    def now(self) -> datetime:
        """The time of the next message or event, in UTC. Set it to any aware datetime.

        This is the real time until it is set. From then on the clock stands still, except that
        each message or event advances it by a millisecond.
        """
        return self._state.clock.now

    @now.setter
    def now(self, moment: datetime) -> None:
        with self._state.lock:
            self._state.clock.now = moment

    def advance(self, duration: timedelta) -> None:
        """Move `now` forward, and stop the clock there."""
        with self._state.lock:
            self._state.clock.now += duration

    def clear_faults(self) -> None:
        """Remove all faults, delays, limits and refusals. Callbacks of `on_request` stay."""
        super().clear_faults()
        with self._state.lock:
            self._state.part(Mailer).refusals.clear()

    @property
    def requests(self) -> list[ReceivedRequest]:
        """The requests received, rejected ones included, oldest first; only the last 100,000."""
        with self._state.lock:
            return list(self._requests)

    def add_samples(self, messages: int = 2000, *, seed: int = 1) -> None:
        """Add varied sample messages: `messages` outbound and a quarter as many inbound ones.

        They cover the 45 days before `now`, with events, opens and clicks. The same seed produces
        the same messages, and the same times if `now` is the same.
        """
        add_samples(self.outbound, self.inbound, self.now, messages, seed)

    @property
    def transport(self) -> FakeTransport:
        """A transport for your own client of httpx or httpx2, sync or async, without a socket."""
        return FakeTransport(self._handle)

    def server_client(self, **options: Unpack[ClientOptions]) -> postmark.AsyncServerClient:
        """Return an async client of this server, without a socket; it need not be closed.

        `options` are those of `postmark.ServerClient`. Its waits between attempts take no time:
        the fake's clock goes on by them, and `slept` lists them.
        """
        http_client = PatientAsyncClient(self.transport, self._wait)
        return postmark.AsyncServerClient(self.server_token, http_client=http_client, **options)

    def sync_server_client(self, **options: Unpack[ClientOptions]) -> postmark.SyncServerClient:
        """Return a sync client of this server, without a socket; it need not be closed.

        `options` are those of `postmark.SyncServerClient`. Its waits between attempts take no
        time: the fake's clock goes on by them, and `slept` lists them.
        """
        http_client = PatientClient(self.transport, self._wait)
        return postmark.SyncServerClient(self.server_token, http_client=http_client, **options)

    def account_client(
        self, **options: Unpack[AccountClientOptions]
    ) -> postmark.AsyncAccountClient:
        """Return an async client of the account, as `server_client` does for the server."""
        http_client = PatientAsyncClient(self.transport, self._wait)
        return postmark.AsyncAccountClient(self.account_token, http_client=http_client, **options)

    def sync_account_client(
        self, **options: Unpack[AccountClientOptions]
    ) -> postmark.SyncAccountClient:
        """Return a sync client of the account, as `sync_server_client` does for the server."""
        http_client = PatientClient(self.transport, self._wait)
        return postmark.SyncAccountClient(self.account_token, http_client=http_client, **options)

    def _wait(self, seconds: float) -> None:
        with self._state.lock:
            self.slept.append(seconds)
            self._state.clock.wait(timedelta(seconds=seconds))

    def serve(self, port: int = 0) -> AbstractContextManager[str]:
        """Serve on a port of 127.0.0.1 within a context, which yields the base URL.

        ::

            with fake.serve() as url:
                client = SyncServerClient(fake.server_token, base_url=url)

        When the context ends, all connections are closed at once, and an exception raised by a
        callback of `on_request` is raised.

        Args:
            port: The port; 0 takes any free one.

        Raises:
            OSError: The port is in use.
        """
        return serving(self._handle, port)

    def _handle(
        self, method: str, target: str, headers: Iterable[tuple[str, str]], body: bytes
    ) -> Reply:
        request, credentials = receive(method, target, headers, body, ROUTER.operation)
        with self._state.lock:
            self._requests.append(request)
        return self._react(request, lambda: self._service.answer(request, credentials))
