"""A real server in another process, and clients that put load on it."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

PATIENCE = 60
"""Seconds that a server may take to start or stop on a busy machine."""


def shell() -> dict[str, str]:
    """Return the environment of a user's shell, without the variables of pytest and coverage."""
    names = ("PATH", "HOME", "PYTHONPATH")
    return {name: os.environ[name] for name in names if name in os.environ}


class Server:
    """A running server and its log."""

    def __init__(self, arguments: list[str], folder: Path, env: Mapping[str, str]) -> None:
        """Start it, with all warnings shown."""
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-W", "default", "-m", *arguments],
            cwd=folder,
            env={**shell(), "PYTHONUNBUFFERED": "1", **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._listening = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if address := re.search(r"(?:Listening at:|running on) (http://\S+)", line):
                self.address = address[1]
                self._listening.set()
        self._listening.set()

    def wait_until_ready(self, path: str) -> None:
        """Wait for the first response."""
        assert self._listening.wait(PATIENCE), self.log
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                get(self.address, path)
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(self.log)

    def stop(self) -> None:
        """Ask it to stop, and wait until it has."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self._reader.join()
            assert self.process.stdout
            self.process.stdout.close()

    @property
    def socket_name(self) -> tuple[str, int]:
        """Host and port."""
        url = urlsplit(self.address)
        return url.hostname or "", url.port or 80

    @property
    def log(self) -> str:
        """The whole log."""
        return "\n".join(self.lines)


@contextmanager
def running(
    arguments: list[str], folder: Path, env: Mapping[str, str], first: str
) -> Generator[Server]:
    """Run `python -m` with these arguments while the context lasts."""
    server = Server(arguments, folder, env)
    try:
        server.wait_until_ready(first)
        yield server
    finally:
        server.stop()
        print(server.log)  # pytest shows it where the test fails


def get(
    address: str, path: str, headers: Mapping[str, str] | None = None, body: str | None = None
) -> tuple[int, str]:
    """Send one request, a POST if there is a body; return the status and the text."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    try:
        connection.request("GET" if body is None else "POST", path, body, headers=headers or {})
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def get_a_little(address: str, path: str, headers: Mapping[str, str], length: int) -> None:
    """Send a request, read that many bytes of the response, and reset the connection."""
    url = urlsplit(address)
    lines = [f"GET {path} HTTP/1.1", f"Host: {url.netloc}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    with socket.create_connection(
        (url.hostname or "", url.port or 80), timeout=PATIENCE
    ) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        if length:
            connection.recv(length)


async def ask(
    address: str,
    method: str,
    path: str,
    headers: Mapping[str, str],
    body: object = None,
    until: asyncio.Event | None = None,
) -> int | None:
    """Send a request; return the status, or reset the connection when the event is set."""
    url = urlsplit(address)
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", f"Host: {url.netloc}", "Connection: close"]
    lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    try:
        writer.write("\r\n".join([*lines, "", ""]).encode() + content)
        if until is None:
            return int((await reader.read()).split(b" ", 2)[1])
        await until.wait()
        connection = writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return None
    finally:
        writer.close()


def load(seconds: float, *jobs: Callable[[], object]) -> int:
    """Repeat each job in its own thread for that long; return the number of successes.

    What a job raises ends them all and is raised.
    """
    until = time.monotonic() + seconds
    failures: list[BaseException] = []
    counts = [0] * len(jobs)

    def repeat(index: int) -> None:
        try:
            while time.monotonic() < until and not failures:
                jobs[index]()
                counts[index] += 1
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=repeat, args=(index,)) for index in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return sum(counts)
