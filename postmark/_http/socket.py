"""Sockets for httpcore that respect the attempt's time limit and close at once.

Each connection has one socket, so one object is both httpcore's backend (it opens the connection)
and its stream (it reads and writes). What to do is written once, as steps; the sync socket carries
them out by `poll`, the async one by `loop.sock_*`. The socket never blocks, and between two
operations no event loop knows it: a connection may serve one loop after another.

Sync: every wait ends with the attempt, so a server that sends one byte per second cannot hold up a
call. Async: the whole attempt is under a timeout. Closing never waits.
"""

from __future__ import annotations

import codecs
import os
import select
import socket
import ssl
from collections.abc import Callable, Generator
from contextlib import suppress
from functools import partial
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self, TypeVar

import httpcore

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")

# Host names are encoded with it. If the first call loaded it, a fork at that moment would leave the
# child waiting for the lock of an import that nobody finishes.
codecs.lookup("idna")

MOST_AT_ONCE = 32 * 1024
"""Bytes given to httpcore at a time: its parser may take 100 ms for that many early hints (103),
during which no time limit is checked."""

LONGEST_TURN = 0.01
"""Seconds for which an async call parses what has arrived before other tasks get a turn: a body in
chunks of a byte takes two seconds for each 500 KiB."""


class TimeIsUpError(TimeoutError):
    """The attempt, or the share of it for one address, is over."""

    def __init__(self) -> None:
        """Create the error; a time-out needs no details."""
        super().__init__("timed out")


def _is_of_caller(error: Exception) -> bool:
    """Return whether the caller's signal handler raised it, to end the call.

    The socket does not block, so the time-outs of its own are ours; the kernel's have a number.
    """
    mine = isinstance(error, TimeIsUpError)
    return isinstance(error, TimeoutError) and error.errno is None and not mine


class AttemptState:
    """The current attempt of a connection: when it ends, and whether the request was sent."""

    def __init__(self, handshakes: int = 0) -> None:
        """Start with no attempt; `handshakes` TLS handshakes precede a request.

        Data written before the last of them is for a proxy.
        """
        self.until = 0.0
        self._wrote: bool | None = None
        self._all_handshakes = self._handshakes = handshakes

    def begin(self, until: float) -> None:
        """Start an attempt that ends at `until` (monotonic)."""
        self.until = until
        self._wrote = None

    def opening(self) -> None:
        """Record that a socket is about to be opened."""
        self._wrote = False
        self._handshakes = self._all_handshakes

    def shook_hands(self) -> None:
        """Record a TLS handshake."""
        self._handshakes -= 1

    def writing(self, sent: bool) -> None:
        """Record that bytes are about to be sent, or were."""
        self._wrote = bool(self._wrote or (sent and self._handshakes <= 0))

    @property
    def sent(self) -> bool:
        """Whether the request may have been sent; unknown, so True, without a socket of ours."""
        return self._wrote is not False

    def left(self, shares: int = 1) -> float:
        """Return the seconds left for one of `shares` tries; raise TimeIsUpError if none are."""
        left = self.until - monotonic()
        if left <= 0:
            raise TimeIsUpError
        return left / shares


# --- the steps, once ----------------------------------------------------------------------------


class Resolve(NamedTuple):
    """Next step: look up the addresses of a host."""

    host: str
    port: int


class Connect(NamedTuple):
    """Next step: connect to an address, within `seconds`."""

    address: Any
    seconds: float


class Receive(NamedTuple):
    """Next step: wait for data, and return at most `size` bytes; b"" at the end."""

    size: int


class Send(NamedTuple):
    """Next step: send all of the data, waiting as long as the kernel takes nothing."""

    data: memoryview


Steps = Generator[Resolve | Connect | Receive | Send, Any, T]


class _Channel(Protocol):
    """What bytes pass through: a socket, or TLS over another channel."""

    def receive(self, size: int) -> Steps[bytes]: ...
    def send(self, data: bytes) -> Steps[None]: ...


class _Tls:
    """TLS over any channel: a socket, or TLS to a proxy, which an `ssl.SSLSocket` cannot do."""

    def __init__(self, below: _Channel, context: ssl.SSLContext, hostname: str | None) -> None:
        self._below = below
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=hostname)

    def has_data(self) -> bool:
        """Return whether data has arrived that nobody has read."""
        return bool(self._incoming.pending or self.tls.pending())

    def handshake(self) -> Steps[None]:
        yield from self._do(self.tls.do_handshake)

    def receive(self, size: int) -> Steps[bytes]:
        """Return received data, b"" at the end, which many servers do not announce."""
        try:
            return (yield from self._do(partial(self.tls.read, size)))
        except ssl.SSLEOFError:
            return b""

    def send(self, data: bytes) -> Steps[None]:
        """Send all of the data, encrypting a part at a time: it may be 50 MB."""
        view = memoryview(data)
        while view:
            view = view[(yield from self._do(partial(self.tls.write, view[:MOST_AT_ONCE]))) :]

    def _do(self, step: Callable[[], T]) -> Steps[T]:
        while True:
            done: list[T] = []
            try:
                with suppress(ssl.SSLWantReadError):
                    done.append(step())
            except ssl.SSLError:
                with suppress(OSError):  # the alert, which tells the server why
                    yield from self._flush()
                raise
            yield from self._flush()
            if done:
                return done[0]
            if data := (yield from self._below.receive(MOST_AT_ONCE)):
                self._incoming.write(data)
            else:
                self._incoming.write_eof()

    def _flush(self) -> Steps[None]:
        if data := self._outgoing.read():
            yield from self._below.send(data)


_Kinds = tuple[type[Exception], type[Exception]]
_CONNECTING: _Kinds = (httpcore.ConnectError, httpcore.ConnectTimeout)
_READING: _Kinds = (httpcore.ReadError, httpcore.ReadTimeout)
_WRITING: _Kinds = (httpcore.WriteError, httpcore.WriteTimeout)


def _failure(error: Exception, kinds: _Kinds) -> Exception:
    """Return httpcore's error for one of the socket or of TLS."""
    if _is_of_caller(error):
        return error
    return kinds[isinstance(error, TimeoutError)](str(error) or "the connection was closed")


class _Socket:
    """What the sync and the async socket share: all but the waiting."""

    def __init__(self, attempt: AttemptState) -> None:
        """Bind to the connection's attempt, without opening a socket."""
        self._attempt = attempt
        self._socket: socket.socket | None = None
        self._process = 0
        self._layers: list[_Tls] = []
        self._ended = False

    def _open(self) -> socket.socket:
        """Return the socket, unless it is closed or that of the process this one forked from."""
        sock = self._socket
        if sock is None or sock.fileno() < 0 or self._process != os.getpid():
            raise OSError("not connected")
        return sock

    # the bottom of the channels

    def receive(self, size: int) -> Steps[bytes]:
        data: bytes = yield Receive(size)
        return data

    def send(self, data: bytes) -> Steps[None]:
        self._attempt.left()
        sent = 0
        try:  # mock libraries compare what they are given with bytes
            sent = self._open().send(data)
            self._attempt.writing(sent=True)
        except BlockingIOError:
            pass
        if sent < len(data):
            yield Send(memoryview(data)[sent:])

    # what httpcore asks for; `_carry_out` makes coroutines of these for the async connection

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> Any:
        """Open the connection."""
        return self._carry_out(self._connect(host, port), _CONNECTING)

    def start_tls(self, ssl_context: Any, server_hostname: Any = None, *_: Any, **__: Any) -> Any:
        """Perform a TLS handshake."""
        return self._carry_out(self._secure(ssl_context, server_hostname), _CONNECTING)

    def read(self, max_bytes: int, *_: Any, **__: Any) -> Any:
        """Return received data, b"" at the end."""
        return self._carry_out(self._read(max_bytes), _READING)

    def write(self, buffer: bytes, *_: Any, **__: Any) -> Any:
        """Send all of the buffer."""
        return self._carry_out(self._write(buffer), _WRITING)

    def _carry_out(self, steps: Steps[Any], kinds: _Kinds) -> Any:
        raise NotImplementedError

    def _connect(self, host: str, port: int) -> Steps[Self]:
        """Connect to the first address that responds; each gets its share of the time left."""
        self._attempt.opening()
        problem: Exception = OSError("no address")
        found = yield Resolve(host, port)
        for index, (family, kind, protocol, _, address) in enumerate(found):
            try:
                self._socket, self._process = socket.socket(family, kind, protocol), os.getpid()
                self._socket.setblocking(False)
                yield Connect(address, self._attempt.left(len(found) - index))
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                self.close()
                if _is_of_caller(error):
                    raise
                problem = error
            else:
                return self
        raise problem

    def _secure(self, context: ssl.SSLContext, hostname: str | None) -> Steps[Self]:
        """Perform the TLS handshake, with a proxy or, perhaps inside its TLS, with Postmark."""
        try:
            layer = _Tls(self._channel(), context, hostname)
        except ValueError as error:  # of a host name
            raise OSError(str(error)) from None
        yield from layer.handshake()
        self._layers.append(layer)
        self._attempt.shook_hands()
        return self

    def _read(self, size: int) -> Steps[bytes]:
        data = yield from self._channel().receive(min(size, MOST_AT_ONCE))
        self._ended = not data
        return data

    def _write(self, data: bytes) -> Steps[None]:
        if data:  # the body of a GET, and its end, are empty
            self._attempt.writing(sent=False)
            yield from self._channel().send(data)

    def _channel(self) -> _Channel:
        return self._layers[-1] if self._layers else self

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for: the TLS object, and whether data has arrived."""
        if info == "is_readable":
            return (
                self._ended  # perhaps in TLS alone, while the socket stays open
                or self._socket is None
                or self._socket.fileno() < 0
                or _is_ready(self._socket)
                or any(layer.has_data() for layer in self._layers)
            )
        return self._layers[-1].tls if info == "ssl_object" and self._layers else None

    def close(self) -> None:
        """Close the socket. Sends nothing, so after a fork the parent's TLS session survives.

        With a proxy, httpcore may then open it anew.
        """
        self._layers, self._ended = [], False
        if self._socket is not None:
            self._socket.close()


def _is_ready(sock: socket.socket, *, writing: bool = False, seconds: float = 0.0) -> bool:
    """Return whether a socket can be read or written, after `seconds` at most."""
    if not hasattr(select, "poll"):  # Windows
        reading, written = ([], [sock]) if writing else ([sock], [])
        return any(select.select(reading, written, written, seconds))
    poll = select.poll()
    poll.register(sock, select.POLLOUT if writing else select.POLLIN)
    return bool(poll.poll(ceil(seconds * 1000)))


# --- sync -------------------------------------------------------------------------------------


class SyncSocket(_Socket, httpcore.NetworkBackend, httpcore.NetworkStream):
    """The socket of a sync connection."""

    def _carry_out(self, steps: Steps[Any], kinds: _Kinds) -> Any:
        try:
            step = next(steps)
            while True:
                try:
                    done = self._do(step)
                except (OSError, UnicodeError) as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(done)
        except StopIteration as end:
            return end.value
        except (OSError, UnicodeError) as error:
            raise _failure(error, kinds) from None

    def _do(self, step: Resolve | Connect | Receive | Send) -> Any:
        if isinstance(step, Resolve):
            return socket.getaddrinfo(*step, type=socket.SOCK_STREAM)
        sock = self._open()
        if isinstance(step, Receive):
            while True:
                _wait(sock, self._attempt.left())
                with suppress(BlockingIOError):  # a signal handler may have forked meanwhile
                    return self._open().recv(step.size)
        if isinstance(step, Connect):
            return _reach(sock, *step)
        data = step.data
        while data:
            _wait(sock, self._attempt.left(), writing=True)
            with suppress(BlockingIOError):
                data = data[self._open().send(data) :]
                self._attempt.writing(sent=True)
        return None

    def interrupt(self) -> None:
        """Wake the thread that waits on the socket; closing it would not."""
        self._attempt.until = 0.0
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _reach(sock: socket.socket, address: Any, seconds: float) -> None:
    try:
        sock.connect(address)
    except BlockingIOError:
        _wait(sock, seconds, writing=True)
        if number := sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(number, os.strerror(number)) from None


def _wait(sock: socket.socket, seconds: float, *, writing: bool = False) -> None:
    if not _is_ready(sock, writing=writing, seconds=seconds):
        raise TimeIsUpError


def running_loop() -> asyncio.AbstractEventLoop:
    """Return the running event loop, which must be asyncio's or like it."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise RuntimeError(
            "the async client needs a running asyncio event loop; "
            "elsewhere, as under trio, use the sync client in a thread"
        ) from None


# --- async ------------------------------------------------------------------------------------


class AsyncSocket(_Socket, httpcore.AsyncNetworkBackend, httpcore.AsyncNetworkStream):
    """The socket of an async connection, used by one task at a time."""

    def __init__(self, attempt: AttemptState) -> None:
        """Bind to the connection's attempt, without opening a socket."""
        super().__init__(attempt)
        self._waiting_in: asyncio.AbstractEventLoop | None = None
        self._home: asyncio.AbstractEventLoop | None = None
        self._worked = self._since = 0.0

    async def _carry_out(self, steps: Steps[Any], kinds: _Kinds) -> Any:
        try:
            step = next(steps)
            while True:
                try:
                    done = await self._do(step)
                except (OSError, UnicodeError) as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(done)
        except StopIteration as end:
            return end.value
        except (OSError, UnicodeError) as error:
            raise _failure(error, kinds) from None

    async def _do(self, step: Resolve | Connect | Receive | Send) -> Any:
        loop = running_loop()
        if isinstance(step, Resolve):
            return await _addresses(loop, *step)
        sock, self._waiting_in = self._open(), loop
        self._home = loop if os.name == "nt" else None
        done = None
        if isinstance(step, Receive):
            await self._take_turns()
            self._attempt.left()  # a busy loop may not have run the timeout yet
            done = await loop.sock_recv(sock, step.size)
            self._since = monotonic()
        elif isinstance(step, Connect):
            await _reach_async(loop, sock, *step)
        else:
            self._attempt.writing(sent=True)
            await loop.sock_sendall(sock, step.data)
        self._waiting_in = None
        return done

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks for; a socket of another loop's is not fit for use.

        Windows ties a socket for good to the completion port of the loop that used it first.
        """
        away = self._home is not None and self._home is not running_loop()
        return True if away and info == "is_readable" else super().get_extra_info(info)

    async def _take_turns(self) -> None:
        """Let other tasks run if what was received took long to parse."""
        self._worked += monotonic() - self._since
        if self._worked > LONGEST_TURN:
            import asyncio

            await asyncio.sleep(0)
            self._worked = 0.0

    async def aclose(self) -> None:
        """Close the socket at once, without a TLS close."""
        self.close()

    def close(self) -> None:
        """Close the socket as the sync one, after its loop has let go of it."""
        loop, self._waiting_in = self._waiting_in, None
        # The loop has to forget the socket before its number is used again, unless this is a
        # forked child: the parent's loop would forget it too, as they share the kernel's list.
        if loop is not None and self._socket is not None and self._process == os.getpid():
            with suppress(RuntimeError, NotImplementedError, ValueError):
                loop.remove_reader(self._socket)
                loop.remove_writer(self._socket)
        super().close()


async def _addresses(loop: asyncio.AbstractEventLoop, host: str, port: int) -> Any:
    with suppress(socket.gaierror):
        numeric = socket.AI_NUMERICHOST
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=numeric)
    return await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)


async def _reach_async(
    loop: asyncio.AbstractEventLoop, sock: socket.socket, address: Any, seconds: float
) -> None:
    import asyncio

    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            await loop.sock_connect(sock, address)
    except TimeoutError as error:
        raise (TimeIsUpError() if limit.expired() else error) from None
