"""`FakePostmark`: the fake server and the three ways to reach it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import TypedDict, Unpack

import httpx

import postmark
from postmark.testing._clock import Clock
from postmark.testing._exchange import ReceivedRequest, Reply, receive
from postmark.testing._faults import Faults
from postmark.testing._inbound import FakeInbound
from postmark.testing._outbound import FakeOutbound
from postmark.testing._samples import add_samples
from postmark.testing._server import serving
from postmark.testing._service import Service
from postmark.testing._store import State
from postmark.testing._transport import FakeTransport

_REMEMBERED = 100_000


class ClientOptions(TypedDict, total=False):
    """What the clients take, but for the token, the address and the HTTP client."""

    timeout: float
    deadline: float | None
    retries: int
    on_attempt: Callable[[postmark.Attempt], object] | None


class FakePostmark(Faults):
    """A Postmark server in memory, with the service's own rules.

    `outbound` and `inbound` hold its messages. It may be filled, scripted and asked from any
    thread. Reach it through `server_client()` and `sync_server_client()`, through `transport`, or
    over a port with `serve()`.

    Where the service's documentation is silent, the fake does this: opens and clicks are filtered
    by dates like messages; a moment given to the day, the minute or the second means all of it;
    dates with an offset or a Z match nothing; in the autumn night a time from one to two means
    both hours; text is compared without case but for tags, mailbox hashes and metadata.
    """

    def __init__(
        self,
        server_token: str = "fake-server-token",
        *,
        now: datetime | None = None,
        total_count_cap: int | None = None,
    ) -> None:
        """Start without messages.

        Args:
            server_token: The token that requests must carry.
            now: An aware datetime to start from; by default the real time, which runs on.
            total_count_cap: Where the lists' TotalCount stops; None means nowhere. Whether the
                service has such a cap is not documented.
        """
        self._state = State(server_token, Clock(now))
        self._service = Service(self._state, total_count_cap)
        self._requests: deque[ReceivedRequest] = deque(maxlen=_REMEMBERED)
        self.outbound: FakeOutbound = FakeOutbound(self._state)
        self.inbound: FakeInbound = FakeInbound(self._state)
        super().__init__(self._state.lock)

    def __repr__(self) -> str:
        return f"FakePostmark({len(self.outbound)} outbound, {len(self.inbound)} inbound)"

    @property
    def server_token(self) -> str:
        """The token that requests must carry."""
        return self._state.server_token

    @property
    def now(self) -> datetime:
        """When the next message or event happens, in UTC. Set it to any aware datetime.

        Real time until it is set. From then on it stands still, but for the millisecond that each
        message or event takes.
        """
        return self._state.clock.now

    @now.setter
    def now(self, moment: datetime) -> None:
        with self._state.lock:
            self._state.clock.now = moment

    def advance(self, duration: timedelta) -> None:
        """Move `now` on, and stop it there."""
        with self._state.lock:
            self._state.clock.now += duration

    @property
    def requests(self) -> list[ReceivedRequest]:
        """A list of what was received, refused requests included, oldest first.

        Of a server that runs on, the last 100,000.
        """
        with self._state.lock:
            return list(self._requests)

    def add_samples(self, messages: int = 2000, *, seed: int = 1) -> None:
        """Add that many varied outbound messages and a quarter as many inbound ones.

        They reach 45 days back from `now`, with events, opens and clicks. The same seed gives the
        same messages, and the same times if `now` is the same.
        """
        add_samples(self, messages, seed)

    @property
    def transport(self) -> FakeTransport:
        """A transport for an `httpx.Client` or `httpx.AsyncClient` of your own: no socket."""
        return FakeTransport(self._handle)

    def server_client(self, **options: Unpack[ClientOptions]) -> postmark.AsyncServerClient:
        """Return an asyncio client of this server, with no socket; it need not be closed.

        `options` are those of `postmark.ServerClient`. Set `retries=0` where a test wants the
        first error at once.
        """
        http_client = httpx.AsyncClient(transport=self.transport)
        return postmark.AsyncServerClient(self.server_token, http_client=http_client, **options)

    def sync_server_client(self, **options: Unpack[ClientOptions]) -> postmark.SyncServerClient:
        """Return a blocking client of this server, with no socket; it need not be closed.

        `options` are those of `postmark.SyncServerClient`. Set `retries=0` where a test wants the
        first error at once.
        """
        http_client = httpx.Client(transport=self.transport)
        return postmark.SyncServerClient(self.server_token, http_client=http_client, **options)

    def serve(self, port: int = 0) -> AbstractContextManager[str]:
        """Serve on a port of 127.0.0.1 while the context lasts; gives the base URL.

            with fake.serve() as url:
                client = SyncServerClient(fake.server_token, base_url=url)

        `port` 0 takes any free one; OSError where the port is taken. At the end all connections
        are closed at once, and what a callback of `on_request` raised is raised.
        """
        return serving(self._handle, port)

    def _handle(
        self, method: str, target: str, headers: Iterable[tuple[str, str]], body: bytes
    ) -> Reply:
        request, credentials = receive(method, target, headers, body)
        with self._state.lock:
            self._requests.append(request)
        return self._react(request, lambda: self._service.answer(request, credentials))
