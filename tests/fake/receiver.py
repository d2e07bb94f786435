"""An app on loopback that receives webhooks and answers as a test says."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import attrs


class Posted(NamedTuple):
    """A request that the app received."""

    payload: dict[str, Any]
    headers: dict[str, str]
    """By names in lower case."""


@attrs.define
class Receiver:
    """What the app received, and what it answers."""

    url: str = ""
    posted: list[Posted] = attrs.field(factory=list[Posted])
    answer: Callable[[Posted], int] = lambda _: 200
    location: str | None = None

    @property
    def kinds(self) -> list[str]:
        """The record types, in the order in which they came."""
        return [each.payload.get("RecordType", "Inbound") for each in self.posted]


@contextmanager
def receiving() -> Generator[Receiver]:
    """Serve the app until the context ends."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            posted = Posted(json.loads(body), headers)
            receiver.posted.append(posted)
            self.send_response(receiver.answer(posted))
            if receiver.location:
                self.send_header("Location", receiver.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - name in the base class
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()
