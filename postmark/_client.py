"""The four clients: a token in, resources out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, TypeVar, overload

from postmark._any_request import Parameter, any_request
from postmark._arguments import INHERITED, NotGiven, checked_options, checked_zone, plain_function
from postmark._calls import AsyncCalls, SyncCalls
from postmark._http.attempts import AsyncTransport, OnAttempt, SyncTransport
from postmark._http.injected import AsyncInjected, SyncInjected
from postmark._http.outcome import Options
from postmark._http.pool import AsyncPool, SyncPool
from postmark._http.target import ACCOUNT, SERVER, Credential, Target, target
from postmark._sending.email import EmailFields, checked_defaults
from postmark._wire.calls import explained

if TYPE_CHECKING:
    from postmark._generated.resources.bounces import AsyncBounces, SyncBounces
    from postmark._generated.resources.data_removals import AsyncDataRemovals, SyncDataRemovals
    from postmark._generated.resources.domains import AsyncDomains, SyncDomains
    from postmark._generated.resources.inbound import AsyncInbound, SyncInbound
    from postmark._generated.resources.inbound_rules import AsyncInboundRules, SyncInboundRules
    from postmark._generated.resources.message_streams import (
        AsyncMessageStreams,
        SyncMessageStreams,
    )
    from postmark._generated.resources.server import AsyncServer, SyncServer
    from postmark._generated.resources.servers import AsyncServers, SyncServers
    from postmark._generated.resources.signatures import AsyncSignatures, SyncSignatures
    from postmark._generated.resources.stats import AsyncStats, SyncStats
    from postmark._generated.resources.template_pushes import (
        AsyncTemplatePushes,
        SyncTemplatePushes,
    )
    from postmark._generated.resources.templates import AsyncTemplates, SyncTemplates
    from postmark._sending.resource import AsyncOutbound, SyncOutbound
    from postmark._suppressions import AsyncSuppressions, SyncSuppressions
    from postmark._webhook_settings import AsyncWebhooks, SyncWebhooks

T = TypeVar("T", SyncTransport, AsyncTransport)
R = TypeVar("R")


class Resource(Generic[R]):
    """A resource of a client, loaded when it is first touched; on the class, its class is seen."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._class = name
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, client: None, owner: type) -> type[R]: ...
    @overload
    def __get__(self, client: Client[Any], owner: type) -> R: ...
    def __get__(self, client: Client[Any] | None, owner: type) -> type[R] | R:
        kind: Any = getattr(import_module(f"postmark.{self._module}"), self._class)
        if client is None:
            found: type[R] = kind
            return found
        made: R = kind(client._calls)  # pyright: ignore[reportPrivateUsage] - of its own client
        client.__dict__[self._name] = made  # from now on, it is found there first
        return made


@explained
class Client(Generic[T]):
    """What all clients share, given the transport `T` of their colour."""

    _transport: T
    _calls: Any
    _owns = True

    def _bind(self, transport: T, zone: tzinfo | None, defaults: Mapping[str, Any]) -> None:
        raise NotImplementedError

    def _connect(self, where: Target, http_client: Any, options: Options, watch: Any) -> T:
        raise NotImplementedError

    def _start(
        self,
        credential: Credential,
        token: str | None,
        base_url: str | None,
        http_client: Any,
        options: Options,
        zone: tzinfo | None,
        on_attempt: OnAttempt | None,
        defaults: Mapping[str, Any],
    ) -> None:
        where = target(credential, token, base_url, own=http_client is None)
        watch = plain_function("on_attempt", on_attempt)
        transport = self._connect(where, http_client, options, watch)
        self._bind(transport, checked_zone(zone), defaults)

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
        options = checked_options(self._transport.options, timeout, deadline, retries)
        view = object.__new__(type(self))
        view._owns = False
        transport = self._transport.with_options(options)
        view._bind(transport, self._calls.zone, self._calls.send_defaults)
        return view

    def __repr__(self) -> str:
        """Return the class and the base URL, never the token."""
        return f"<{type(self).__name__} {self._transport.target.base_url}>"

    def __copy__(self) -> Self:
        """Return the client itself: its connections are not copied."""
        return self

    def __deepcopy__(self, memo: object) -> Self:
        """Return the client itself: its connections are not copied."""
        return self

    def __reduce__(self) -> NoReturn:
        """Refuse to pickle: the token would be in it."""
        raise TypeError(f"{type(self).__name__} cannot be pickled: create one in each process")


@explained
class SyncClient(Client[SyncTransport]):
    """What the sync clients share."""

    def _bind(self, transport: SyncTransport, zone: tzinfo | None, defaults: Any) -> None:
        self._transport = transport
        self._calls = SyncCalls(transport, zone, defaults)

    def _connect(
        self, where: Target, http_client: Any, options: Options, watch: Any
    ) -> SyncTransport:
        sender = SyncPool(where) if http_client is None else SyncInjected(where, http_client)
        return SyncTransport(where, sender, options, watch)

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
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


@explained
class AsyncClient(Client[AsyncTransport]):
    """What the async clients share."""

    def _bind(self, transport: AsyncTransport, zone: tzinfo | None, defaults: Any) -> None:
        self._transport = transport
        self._calls = AsyncCalls(transport, zone, defaults)

    def _connect(
        self, where: Target, http_client: Any, options: Options, watch: Any
    ) -> AsyncTransport:
        sender = AsyncPool(where) if http_client is None else AsyncInjected(where, http_client)
        return AsyncTransport(where, sender, options, watch)

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
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    if not TYPE_CHECKING:  # for type checkers, it is no context manager at all

        def __enter__(self) -> NoReturn:
            name = type(self).__name__
            raise TypeError(f"{name} needs `async with`; for `with`, there is {SYNC_NAMES[name]}")

        def __exit__(self, *_: object) -> None: ...


SYNC_NAMES = {"AsyncServerClient": "SyncServerClient", "AsyncAccountClient": "SyncAccountClient"}


@explained
class ServerClientOptions:
    """How a client of a server is made."""

    def __init__(
        self,
        server_token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | NotGiven = INHERITED,
        deadline: float | NotGiven | None = INHERITED,
        retries: int = 3,
        http_client: Any = None,
        timezone: tzinfo | None = None,
        send_defaults: EmailFields | None = None,
        on_attempt: OnAttempt | None = None,
    ) -> None:
        """Create a client. No request is sent.

        Args:
            server_token: The server's API token; None reads it from $POSTMARK_SERVER_TOKEN.
            base_url: Base URL of the API: http or https, with an optional port and path. None reads
                it from $POSTMARK_BASE_URL, else it is https://api.postmarkapp.com.
            timeout: Seconds one attempt may take, from taking or opening a connection to the last
                byte; more than 0. Not given: 10; 60 to send a mail, 120 to send a batch.
            deadline: Seconds the whole call may take: waiting for a free connection, all attempts
                and the waits between them; more than 0. None means no limit beyond those of the
                attempts. Not given: 30; 90 to send a mail, 180 for each request of a batch.
            retries: Maximum number of further attempts after the first, 0 or more.
            http_client: An httpx or httpx2 client, sync or async like this one, to use instead of
                the SDK's own connections. It is used as it is and never closed.
            timezone: The zone in which naive datetimes and dates of filters are meant. None means
                US Eastern, as Postmark has it.
            send_defaults: Fields that every send of this client starts from, such as a sender.
            on_attempt: A plain function, called with an `Attempt` after every attempt, in the
                thread or task of the attempt: while a stream prefetches, in several at a time.
                Exceptions it raises are logged.

        Raises:
            ValueError: There is no token, or an argument is out of range.
            TypeError: An argument has the wrong type.
        """
        client: Any = self
        options = checked_options(Options(), timeout, deadline, retries)
        client._start(
            SERVER, server_token, base_url, http_client, options, timezone, on_attempt,
            checked_defaults(send_defaults),
        )  # fmt: skip
        _ = client.outbound, client.inbound  # loaded now, not in the first call


@explained
class AccountClientOptions:
    """How a client of an account is made."""

    def __init__(
        self,
        account_token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | NotGiven = INHERITED,
        deadline: float | NotGiven | None = INHERITED,
        retries: int = 3,
        http_client: Any = None,
        timezone: tzinfo | None = None,
        on_attempt: OnAttempt | None = None,
    ) -> None:
        """Create a client. No request is sent.

        Args:
            account_token: The account's API token; None reads it from $POSTMARK_ACCOUNT_TOKEN.
            base_url: Base URL of the API: http or https, with an optional port and path. None reads
                it from $POSTMARK_BASE_URL, else it is https://api.postmarkapp.com.
            timeout: Seconds one attempt may take, from taking or opening a connection to the last
                byte; more than 0. Not given: 10.
            deadline: Seconds the whole call may take: waiting for a free connection, all attempts
                and the waits between them; more than 0. None means no limit beyond those of the
                attempts. Not given: 30.
            retries: Maximum number of further attempts after the first, 0 or more.
            http_client: An httpx or httpx2 client, sync or async like this one, to use instead of
                the SDK's own connections. It is used as it is and never closed.
            timezone: The zone in which naive datetimes and dates of filters are meant. None means
                US Eastern, as Postmark has it.
            on_attempt: A plain function, called with an `Attempt` after every attempt, in the
                thread or task of the attempt: while a stream prefetches, in several at a time.
                Exceptions it raises are logged.

        Raises:
            ValueError: There is no token, or an argument is out of range.
            TypeError: An argument has the wrong type.
        """
        client: Any = self
        options = checked_options(Options(), timeout, deadline, retries)
        client._start(
            ACCOUNT, account_token, base_url, http_client, options, timezone, on_attempt, {}
        )


class SyncServerClient(ServerClientOptions, SyncClient):
    """Synchronous client for one Postmark server.

    https://postmarkapp.com/developer/api/overview

    One client can be kept for the life of the process, shared by any number of threads, and used
    after a fork. It opens up to 100 connections, and none before the first call.

    Attributes:
        outbound: Sends mail; messages the server sent, with their events, opens and clicks.
        inbound: Messages the server received.
        bounces: Mails that came back, and the addresses they switched off.
        message_streams: The streams of the server.
        suppressions: The addresses to which a stream does not send.
        templates: Templates and layouts.
        webhooks: Addresses that Postmark posts events to.
        inbound_rules: Senders whose inbound mail is blocked.
        server: The server itself, with its settings.
        stats: Statistics of outbound mail.
    """

    __module__ = "postmark"

    outbound: Resource[SyncOutbound] = Resource("_sending.resource", "SyncOutbound")
    inbound: Resource[SyncInbound] = Resource("_generated.resources.inbound", "SyncInbound")
    bounces: Resource[SyncBounces] = Resource("_generated.resources.bounces", "SyncBounces")
    message_streams: Resource[SyncMessageStreams] = Resource(
        "_generated.resources.message_streams", "SyncMessageStreams"
    )
    suppressions: Resource[SyncSuppressions] = Resource("_suppressions", "SyncSuppressions")
    templates: Resource[SyncTemplates] = Resource("_generated.resources.templates", "SyncTemplates")
    webhooks: Resource[SyncWebhooks] = Resource("_webhook_settings", "SyncWebhooks")
    inbound_rules: Resource[SyncInboundRules] = Resource(
        "_generated.resources.inbound_rules", "SyncInboundRules"
    )
    server: Resource[SyncServer] = Resource("_generated.resources.server", "SyncServer")
    stats: Resource[SyncStats] = Resource("_generated.resources.stats", "SyncStats")


class AsyncServerClient(ServerClientOptions, AsyncClient):
    """Asynchronous client for one Postmark server; requires asyncio.

    https://postmarkapp.com/developer/api/overview

    One client can be kept for the life of the process, shared by any number of tasks, event loops
    and threads, and used after a fork. It opens up to 100 connections per loop, and none before the
    first call.

    Attributes:
        outbound: Sends mail; messages the server sent, with their events, opens and clicks.
        inbound: Messages the server received.
        bounces: Mails that came back, and the addresses they switched off.
        message_streams: The streams of the server.
        suppressions: The addresses to which a stream does not send.
        templates: Templates and layouts.
        webhooks: Addresses that Postmark posts events to.
        inbound_rules: Senders whose inbound mail is blocked.
        server: The server itself, with its settings.
        stats: Statistics of outbound mail.
    """

    __module__ = "postmark"

    outbound: Resource[AsyncOutbound] = Resource("_sending.resource", "AsyncOutbound")
    inbound: Resource[AsyncInbound] = Resource("_generated.resources.inbound", "AsyncInbound")
    bounces: Resource[AsyncBounces] = Resource("_generated.resources.bounces", "AsyncBounces")
    message_streams: Resource[AsyncMessageStreams] = Resource(
        "_generated.resources.message_streams", "AsyncMessageStreams"
    )
    suppressions: Resource[AsyncSuppressions] = Resource("_suppressions", "AsyncSuppressions")
    templates: Resource[AsyncTemplates] = Resource(
        "_generated.resources.templates", "AsyncTemplates"
    )
    webhooks: Resource[AsyncWebhooks] = Resource("_webhook_settings", "AsyncWebhooks")
    inbound_rules: Resource[AsyncInboundRules] = Resource(
        "_generated.resources.inbound_rules", "AsyncInboundRules"
    )
    server: Resource[AsyncServer] = Resource("_generated.resources.server", "AsyncServer")
    stats: Resource[AsyncStats] = Resource("_generated.resources.stats", "AsyncStats")


class SyncAccountClient(AccountClientOptions, SyncClient):
    """Synchronous client for a Postmark account.

    https://postmarkapp.com/developer/api/overview

    As safe to keep and to share as a `SyncServerClient`.

    Attributes:
        servers: The servers of the account.
        domains: The domains the account sends from, and their DNS records.
        signatures: The confirmed sender addresses of the account.
        templates: Copies of templates from one server to another.
        data_removals: Requests to erase what Postmark holds about a recipient.
    """

    __module__ = "postmark"

    servers: Resource[SyncServers] = Resource("_generated.resources.servers", "SyncServers")
    domains: Resource[SyncDomains] = Resource("_generated.resources.domains", "SyncDomains")
    signatures: Resource[SyncSignatures] = Resource(
        "_generated.resources.signatures", "SyncSignatures"
    )
    templates: Resource[SyncTemplatePushes] = Resource(
        "_generated.resources.template_pushes", "SyncTemplatePushes"
    )
    data_removals: Resource[SyncDataRemovals] = Resource(
        "_generated.resources.data_removals", "SyncDataRemovals"
    )


class AsyncAccountClient(AccountClientOptions, AsyncClient):
    """Asynchronous client for a Postmark account; requires asyncio.

    https://postmarkapp.com/developer/api/overview

    As safe to keep and to share as an `AsyncServerClient`.

    Attributes:
        servers: The servers of the account.
        domains: The domains the account sends from, and their DNS records.
        signatures: The confirmed sender addresses of the account.
        templates: Copies of templates from one server to another.
        data_removals: Requests to erase what Postmark holds about a recipient.
    """

    __module__ = "postmark"

    servers: Resource[AsyncServers] = Resource("_generated.resources.servers", "AsyncServers")
    domains: Resource[AsyncDomains] = Resource("_generated.resources.domains", "AsyncDomains")
    signatures: Resource[AsyncSignatures] = Resource(
        "_generated.resources.signatures", "AsyncSignatures"
    )
    templates: Resource[AsyncTemplatePushes] = Resource(
        "_generated.resources.template_pushes", "AsyncTemplatePushes"
    )
    data_removals: Resource[AsyncDataRemovals] = Resource(
        "_generated.resources.data_removals", "AsyncDataRemovals"
    )
