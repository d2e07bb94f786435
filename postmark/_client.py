"""The two clients."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Final, Generic, Literal, NoReturn, Self, TypeVar

from postmark._any_request import Parameter, any_request
from postmark._arguments import checked_options, plain_function
from postmark._http.attempts import AsyncTransport, OnAttempt, SyncTransport
from postmark._http.injected import InjectedAsyncClient, InjectedClient
from postmark._http.pool import AsyncPool, SyncPool
from postmark._http.target import SERVER, target
from postmark._inbound import AsyncInbound, SyncInbound
from postmark._outbound import AsyncOutbound, SyncOutbound

T = TypeVar("T", SyncTransport, AsyncTransport)

BASE_URL = "https://api.postmarkapp.com"


class _Inherited(enum.Enum):
    INHERITED = "inherited"

    def __repr__(self) -> str:
        return "INHERITED"


INHERITED: Final = _Inherited.INHERITED
NotGiven = Literal[_Inherited.INHERITED]


class _ServerClient(Generic[T]):
    """What both clients share, given the transport `T` of each."""

    _transport: T
    _owns = True

    def _bind(self, transport: T) -> None:
        raise NotImplementedError

    def with_options(
        self,
        *,
        timeout: float | NotGiven = INHERITED,
        deadline: float | NotGiven | None = INHERITED,
        retries: int | NotGiven = INHERITED,
    ) -> Self:
        """Return a client with different limits that shares this one's connections.

        Arguments that are not given keep this client's values.

        Args:
            timeout: Seconds one attempt may take; more than 0.
            deadline: Seconds the whole call may take; more than 0. None means no deadline.
            retries: Maximum number of further attempts after the first, 0 or more.

        Returns:
            A client of the same class. Closing it does nothing; closing the original closes both.

        Raises:
            ValueError: An argument is out of range.
            TypeError: An argument has the wrong type.
        """
        options = self._transport.options
        options = checked_options(
            options.timeout if timeout is INHERITED else timeout,
            options.deadline if deadline is INHERITED else deadline,
            options.retries if retries is INHERITED else retries,
        )
        view = object.__new__(type(self))
        view.__dict__.update(self.__dict__)
        view._owns = False
        view._bind(self._transport.with_options(options))
        return view

    def __repr__(self) -> str:
        """Return the class and the base URL, never the token."""
        return f"<{type(self).__name__} {self._transport.target.base_url}>"

    def __reduce__(self) -> NoReturn:
        """Refuse to pickle: the token would be in it."""
        raise TypeError(f"{type(self).__name__} cannot be pickled: create one in each process")


class SyncServerClient(_ServerClient[SyncTransport]):
    """Synchronous client for one Postmark server.

    https://postmarkapp.com/developer/api/messages-api

    One client can be kept for the life of the process, shared by any number of threads, and used
    after a fork. It opens up to 100 connections, and none before the first call.

    Attributes:
        outbound: Messages the server sent, with their events, opens and clicks.
        inbound: Messages the server received.
    """

    outbound: SyncOutbound
    inbound: SyncInbound

    def __init__(
        self,
        server_token: str | None = None,
        *,
        base_url: str = BASE_URL,
        timeout: float = 10.0,
        deadline: float | None = 30.0,
        retries: int = 3,
        http_client: Any = None,
        on_attempt: OnAttempt | None = None,
    ) -> None:
        """Create a client. No request is sent.

        Args:
            server_token: The server's API token; None reads it from $POSTMARK_SERVER_TOKEN.
            base_url: Base URL of the API: http or https, with an optional port and path.
            timeout: Seconds one attempt may take, from taking or opening a connection to the last
                byte; more than 0.
            deadline: Seconds the whole call may take: waiting for a free connection, all attempts
                and the waits between them; more than 0. None means no limit beyond those of the
                attempts.
            retries: Maximum number of further attempts after the first, 0 or more.
            http_client: An httpx or httpx2 client, sync or async like this one, to use instead of
                the SDK's own connections. It is used as it is and never closed.
            on_attempt: A plain function, called with an `Attempt` after every attempt, in the
                thread or task of the attempt: while a stream prefetches, in several at a time.
                Exceptions it raises are logged.

        Raises:
            ValueError: There is no token, or an argument is out of range.
            TypeError: An argument has the wrong type.
        """
        where = target(SERVER, server_token, base_url, own=http_client is None)
        sender = SyncPool(where) if http_client is None else InjectedClient(where, http_client)
        options = checked_options(timeout, deadline, retries)
        self._bind(SyncTransport(where, sender, options, plain_function("on_attempt", on_attempt)))

    def _bind(self, transport: SyncTransport) -> None:
        self._transport = transport
        self.outbound = SyncOutbound(transport)
        self.inbound = SyncInbound(transport)

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Parameter] | None = None,
        json: object = None,
    ) -> Any:
        """Call any other Postmark endpoint, with the same token, limits and errors.

        https://postmarkapp.com/developer

        Args:
            method: HTTP method, except HEAD and CONNECT. A GET is retried like the other reads;
                anything else is never retried, unless it provably did not reach Postmark or was
                rate limited.
            path: Path of the endpoint, with its leading slash, at most 2,000 characters; not a URL.
            params: Query parameters; None values are left out.
            json: Request body, sent as JSON; None sends none.

        Returns:
            The decoded JSON.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._transport.send(any_request(method, path, params, json))

    def close(self) -> None:
        """Close all connections. Idempotent; later requests raise RuntimeError."""
        if self._owns:
            self._transport.close()

    def __enter__(self) -> Self:
        """Return the client."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the client."""
        self.close()


class AsyncServerClient(_ServerClient[AsyncTransport]):
    """Asynchronous client for one Postmark server; requires asyncio.

    https://postmarkapp.com/developer/api/messages-api

    One client can be kept for the life of the process, shared by any number of tasks, event loops
    and threads, and used after a fork. It opens up to 100 connections per loop, and none before the
    first call.

    Attributes:
        outbound: Messages the server sent, with their events, opens and clicks.
        inbound: Messages the server received.
    """

    outbound: AsyncOutbound
    inbound: AsyncInbound

    def __init__(
        self,
        server_token: str | None = None,
        *,
        base_url: str = BASE_URL,
        timeout: float = 10.0,
        deadline: float | None = 30.0,
        retries: int = 3,
        http_client: Any = None,
        on_attempt: OnAttempt | None = None,
    ) -> None:
        """Create a client. No request is sent.

        Args:
            server_token: The server's API token; None reads it from $POSTMARK_SERVER_TOKEN.
            base_url: Base URL of the API: http or https, with an optional port and path.
            timeout: Seconds one attempt may take, from taking or opening a connection to the last
                byte; more than 0.
            deadline: Seconds the whole call may take: waiting for a free connection, all attempts
                and the waits between them; more than 0. None means no limit beyond those of the
                attempts.
            retries: Maximum number of further attempts after the first, 0 or more.
            http_client: An httpx or httpx2 client, sync or async like this one, to use instead of
                the SDK's own connections. It is used as it is and never closed.
            on_attempt: A plain function, called with an `Attempt` after every attempt, in the
                thread or task of the attempt: while a stream prefetches, in several at a time.
                Exceptions it raises are logged.

        Raises:
            ValueError: There is no token, or an argument is out of range.
            TypeError: An argument has the wrong type.
        """
        where = target(SERVER, server_token, base_url, own=http_client is None)
        sender = (
            AsyncPool(where) if http_client is None else InjectedAsyncClient(where, http_client)
        )
        options = checked_options(timeout, deadline, retries)
        self._bind(AsyncTransport(where, sender, options, plain_function("on_attempt", on_attempt)))

    def _bind(self, transport: AsyncTransport) -> None:
        self._transport = transport
        self.outbound = AsyncOutbound(transport)
        self.inbound = AsyncInbound(transport)

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Parameter] | None = None,
        json: object = None,
    ) -> Any:
        """Call any other Postmark endpoint, with the same token, limits and errors.

        https://postmarkapp.com/developer

        Args:
            method: HTTP method, except HEAD and CONNECT. A GET is retried like the other reads;
                anything else is never retried, unless it provably did not reach Postmark or was
                rate limited.
            path: Path of the endpoint, with its leading slash, at most 2,000 characters; not a URL.
            params: Query parameters; None values are left out.
            json: Request body, sent as JSON; None sends none.

        Returns:
            The decoded JSON.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._transport.send(any_request(method, path, params, json))

    async def close(self) -> None:
        """Close all connections. Idempotent; later requests raise RuntimeError."""
        if self._owns:
            await self._transport.close()

    async def __aenter__(self) -> Self:
        """Return the client."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the client."""
        await self.close()
