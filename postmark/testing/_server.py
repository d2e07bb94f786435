"""The fake server on a real local port.

It uses the standard library's server: the fake responds in well under a millisecond, tests should
not require another server, and dropping or truncating a response needs access to the socket.
"""

from __future__ import annotations

import re
import socket
import socketserver
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from typing import Any, Final, cast

from postmark.testing._exchange import Answer, Handle, Reply

_HOST: Final = "127.0.0.1"


@contextmanager
def serving(handle: Handle, port: int) -> Generator[str, None, None]:
    """Serve until the context ends, then close all connections at once; yields the base URL."""
    with _Server((_HOST, port), handle) as server:
        thread = threading.Thread(target=server.serve_forever, args=(_POLL,), daemon=True)
        thread.start()
        try:
            yield f"http://{_HOST}:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
            server.hang_up()
        for problem in server.problems:
            raise problem


_LONGEST_LINE: Final = 65_536

_POLL: Final = 0.02
"""Seconds the server may take to notice that it should stop."""


class _Server(socketserver.ThreadingTCPServer):
    """A server with a thread per connection, which keeps track of them."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handle: Handle) -> None:
        super().__init__(address, _Connection)
        self.handle = handle
        self.stopping = threading.Event()
        self.problems: list[Exception] = []
        self._live: dict[socket.socket, threading.Thread] = {}

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a new connection in its own thread."""
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True
        )
        self._live[request] = thread
        thread.start()

    def shutdown_request(self, request: Any) -> None:
        """Close a finished connection."""
        super().shutdown_request(request)
        self._live.pop(request, None)

    def hang_up(self) -> None:
        """End all connections, even those in a delay, and wait for their threads."""
        self.stopping.set()
        for connection, thread in list(self._live.items()):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join()


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "FakePostmark"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = -1  # buffered, so that a response is sent in one piece

    def __getattr__(self, name: str) -> Any:
        # The base class looks up do_GET, do_PUT and so on; here the service checks the method.
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def handle(self) -> None:
        """Serve requests until either side ends the connection."""
        with suppress(ConnectionError):
            super().handle()

    def finish(self) -> None:
        """Flush the rest, if the client is still connected."""
        with suppress(OSError):
            super().finish()
        self.rfile.close()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (name in the base class)
        """Log nothing: tests inspect `fake.requests`."""

    def _serve(self) -> None:
        server = cast("_Server", self.server)
        body = self._body()
        try:
            reply = server.handle(self.command, self.path, self.headers.items(), body)
        except Exception as problem:  # noqa: BLE001 - raised by a callback, reported by `serve`
            server.problems.append(problem)
            reply = Reply(None)
        delay = min(reply.delay, threading.TIMEOUT_MAX)
        stopped = bool(delay) and server.stopping.wait(delay)
        if reply.answer is None or stopped:
            self.close_connection = True
        else:
            self._send(reply.answer)

    def _body(self) -> bytes:
        if "Transfer-Encoding" in self.headers:
            return b"".join(self._chunks())
        length = self.headers.get("Content-Length", "0")
        return self.rfile.read(int(length) if re.fullmatch("[0-9]{1,18}", length) else 0)

    def _chunks(self) -> Iterator[bytes]:
        """Yield the chunks of a body; what is not chunked ends it, and then the connection."""
        while size := re.match(rb"[0-9A-Fa-f]{1,15}", self.rfile.readline(_LONGEST_LINE)):
            yield self.rfile.read(int(size[0], 16))
            if self.rfile.readline(_LONGEST_LINE).strip() or not int(size[0], 16):
                return
        self.close_connection = True

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.cut:
            self.close_connection = True
        self.end_headers()
        body = b"" if self.command == "HEAD" else answer.body
        self.wfile.write(body[: len(body) // 2] if answer.cut else body)
