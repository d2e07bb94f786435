"""A local HTTP server that follows a script: it responds, lies, drips, hangs or drops.

In a thread, with a script in Python (`with serving(script) as server:`), or as a process of its
own that echoes each request (`with echoing(...) as server:`). It ends by itself: with its context,
and a process also with its parent or after two minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import atexit
import json
import random
import socket
import ssl
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import trustme

LIFETIME = 120.0

# --- what a script says: a list of steps ------------------------------------------------------

Step = bytes | float | str
"""Bytes are sent, a number is waited for in seconds, text is a way to end the connection."""

CLOSE = "close"
RESET = "reset"
CUT = "cut"
"""Without TLS's own end."""
HANG: Step = LIFETIME


def head(status: int, *headers: str, reason: str = "Reason") -> bytes:
    """Return the head of a response."""
    return "\r\n".join([f"HTTP/1.1 {status} {reason}", *headers, "", ""]).encode("latin-1")


def answer(body: object = None, status: int = 200, *headers: str) -> list[Step]:
    """Return the steps of a valid response; a body that is not bytes is sent as JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return [head(status, *headers, f"Content-Length: {len(content)}") + content]


def drip(content: bytes, seconds: float) -> list[Step]:
    """Return the steps of sending one byte at a time."""
    return [step for byte in content for step in (bytes([byte]), seconds)]


class Received(NamedTuple):
    """A received request."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int


Script = Callable[[Received], Iterable[Step]]


def echo(received: Received) -> list[Step]:
    """Respond with the method and target of the request."""
    return answer({"Method": received.method, "Target": received.target})


def in_turn(*plans: Iterable[Step]) -> Script:
    """Return a script that follows the plans in turn, and then repeats the last."""
    left = [list(plan) for plan in plans]
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


# --- the server ---------------------------------------------------------------------------------


class Server:
    """Follows a script, and records the requests."""

    def __init__(
        self, script: Script, certificate: str | None = None, greeting: Iterable[Step] = ()
    ) -> None:
        self._script = script
        self._certificate = certificate
        self._greeting = list(greeting)
        self.requests: list[Received] = []
        self.accepted = 0
        self.open = 0
        self.port = 0

    @property
    def url(self) -> str:
        """Return the base URL."""
        return f"{'https' if self._certificate else 'http'}://127.0.0.1:{self.port}"

    @property
    def seen(self) -> list[str]:
        """Return the requests, as `GET /path`."""
        return [f"{received.method} {received.target}" for received in self.requests]

    async def start(self, tasks: set[asyncio.Task[None]]) -> asyncio.Server:
        """Start to listen."""

        def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            def end(task: asyncio.Task[None]) -> None:
                tasks.discard(task)
                writer.transport.abort()  # here, because a task may be cancelled before it starts

            task = asyncio.create_task(self._serve(reader, writer))
            tasks.add(task)
            task.add_done_callback(end)

        context = server_context(self._certificate) if self._certificate else None
        server = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=context, backlog=1024)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        self.open += 1
        number = self.accepted
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            going_on = await _follow(self._greeting, reader, writer)
            while going_on:
                received = await _receive(reader, number)
                self.requests.append(received)
                going_on = await _follow(self._script(received), reader, writer)
        self.open -= 1


async def _receive(reader: asyncio.StreamReader, connection: int) -> Received:
    start, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = start.split(" ", 2)
    headers = dict(line.lower().split(": ", 1) for line in lines if line)
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(method, target, headers, body, connection)


async def _follow(
    steps: Iterable[Step], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> bool:
    """Follow the steps; return whether the connection stays open."""
    for step in steps:
        if isinstance(step, bytes):
            writer.write(step)
            await writer.drain()
        elif isinstance(step, str):
            await _end(writer, step)
            return False
        elif not await _wait(step, reader):
            return False
    return True


async def _wait(seconds: float, reader: asyncio.StreamReader) -> bool:
    """Wait while the client is connected; return whether it stayed to the end."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while (left := end - loop.time()) > 0 and not reader.at_eof():  # noqa: ASYNC110
        await asyncio.sleep(min(left, 0.05))
    return left <= 0


async def _end(writer: asyncio.StreamWriter, how: str) -> None:
    raw: Any = writer.get_extra_info("socket")
    if how == CUT:
        raw.shutdown(socket.SHUT_WR)
    elif how == RESET:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
    else:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


def _ignore(loop: asyncio.AbstractEventLoop, context: object) -> None:
    """Ignore clients that disconnect or do not speak TLS, as tests intend."""


async def _run(
    server: Server, ready: Callable[[], object], stop: Callable[[], Any], lifetime: float
) -> None:
    asyncio.get_running_loop().set_exception_handler(_ignore)
    tasks: set[asyncio.Task[None]] = set()
    listening = await server.start(tasks)
    ready()
    with suppress(TimeoutError):
        await asyncio.wait_for(stop(), lifetime)
    await a_few_turns()  # for asyncio to hand over what it has accepted: later it would leak that
    listening.close()
    while tasks:
        for task in list(tasks):
            task.cancel()
        await asyncio.sleep(0.005)
    await a_few_turns()  # for asyncio to close what was aborted


async def a_few_turns() -> None:
    """Let the loop do what it has at hand."""
    for _ in range(5):
        await asyncio.sleep(0)


@contextmanager
def serving(
    script: Script, *, secured: bool = False, greeting: Iterable[Step] = ()
) -> Generator[Server]:
    """Serve from a thread. The greeting is sent before anything is read."""
    server = Server(script, certificate_file() if secured else None, greeting)
    ready = threading.Event()
    stop: list[Callable[[], object]] = []

    async def main() -> None:
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        stop.append(lambda: loop.call_soon_threadsafe(ended.set))
        await _run(server, ready.set, ended.wait, LIFETIME)

    thread = threading.Thread(target=lambda: asyncio.run(main()), name="misbehaving", daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield server
    finally:
        stop[0]()
        thread.join()


# --- TLS ------------------------------------------------------------------------------------------


@cache
def authority() -> trustme.CA:
    """Return the authority that signs the servers' certificates in this process."""
    return trustme.CA()


@cache
def _folder() -> TemporaryDirectory[str]:
    """Return a folder that is removed when this process ends."""
    folder = TemporaryDirectory(prefix="postmark-tests-")
    atexit.register(folder.cleanup)
    return folder


@cache
def authority_file() -> str:
    """Return the file that SSL_CERT_FILE must name for clients to trust the servers."""
    path = Path(_folder().name) / "authority.pem"
    authority().cert_pem.write_to_path(path)
    return str(path)


@cache
def certificate_file() -> str:
    """Return a file with a server's key and certificates."""
    path = Path(authority_file()).with_name("server.pem")
    authority().issue_cert("127.0.0.1", "localhost").private_key_and_cert_chain_pem.write_to_path(
        path
    )
    return str(path)


def server_context(certificate: str) -> ssl.SSLContext:
    """Return a server's TLS settings."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


# --- a process of its own -----------------------------------------------------------------------


class Echoing(NamedTuple):
    """An echoing server in another process."""

    url: str
    counts: Callable[[], dict[str, int]]


@contextmanager
def echoing(
    *, keep_alive: bool = True, secured: bool = False, delay: float = 0.0
) -> Generator[Echoing]:
    """Serve echoes from another process, each after up to `delay` seconds."""
    command = [sys.executable, __file__, "--delay", str(delay)]
    command += [] if keep_alive else ["--close"]
    command += ["--certificate", certificate_file()] if secured else []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        port = int(process.stdout.readline())

        def counts() -> dict[str, int]:
            assert process.stdin
            assert process.stdout
            process.stdin.write("counts\n")
            process.stdin.flush()
            return dict(json.loads(process.stdout.readline()))

        yield Echoing(f"{'https' if secured else 'http'}://127.0.0.1:{port}", counts)
        process.stdin.close()


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--close", action="store_true")
    parser.add_argument("--certificate")
    options = parser.parse_args()

    def script(received: Received) -> list[Step]:
        wait = random.uniform(0, options.delay)
        return [wait, *echo(received), *([CLOSE] if options.close else [])]

    server = Server(script, options.certificate)

    async def until_parent_ends() -> None:
        while line := await asyncio.to_thread(sys.stdin.readline):
            assert line == "counts\n"
            counts = {
                "requests": len(server.requests), "accepted": server.accepted, "open": server.open
            }  # fmt: skip
            print(json.dumps(counts), flush=True)

    asyncio.run(_run(server, lambda: print(server.port, flush=True), until_parent_ends, LIFETIME))


if __name__ == "__main__":
    _main()
