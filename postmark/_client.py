"""The two clients."""

from __future__ import annotations

import enum
import inspect
import json as json_module
import re
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Final, Literal, NoReturn, Self
from urllib.parse import quote

from postmark._arguments import seconds, whole_number
from postmark._inbound import AsyncInbound, SyncInbound
from postmark._injected import InjectedAsyncClient, InjectedClient
from postmark._lanes import AsyncioLanes, BlockingLane
from postmark._outbound import AsyncOutbound, SyncOutbound
from postmark._retry import Options
from postmark._target import target
from postmark._transport import AsyncTransport, OnAttempt, SyncTransport
from postmark._version import __version__
from postmark._wire import Request, encoded

BASE_URL = "https://api.postmarkapp.com"

Parameter = str | int | float | bool | None


class _Inherited(enum.Enum):
    INHERITED = "inherited"

    def __repr__(self) -> str:
        return "INHERITED"


INHERITED: Final = _Inherited.INHERITED
NotGiven = Literal[_Inherited.INHERITED]


def _options(timeout: object, deadline: object, retries: object) -> Options:
    return Options(
        seconds("timeout", timeout),
        None if deadline is None else seconds("deadline", deadline),
        whole_number("retries", retries, 0),
    )


def _other_options(
    options: Options,
    timeout: float | NotGiven,
    deadline: float | NotGiven | None,
    retries: int | NotGiven,
) -> Options:
    return _options(
        options.timeout if timeout is INHERITED else timeout,
        options.deadline if deadline is INHERITED else deadline,
        options.retries if retries is INHERITED else retries,
    )


def _checked_callback(on_attempt: OnAttempt | None) -> OnAttempt | None:
    if on_attempt is None:
        return None
    if not callable(on_attempt):
        raise TypeError(f"on_attempt must be callable, not {type(on_attempt).__name__}")
    if any(map(inspect.iscoroutinefunction, (on_attempt, type(on_attempt).__call__))):
        raise TypeError("on_attempt must be a plain function: nobody awaits what it returns")
    return on_attempt


def _any_request(
    method: str, path: str, params: Mapping[str, Parameter] | None, json: object
) -> Request[Any]:
    if not isinstance(method, str) or not isinstance(path, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError("method and path must be str")
    if not re.fullmatch(r"[A-Za-z]+", method) or method.upper() in ("CONNECT", "HEAD"):
        raise ValueError(f"method must be an HTTP method with a response body, not {method!r}")
    if not re.fullmatch(r"/(?!/)[^?#\s\x00-\x1f\x7f\\]{,2000}", path) or _climbs(path):
        raise ValueError(
            "path must start with one / and hold no query, no white space, no . or .. segment and "
            f"2,000 characters at most, not {path[:2_001]!r}"
        )
    body = None if json is None else json_module.dumps(json, allow_nan=False).encode()
    return Request(
        method.upper(), quote(path, safe="/%:@!$&'()*+,;=~"), _same, _query(params), body
    )


def _climbs(path: str) -> bool:
    return any(re.fullmatch(r"(\.|%2e){1,2}", part, re.IGNORECASE) for part in path.split("/"))


def _same(data: Any) -> Any:
    return data


def _query(params: Mapping[str, Parameter] | None) -> str:
    if params is not None and not isinstance(params, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"params must be a mapping, not {type(params).__name__}")
    for name, value in (params or {}).items():
        if not isinstance(name, str) or not isinstance(value, Parameter):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(
                f"params must map str to str, int, float, bool or None, not {name!r}: {value!r}"
            )
    given = [(name, value) for name, value in (params or {}).items() if value is not None]
    # str() of an enum member may be its name; these give its value.
    wire = [
        (str.__str__(n), str.__str__(v) if isinstance(v, str) else json_module.dumps(v))
        for n, v in given
    ]
    return encoded(wire)


class SyncServerClient:
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
            base_url: Base URL of the API.
            timeout: Seconds one attempt may take, from taking or opening a connection to the last
                byte.
            deadline: Seconds the whole call may take: waiting for a free connection, all attempts
                and the waits between them. None means no limit beyond those of the attempts.
            retries: Maximum number of further attempts after the first.
            http_client: An httpx or httpx2 client to use instead of the SDK's own connections. It
                is used as it is and never closed.
            on_attempt: Called with an `Attempt` after every attempt. Exceptions it raises are
                logged.

        Raises:
            ValueError: There is no token, or an argument is out of range.
            TypeError: An argument has the wrong type.
        """
        where = target(server_token, base_url, __version__, own=http_client is None)
        sender = BlockingLane(where) if http_client is None else InjectedClient(where, http_client)
        options = _options(timeout, deadline, retries)
        self._owns = True
        self._bind(SyncTransport(where, sender, options, _checked_callback(on_attempt)))

    def _bind(self, transport: SyncTransport) -> None:
        self._transport = transport
        self.outbound = SyncOutbound(transport)
        self.inbound = SyncInbound(transport)

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
            timeout: Seconds one attempt may take.
            deadline: Seconds the whole call may take; None means no deadline.
            retries: Maximum number of further attempts after the first.

        Returns:
            A client of the same class. Closing it does nothing; closing the original closes both.

        Raises:
            ValueError: An argument is out of range.
            TypeError: An argument has the wrong type.
        """
        options = _other_options(self._transport.options, timeout, deadline, retries)
        view = object.__new__(type(self))
        view.__dict__.update(self.__dict__)
        view._owns = False
        view._bind(self._transport.with_options(options))
        return view

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
        return self._transport.send(_any_request(method, path, params, json))

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

    def __repr__(self) -> str:
        """Return the class and the base URL, never the token."""
        return f"<{type(self).__name__} {self._transport.target.base_url}>"

    def __reduce__(self) -> NoReturn:
        """Refuse to pickle: the token would be in it."""
        raise TypeError(f"{type(self).__name__} cannot be pickled: make one in each process")


class AsyncServerClient:
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
            base_url: Base URL of the API.
            timeout: Seconds one attempt may take, from taking or opening a connection to the last
                byte.
            deadline: Seconds the whole call may take: waiting for a free connection, all attempts
                and the waits between them. None means no limit beyond those of the attempts.
            retries: Maximum number of further attempts after the first.
            http_client: An httpx or httpx2 client to use instead of the SDK's own connections. It
                is used as it is and never closed.
            on_attempt: Called with an `Attempt` after every attempt. Exceptions it raises are
                logged.

        Raises:
            ValueError: There is no token, or an argument is out of range.
            TypeError: An argument has the wrong type.
        """
        where = target(server_token, base_url, __version__, own=http_client is None)
        sender = (
            AsyncioLanes(where) if http_client is None else InjectedAsyncClient(where, http_client)
        )
        options = _options(timeout, deadline, retries)
        self._owns = True
        self._bind(AsyncTransport(where, sender, options, _checked_callback(on_attempt)))

    def _bind(self, transport: AsyncTransport) -> None:
        self._transport = transport
        self.outbound = AsyncOutbound(transport)
        self.inbound = AsyncInbound(transport)

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
            timeout: Seconds one attempt may take.
            deadline: Seconds the whole call may take; None means no deadline.
            retries: Maximum number of further attempts after the first.

        Returns:
            A client of the same class. Closing it does nothing; closing the original closes both.

        Raises:
            ValueError: An argument is out of range.
            TypeError: An argument has the wrong type.
        """
        options = _other_options(self._transport.options, timeout, deadline, retries)
        view = object.__new__(type(self))
        view.__dict__.update(self.__dict__)
        view._owns = False
        view._bind(self._transport.with_options(options))
        return view

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
        return await self._transport.send(_any_request(method, path, params, json))

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

    def __repr__(self) -> str:
        """Return the class and the base URL, never the token."""
        return f"<{type(self).__name__} {self._transport.target.base_url}>"

    def __reduce__(self) -> NoReturn:
        """Refuse to pickle: the token would be in it."""
        raise TypeError(f"{type(self).__name__} cannot be pickled: make one in each process")
