"""Sockets for httpcore that respect the attempt's time limit and close at once.

Each connection has one socket, so one object is both httpcore's backend (it opens the connection)
and its stream (it reads and writes). Sync: every operation waits at most for the rest of the
attempt, so a server that sends one byte per second cannot hold up a call. Async: the whole attempt
is under a timeout, so nothing here sets one of its own; closing never awaits, so a cancelled call
ends at once.
"""

from __future__ import annotations

import asyncio
import codecs
import select
import socket
import ssl
from collections.abc import Callable, Iterable
from contextlib import suppress
from math import ceil
from time import monotonic
from typing import Any, TypeVar, cast

import httpcore

T = TypeVar("T")

# Host names are encoded with it. If the first call loaded it, a fork at that moment would leave the
# child waiting for the lock of an import that nobody finishes.
codecs.lookup("idna")

HIGH_WATER = 256 * 1024
"""Bytes an async connection buffers before it pauses reading."""

MOST_AT_ONCE = 32 * 1024
"""Bytes given to httpcore at a time: its parser may take 100 ms for that many early hints (103),
during which no time limit is checked."""

LONGEST_TURN = 0.01
"""Seconds for which an async call parses what has arrived before other tasks get a turn: a body in
chunks of a byte takes two seconds for each 500 KiB."""

_CLOCK_ERROR = 0.001
"""Seconds by which a socket's timeout may appear early."""


class AttemptState:
    """The current attempt of a connection: when it ends, and whether the request was sent."""

    def __init__(self, handshakes: int) -> None:
        """Start with no attempt; `handshakes` TLS handshakes precede a request.

        Data written before the last of them is for a proxy.
        """
        self.until = 0.0
        self.wrote: bool | None = None
        self._all_handshakes = self._handshakes = handshakes

    def begin(self, until: float) -> None:
        """Start an attempt that ends at `until` (monotonic)."""
        self.until = until
        self.wrote = None

    def opening(self) -> None:
        """Record that a socket is about to be opened."""
        self.wrote = False
        self._handshakes = self._all_handshakes

    def shook_hands(self) -> None:
        """Record a TLS handshake."""
        self._handshakes -= 1

    def writing(self, sent: bool) -> None:
        """Record that bytes are about to be sent, or were."""
        self.wrote = bool(self.wrote or (sent and self._handshakes <= 0))

    @property
    def sent(self) -> bool:
        """Whether the request may have been sent; unknown, so True, without a socket (a mock)."""
        return self.wrote is not False

    def left(self, shares: int = 1) -> float:
        """Return the seconds left for one of `shares` tries; raise TimeoutError if none are."""
        left = self.until - monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        return left / shares


def _connect_error(error: Exception) -> httpcore.ConnectError | httpcore.ConnectTimeout:
    kind = httpcore.ConnectTimeout if isinstance(error, TimeoutError) else httpcore.ConnectError
    return kind(str(error) or "the connection was closed")


def _is_ready(sock: Any, *, writing: bool = False, seconds: float = 0.0) -> bool:
    """Return whether a socket can be read or written, after `seconds` at most."""
    if not hasattr(select, "poll"):  # Windows
        reading, written = ([], [sock]) if writing else ([sock], [])
        return any(select.select(reading, written, [], seconds))
    poll = select.poll()
    poll.register(sock, select.POLLOUT if writing else select.POLLIN)
    return bool(poll.poll(ceil(seconds * 1000)))


def _is_readable(sock: Any) -> bool:
    """Return whether the peer has sent unrequested data or closed the connection."""
    return sock is None or sock.fileno() < 0 or _is_ready(sock)


# --- sync -------------------------------------------------------------------------------------


class BlockingSocket(httpcore.NetworkBackend, httpcore.NetworkStream):
    """The socket of a sync connection.

    Once it is open, it never blocks, and waiting is a call of its own: a socket with a timeout
    would take two more system calls for each read or write, and let another thread go first.
    """

    def __init__(self, attempt: AttemptState) -> None:
        """Bind to the connection's attempt, without opening a socket."""
        self._attempt = attempt
        self._socket: socket.socket | None = None
        self._due = 0.0
        self._layers: list[_Tls] = []
        self._ended = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the attempt has the time limit
        local_address: str | None = None,  # noqa: ARG002 - never given
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - never given
    ) -> httpcore.NetworkStream:
        """Connect to the first address that responds; each gets its share of the time left."""
        self._attempt.opening()
        problem: Exception = OSError("no address")
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise _connect_error(error) from None
        for index, (family, kind, protocol, _, address) in enumerate(found):
            try:
                share = self._attempt.left(len(found) - index)
                self._due = monotonic() + share
                self._socket = socket.socket(family, kind, protocol)
                self._socket.settimeout(share)
                self._socket.connect(address)
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._socket.setblocking(False)
            except OSError as error:
                self.close()
                if self._is_of_caller(error):
                    raise
                problem = error
            else:
                return self
        raise _connect_error(problem)

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the attempt has the time limit
    ) -> httpcore.NetworkStream:
        """Perform the TLS handshake, with a proxy or, perhaps inside its TLS, with Postmark."""
        try:
            layer = _Tls(*self._channel(), ssl_context, server_hostname)
        except (OSError, ValueError) as error:
            self.close()
            if self._is_of_caller(error):
                raise
            raise _connect_error(error) from None
        self._layers.append(layer)
        self._attempt.shook_hands()
        return self

    def _channel(self) -> tuple[Callable[[int], bytes], Callable[[memoryview], int]]:
        """Return how to receive and send through all of TLS there is."""
        if self._layers:
            return self._layers[-1].receive, self._layers[-1].send
        return self._receive, self._send

    def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ARG002 - the attempt has the time limit
    ) -> bytes:
        """Return received data, b"" at the end."""
        try:
            receive, _ = self._channel()
            data = receive(min(max_bytes, MOST_AT_ONCE))
        except OSError as error:
            if self._is_of_caller(error):
                raise
            late = isinstance(error, TimeoutError)
            raise (httpcore.ReadTimeout if late else httpcore.ReadError)(str(error)) from None
        self._ended = not data
        return data

    def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ARG002 - the attempt has the time limit
    ) -> None:
        """Send all of the buffer."""
        if not buffer:  # the body of a GET, and its end
            return
        view = memoryview(buffer)
        self._attempt.writing(sent=False)
        try:
            _, send = self._channel()
            while view:
                view = view[send(view) :]
        except OSError as error:
            if self._is_of_caller(error):
                raise
            late = isinstance(error, TimeoutError)
            raise (httpcore.WriteTimeout if late else httpcore.WriteError)(str(error)) from None

    def _open(self) -> socket.socket:
        # A signal handler that forks leaves the child a closed socket, which polls as ValueError.
        if self._socket is None or self._socket.fileno() < 0:
            raise OSError("not connected")
        return self._socket

    def _receive(self, size: int) -> bytes:
        sock = self._open()
        while True:
            self._wait(sock)
            with suppress(BlockingIOError):
                return sock.recv(size)

    def _send(self, view: memoryview) -> int:
        sock = self._open()
        while True:
            with suppress(BlockingIOError):
                sent = sock.send(view)
                self._attempt.writing(sent=True)
                return sent
            self._wait(sock, writing=True)

    def _wait(self, sock: socket.socket, *, writing: bool = False) -> None:
        self._due = self._attempt.until
        if not _is_ready(sock, writing=writing, seconds=self._attempt.left()):
            raise TimeoutError("timed out")

    def _is_of_caller(self, error: Exception) -> bool:
        """Return whether the caller's signal handler raised it: a socket's timeout is never early.

        A typical SIGALRM handler raises TimeoutError to end the call.
        """
        due = min(self._due, self._attempt.until) - _CLOCK_ERROR
        return isinstance(error, TimeoutError) and error.errno is None and monotonic() < due

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for: the TLS object, and whether data has arrived."""
        if info == "is_readable":
            return (
                self._ended  # perhaps in TLS alone, while the socket stays open
                or _is_readable(self._socket)
                or any(layer.has_data() for layer in self._layers)
            )
        return self._layers[-1].tls if info == "ssl_object" and self._layers else None

    def interrupt(self) -> None:
        """Wake the thread that waits on the socket; closing it would not."""
        self._attempt.until = 0.0
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the socket. Sends nothing, so after a fork the parent's TLS session survives.

        With a proxy, httpcore may then open it anew.
        """
        self._layers, self._ended = [], False
        if self._socket is not None:
            self._socket.close()


class _Tls:
    """TLS over any channel: a socket, or TLS to a proxy.

    An `ssl.SSLSocket` cannot do the latter, and before Python 3.13 does not close itself when the
    connection is reset while it is wrapped.
    """

    def __init__(
        self,
        receive: Callable[[int], bytes],
        send: Callable[[memoryview], int],
        context: ssl.SSLContext,
        server_hostname: str | None,
    ) -> None:
        """Perform the handshake."""
        self._receive_outer, self._send_outer = receive, send
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_hostname)
        self._do(self.tls.do_handshake)

    def has_data(self) -> bool:
        """Return whether data has arrived that nobody has read."""
        return bool(self._incoming.pending or self.tls.pending())

    def receive(self, size: int) -> bytes:
        """Return received data, b"" at the end, which many servers do not announce."""
        try:
            return self._do(lambda: self.tls.read(size))
        except ssl.SSLEOFError:
            return b""

    def send(self, view: memoryview) -> int:
        """Send part of the data; return the number of bytes."""
        return self._do(lambda: self.tls.write(view))

    def _do(self, step: Callable[[], T]) -> T:
        while True:
            done: list[T] = []
            try:
                with suppress(ssl.SSLWantReadError):
                    done.append(step())
            except ssl.SSLError:
                with suppress(OSError):  # the alert, which tells the server why
                    self._send_outer(memoryview(self._outgoing.read()))
                raise
            view = memoryview(self._outgoing.read())
            while view:
                view = view[self._send_outer(view) :]
            if done:
                return done[0]
            if data := self._receive_outer(MOST_AT_ONCE):
                self._incoming.write(data)
            else:
                self._incoming.write_eof()


# --- async ------------------------------------------------------------------------------------


class AsyncioSocket(asyncio.Protocol, httpcore.AsyncNetworkBackend, httpcore.AsyncNetworkStream):
    """The socket of an async connection, read by one task at a time."""

    def __init__(self, attempt: AttemptState) -> None:
        """Bind to the connection's attempt, without opening a socket."""
        self._attempt = attempt
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._ended = False
        self._problem: Exception | None = None
        self._writable = True
        self._turn = 0.0
        self._waiter: asyncio.Future[None] | None = None

    # httpcore.AsyncNetworkBackend

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the attempt has one
        local_address: str | None = None,  # noqa: ARG002 - never given
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - never given
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address that responds; each gets its share of the time left."""
        self._attempt.opening()
        loop = asyncio.get_running_loop()
        problem: Exception = OSError("no address")
        try:
            found = await _addresses(host, port)
        except (OSError, UnicodeError) as error:
            raise _connect_error(error) from None
        for index, (address, number) in enumerate(found):
            try:
                async with asyncio.timeout(self._attempt.left(len(found) - index)):
                    await loop.create_connection(lambda: self, address, number)
                    return self
            except OSError as error:
                problem = error
        raise _connect_error(problem)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the attempt has one
    ) -> httpcore.AsyncNetworkStream:
        """Perform the TLS handshake."""
        if self._ended:  # asyncio would wait for the handshake in vain
            raise httpcore.ConnectError("the connection was closed")
        plain = cast("asyncio.Transport", self._transport)
        try:
            secured = await asyncio.get_running_loop().start_tls(
                plain, self, ssl_context, server_hostname=server_hostname
            )
        except (OSError, ValueError, TypeError) as error:
            # TypeError: from asyncio before Python 3.13, if a TLS proxy hangs up.
            raise _connect_error(error) from None
        if secured is None:
            raise httpcore.ConnectError("the connection was closed")
        self._transport = secured
        self._attempt.shook_hands()
        return self

    def close(self) -> None:
        """Drop the connection at once."""
        if self._transport is not None:
            with suppress(RuntimeError):  # its loop is closed
                self._transport.abort()

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Store the transport, so that the connection can be dropped at any time."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Buffer the data, and pause reading if the buffer is full."""
        self._buffer += data
        if len(self._buffer) > HIGH_WATER and self._transport:
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        """Mark the end of the data; False lets asyncio close the connection."""
        self._ended = True
        self._wake()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """Mark the end of reading and writing."""
        self._ended = True
        self._problem = exc
        self._wake()

    def pause_writing(self) -> None:
        """Record that the send buffer is full."""
        self._writable = False

    def resume_writing(self) -> None:
        """Record that the send buffer has room again."""
        self._writable = True
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def _change(self) -> None:
        self._waiter = asyncio.get_running_loop().create_future()
        await self._waiter

    # httpcore.AsyncNetworkStream

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ARG002 - the attempt has one
    ) -> bytes:
        """Return received data, b"" at the end."""
        while not self._buffer and not self._ended:
            await self._change()
            self._turn = monotonic()
        if not self._buffer and self._problem is not None:
            raise httpcore.ReadError(str(self._problem))
        now = monotonic()
        if now > self._attempt.until:  # a busy loop may not have run the timeout yet
            raise httpcore.ReadTimeout("timed out")
        size = min(max_bytes, MOST_AT_ONCE)
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        if self._transport and not self._ended and len(self._buffer) <= HIGH_WATER:
            self._transport.resume_reading()
        if now - self._turn > LONGEST_TURN:
            await asyncio.sleep(0)
            self._turn = monotonic()
        return data

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ARG002 - the attempt has one
    ) -> None:
        """Send all of the buffer."""
        self._attempt.writing(sent=False)
        if self._ended or self._transport is None:
            raise httpcore.WriteError("the connection is closed")
        if buffer:
            self._attempt.writing(sent=True)
            self._transport.write(buffer)
        while not self._writable and not self._ended:
            await self._change()

    async def aclose(self) -> None:
        """Drop the connection at once, without a TLS close."""
        self.close()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for: the TLS object, and whether data has arrived."""
        if info == "is_readable":
            # Ask the kernel too: a busy loop may not have polled the socket for a while.
            return self._ended or bool(self._buffer) or _is_readable(self._get("socket"))
        return self._get("ssl_object") if info == "ssl_object" else None

    def _get(self, name: str) -> Any:
        return self._transport.get_extra_info(name) if self._transport else None


async def _addresses(host: str, port: int) -> list[tuple[str, int]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except socket.gaierror:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(str(address[0]), int(address[1])) for *_, address in found]
