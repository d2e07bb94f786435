"""A server with precomputed responses, so that only the client is measured.

`python server.py [SECONDS]` prints its port and serves until its standard input ends, delaying each
response by SECONDS. GET /seen returns the numbers of requests and connections since the last one.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from functools import cache
from typing import cast
from urllib.parse import parse_qs

import sample

ROWS = sample.encoded_rows()
SEEN = {"requests": 0, "connections": 0}


def answer(body: bytes) -> bytes:
    head = "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"
    return f"{head}X-Request-Id: 8f7e\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


DETAILS = answer(json.dumps(sample.details()).encode())


@cache
def page(query: str) -> bytes:
    wanted = parse_qs(query)
    offset, count = int(wanted["offset"][0]), int(wanted["count"][0])
    first = sample.first_until(wanted["todate"][0]) if "todate" in wanted else 0
    rows = ROWS[
        first : sample.first_before(wanted["fromdate"][0]) if "fromdate" in wanted else None
    ]
    return answer(sample.page_of(rows[offset : offset + count], len(rows)))


@cache
def accepted(many: int) -> bytes:
    """Return the answer to a batch, or to a single mail if it is none."""
    if many < 0:
        return answer(json.dumps(sample.accepted(0)).encode())
    return answer(json.dumps([sample.accepted(number) for number in range(many)]).encode())


def seen() -> bytes:
    body = json.dumps(SEEN).encode()
    SEEN.update(requests=0, connections=0)
    return answer(body)


class Connection(asyncio.Protocol):
    """One client's connection."""

    def __init__(self, late: float) -> None:
        self.late = late
        self.buffer = bytearray()
        self.awaited = 0
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.counted = False

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while len(self.buffer) >= self.awaited:
            end = self.buffer.find(b"\r\n\r\n") + 4
            if end == 3:
                return
            head = bytes(self.buffer[:end])
            length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
            self.awaited = end + int(length[1]) if length else end
            if len(self.buffer) < self.awaited:
                return
            body = self.buffer[end : self.awaited]
            del self.buffer[: self.awaited]
            self.awaited = 0
            method, address, _ = head.decode("latin-1").split(" ", 2)
            self.posted(address, body) if method == "POST" else self.request(address)

    def posted(self, address: str, body: bytearray) -> None:
        """Accept what is sent; a mail of a batch is recognised by its To."""
        self.count()
        self.respond(accepted(body.count(b'"To":') if "/batch" in address else -1))

    def request(self, address: str) -> None:
        path, _, query = address.partition("?")
        if path == "/seen":
            self.send(seen())
            return
        self.count()
        self.respond(DETAILS if path.endswith("/details") else page(query))

    def count(self) -> None:
        SEEN["requests"] += 1
        SEEN["connections"] += not self.counted
        self.counted = True

    def respond(self, ready: bytes) -> None:
        if self.late:
            asyncio.get_running_loop().call_later(self.late, self.send, ready)
        else:
            self.send(ready)

    def send(self, ready: bytes) -> None:
        if self.transport and not self.transport.is_closing():
            self.transport.write(ready)


async def main(late: float) -> None:
    loop = asyncio.get_running_loop()
    for offset in range(0, sample.ROWS, sample.PAGE):
        page(f"count={sample.PAGE}&offset={offset}")
    server = await loop.create_server(lambda: Connection(late), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else 0.0))
