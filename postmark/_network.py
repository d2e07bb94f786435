"""Sockets for httpcore whose every operation ends by the attempt's end, and that die at once.

Blocking: each operation waits no longer than what is left of the attempt, so that a server that
drips one byte a second cannot hold a call. asyncio: the attempt as a whole is under a timeout, so
nothing here waits by itself; closing never awaits, so that a cancelled call ends at once.
"""

from __future__ import annotations

import asyncio
import select
import socket
import ssl
from collections.abc import Iterable
from contextlib import suppress
from time import monotonic
from typing import Any, cast

import httpcore

HIGH_WATER = 256 * 1024
"""Bytes an asyncio connection takes in before anyone reads them."""

Address = tuple[Any, ...]


class Link:
    """What a connection knows of its attempt: when it ends, and whether bytes have left."""

    def __init__(self) -> None:
        """Start with no attempt."""
        self.until = 0.0
        self.sent = False

    def begin(self, until: float) -> None:
        """Begin an attempt that ends at `until` (monotonic)."""
        self.until = until
        self.sent = False

    def left(self, shares: int = 1) -> float:
        """Return the seconds left for one of `shares` tries; raise TimeoutError at none."""
        left = self.until - monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        return left / shares


# --- blocking ---------------------------------------------------------------------------------


class BlockingBackend(httpcore.NetworkBackend):
    """Opens the one socket of a blocking connection."""

    def __init__(self, link: Link) -> None:
        """Bind to the connection's link."""
        self.link = link
        self.socket: socket.socket | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the link knows better
        local_address: str | None = None,  # noqa: ARG002 - never given
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - never given
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers, each with its share of the time."""
        problem: OSError = OSError("no address")
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from None
        for index, (family, kind, protocol, _, address) in enumerate(found):
            sock = self.socket = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(self.link.left(len(found) - index))
                sock.connect(address)
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                sock.close()
                problem = error
            except BaseException:
                sock.close()
                raise
            else:
                return BlockingStream(self, sock)
        raise _connect_error(problem)

    def cut(self) -> None:
        """Wake the thread that waits for the socket; closing alone would not."""
        self.link.until = 0.0
        if self.socket is not None:
            with suppress(OSError):
                # Not SSLSocket's own, which takes the TLS object from under the waiting thread.
                socket.socket.shutdown(self.socket, socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the socket, whoever holds it. Sends nothing, so a parent's TLS goes on."""
        if self.socket is not None:
            self.socket.close()


class BlockingStream(httpcore.NetworkStream):
    """The one socket of a blocking connection."""

    def __init__(self, backend: BlockingBackend, sock: socket.socket) -> None:
        """Take the socket over."""
        self._backend = backend
        self._link = backend.link
        self._socket = sock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Return what has come, b"" at the end."""
        try:
            self._socket.settimeout(self._link.left())
            return self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(str(error)) from None
        except OSError as error:
            raise httpcore.ReadError(str(error)) from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send all of the buffer."""
        view = memoryview(buffer)
        try:
            while view:
                self._socket.settimeout(self._link.left())
                self._link.sent = True
                view = view[self._socket.send(view) :]
        except TimeoutError as error:
            raise httpcore.WriteTimeout(str(error)) from None
        except OSError as error:
            raise httpcore.WriteError(str(error)) from None

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the link knows better
    ) -> httpcore.NetworkStream:
        """Shake hands."""
        if isinstance(self._socket, ssl.SSLSocket):
            raise httpcore.ConnectError("a proxy that is itself reached over TLS is not supported")
        try:
            self._socket.settimeout(self._link.left())
            wrapped = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except OSError as error:
            self._socket.close()
            raise _connect_error(error) from None
        except BaseException:
            self._socket.close()
            raise
        self._backend.socket = wrapped
        return BlockingStream(self._backend, wrapped)

    def get_extra_info(self, info: str) -> Any:
        """Answer what httpcore asks: the TLS object, and whether anything has come."""
        if info == "ssl_object":
            return self._socket if isinstance(self._socket, ssl.SSLSocket) else None
        if info == "is_readable":
            return _is_readable(self._socket)
        return None


def _is_readable(sock: socket.socket) -> bool:
    if sock.fileno() < 0:
        return True
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([sock], [], [], 0)[0])
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))


def _connect_error(error: OSError) -> httpcore.ConnectError | httpcore.ConnectTimeout:
    kind = httpcore.ConnectTimeout if isinstance(error, TimeoutError) else httpcore.ConnectError
    return kind(str(error))


# --- asyncio ----------------------------------------------------------------------------------


class AsyncioBackend(httpcore.AsyncNetworkBackend):
    """Opens the one socket of an asyncio connection."""

    def __init__(self, link: Link) -> None:
        """Bind to the connection's link."""
        self.link = link
        self.stream: AsyncioStream | None = None

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the attempt is under one
        local_address: str | None = None,  # noqa: ARG002 - never given
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - never given
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address that answers, each with its share of the time."""
        problem: OSError = OSError("no address")
        try:
            found = await _addresses(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from None
        for index, address in enumerate(found):
            try:
                async with asyncio.timeout(self.link.left(len(found) - index)):
                    self.stream = AsyncioStream(self.link)
                    await self.stream.connect(address[0], address[1])
                    return self.stream
            except OSError as error:
                problem = error
        raise _connect_error(problem)

    def close(self) -> None:
        """Drop the connection at once."""
        if self.stream is not None:
            self.stream.abort()


async def _addresses(host: str, port: int) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except socket.gaierror:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [cast("Address", info[4]) for info in found]


class AsyncioStream(asyncio.Protocol, httpcore.AsyncNetworkStream):
    """The one socket of an asyncio connection, read by one task at a time."""

    def __init__(self, link: Link) -> None:
        """Start without a connection."""
        self._link = link
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._ended = False
        self._problem: Exception | None = None
        self._writable = True
        self._waiter: asyncio.Future[None] | None = None

    async def connect(self, host: str, port: int) -> None:
        """Open the connection."""
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: self, host, port)

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport, so that the connection can be dropped whatever happens next."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Keep what came, and stop reading where nobody takes it."""
        self._buffer += data
        if len(self._buffer) > HIGH_WATER and self._transport:
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        """End reading; False lets asyncio close the connection."""
        self._ended = True
        self._wake()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """End reading and writing."""
        self._ended = True
        self._problem = exc
        self._wake()

    def pause_writing(self) -> None:
        """Note that the peer does not keep up."""
        self._writable = False

    def resume_writing(self) -> None:
        """Note that the peer keeps up again."""
        self._writable = True
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def _change(self) -> None:
        self._waiter = asyncio.get_running_loop().create_future()
        await self._waiter

    # httpcore.AsyncNetworkStream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Return what has come, b"" at the end."""
        while not self._buffer and not self._ended:
            await self._change()
        if not self._buffer and self._problem is not None:
            raise httpcore.ReadError(str(self._problem))
        data = bytes(self._buffer[:max_bytes])
        del self._buffer[:max_bytes]
        if self._transport and not self._ended and len(self._buffer) <= HIGH_WATER:
            self._transport.resume_reading()
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send all of the buffer."""
        if not buffer:
            return
        if self._ended or self._transport is None:
            raise httpcore.WriteError("the connection is closed")
        self._link.sent = True
        self._transport.write(buffer)
        while not self._writable and not self._ended:
            await self._change()

    async def aclose(self) -> None:
        """Drop the connection at once: nobody waits for a goodbye."""
        self.abort()

    def abort(self) -> None:
        """Drop the connection at once."""
        if self._transport is not None:
            self._transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the attempt is under one
    ) -> httpcore.AsyncNetworkStream:
        """Shake hands."""
        loop = asyncio.get_running_loop()
        plain = cast("asyncio.Transport", self._transport)
        try:
            secured = await loop.start_tls(
                plain, self, ssl_context, server_hostname=server_hostname
            )
        except OSError as error:
            plain.abort()
            raise httpcore.ConnectError(str(error)) from None
        except BaseException:
            plain.abort()
            raise
        if secured is None:
            raise httpcore.ConnectError("the connection was closed")
        self._transport = secured
        return self

    def get_extra_info(self, info: str) -> Any:
        """Answer what httpcore asks: the TLS object, and whether anything has come."""
        if info == "ssl_object":
            return self._transport.get_extra_info(info) if self._transport else None
        if info == "is_readable":
            return self._ended or bool(self._buffer)
        return None
