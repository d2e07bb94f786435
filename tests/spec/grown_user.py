# type: ignore  # noqa: PGH003 - it uses what only test_drift.py adds to the spec; that checks it
"""Uses only additions to the spec, in both colours, against a server."""

import asyncio
import inspect
import json
import pydoc
import threading
from collections.abc import AsyncGenerator, Generator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, assert_type
from urllib.parse import parse_qsl, urlsplit

from postmark import OutboundMessage, Page, ServerClient, SyncServerClient
from postmark.models import Gadget, Part, Usage

ROW: dict[str, Any] = {
    "ID": 7, "Name": "a", "Nickname": "Bob", "Weight": 7, "Score": 1.5, "Fresh": True,
    "SeenAt": "2026-07-01T12:00:00.000000+00:00", "Birthday": "2026-07-01", "Words": ["a"],
    "Mood": "New", "Main": {"Size": 1, "Of": "x"}, "Parts": [{"Size": 2}], "Labels": {"a": "b"},
    "Rest": {"a": [1, {"b": None}]},
}  # fmt: skip
BODY: dict[str, Any] = {
    key: ROW[key]
    for key in ("Name", "Weight", "Score", "Fresh", "Words", "Main", "Parts", "Labels", "Rest")
}
NOON = datetime(2026, 7, 1, 16, tzinfo=UTC)
QUERY = {
    "nickname": "Bob", "urgency": "high", "big": "false", "weight": "7",
    "seen": "2026-07-01T12:00:00", "born": "2026-07-01",
}  # fmt: skip
FEW = {"nickname": "Bob", "urgency": "high"}
ANSWERS: dict[tuple[str, str], Any] = {
    ("GET", "/gadget"): ROW,
    ("GET", "/gadgets/found"): {"Gadgets": [ROW]},
    ("GET", "/gadgets"): {"TotalCount": 1, "Gadgets": [ROW]},
    ("POST", "/gadgets"): ROW,
    ("DELETE", "/gadgets/7"): {"ErrorCode": 0},
    ("PATCH", "/gadgets/7"): ROW,
    ("PUT", "/gadgets/7"): {"Message": "Done", "Gadget": ROW},
    ("GET", "/gadgets/7/copies"): [ROW],
    ("GET", "/gadgets/a%2Fb/copies"): [ROW],
    ("GET", "/usage"): {"Known": 1, "Other kind": 2},
    ("GET", "/messages/outbound"): {"TotalCount": 1, "Messages": [{"Nickname": "Bob"}]},
}
PAGE = {"count": "100", "offset": "0"}
EXPECTED: list[tuple[str, str, dict[str, str], Any]] = [
    ("GET", "/gadget", {}, None),
    ("GET", "/gadgets/found", QUERY, None),
    ("GET", "/gadgets", {**PAGE, **FEW}, None),
    ("GET", "/gadgets", {**PAGE, **FEW, "count": "1"}, None),
    ("POST", "/gadgets", {}, BODY),
    ("DELETE", "/gadgets/7", {}, None),
    ("PATCH", "/gadgets/7", {}, {"Name": "a"}),
    ("PUT", "/gadgets/7", {}, None),
    ("GET", "/gadgets/7/copies", {}, None),
    ("GET", "/gadgets/a%2Fb/copies", {}, None),
    ("GET", "/usage", {}, None),
    ("GET", "/messages/outbound", {**PAGE, "urgency": "low"}, None),
]
asked: list[tuple[str, str, dict[str, str], Any]] = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        url = urlsplit(self.path)
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        query = dict(parse_qsl(url.query))
        asked.append((self.command, url.path, query, json.loads(sent) if sent else None))
        content = json.dumps(ANSWERS[self.command, url.path]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815 - names of the base class

    def log_message(self, *_: object) -> None: ...


def read(gadget: Gadget) -> None:
    assert_type(gadget.id, int)
    assert_type(gadget.name, str)
    assert_type(gadget.nickname, str | None)
    assert_type(gadget.weight, int | None)
    assert_type(gadget.score, float | None)
    assert_type(gadget.fresh, bool | None)
    assert_type(gadget.seen_at, datetime | None)
    assert_type(gadget.birthday, date | None)
    assert_type(gadget.words, list[str])
    assert_type(gadget.main, Part)
    assert_type(gadget.parts, list[Part])
    assert_type(gadget.labels, dict[str, str])
    assert_type(gadget.rest, dict[str, Any])
    assert (gadget.main.size, gadget.parts[0].of, gadget.mood) == (1, None, "New")
    assert gadget.birthday == date(2026, 7, 1)
    assert gadget.to_dict() == ROW, gadget.to_dict()
    assert not gadget.extra


MAIN, PARTS = Part(size=1, of="x"), [Part(size=2)]


def blocking(url: str) -> None:
    with SyncServerClient("token", base_url=url) as client:
        server = client.server
        read(server.get_gadget())
        found = server.find_gadgets(
            nickname="Bob", urgency="High", big=False, weight=7, seen=NOON, born=date(2026, 7, 1)
        )
        assert_type(found, list[Gadget])
        read(found[0])
        assert_type(server.list_gadgets(nickname="Bob", urgency="High"), Page[Gadget])
        rows = server.stream_gadgets(max_items=1, nickname="Bob", urgency="High")
        assert_type(rows, Generator[Gadget, None, None])
        read(next(rows))
        read(
            server.make_gadget(
                name="a", weight=7, score=1.5, fresh=True, words=["a"], main=MAIN, parts=PARTS,
                labels={"a": "b"}, rest={"a": [1, {"b": None}]},
            )
        )  # fmt: skip
        server.drop_gadget(7)
        read(server.change_gadget(7, name="a"))
        read(server.wrap_gadget(7))
        assert_type(server.list_copies(7), list[Gadget])
        read(server.list_copies("a/b")[0])
        usage = server.count_gadgets()
        assert_type(usage, Usage)
        assert (usage.known, usage.counts) == (1, {"Other kind": 2})
        message = client.outbound.list(urgency="Low")[0]
        assert_type(message, OutboundMessage)
        assert_type(message.nickname, str | None)


async def awaiting(url: str) -> None:
    async with ServerClient("token", base_url=url) as client:
        server = client.server
        read(await server.get_gadget())
        found = await server.find_gadgets(
            nickname="Bob", urgency="High", big=False, weight=7, seen=NOON, born=date(2026, 7, 1)
        )
        read(found[0])
        assert_type(await server.list_gadgets(nickname="Bob", urgency="High"), Page[Gadget])
        rows = server.stream_gadgets(max_items=1, nickname="Bob", urgency="High")
        assert_type(rows, AsyncGenerator[Gadget, None])
        async for row in rows:
            read(row)
        read(
            await server.make_gadget(
                name="a", weight=7, score=1.5, fresh=True, words=["a"], main=MAIN, parts=PARTS,
                labels={"a": "b"}, rest={"a": [1, {"b": None}]},
            )
        )  # fmt: skip
        await server.drop_gadget(7)
        read(await server.change_gadget(7, name="a"))
        read(await server.wrap_gadget(7))
        assert_type(await server.list_copies(7), list[Gadget])
        read((await server.list_copies("a/b"))[0])
        usage = await server.count_gadgets()
        assert (usage.known, usage.counts) == (1, {"Other kind": 2})
        message = (await client.outbound.list(urgency="Low"))[0]
        assert_type(message, OutboundMessage)


def shown(method: Any) -> None:
    names = list(inspect.signature(method).parameters)
    assert [name for name in names if name in QUERY] == list(QUERY)
    text = pydoc.plain(pydoc.render_doc(method))
    for name in QUERY:
        assert f"{name}: Described as {name}." in text
        assert name in text.split("Args:")[0]


if __name__ == "__main__":
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{listening.server_port}"
    try:
        for run in (blocking, lambda url: asyncio.run(awaiting(url))):
            asked.clear()
            run(address)
            assert asked == EXPECTED, asked
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()
    for client in (SyncServerClient("token"), ServerClient("token")):
        shown(client.server.find_gadgets)
