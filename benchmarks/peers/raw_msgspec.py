"""httpx and hand-written msgspec types: how fast code without an SDK can be."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from peers import raw_httpx
from peers.raw_httpx import (  # noqa: F401 - the rest is the same
    async_client,
    async_close,
    async_get,
    async_stream,
    client,
    close,
    get,
    page,
    stream,
)  # fmt: skip


class Address(msgspec.Struct, rename="pascal"):
    email: str
    name: str | None = None


class Message(msgspec.Struct, rename="pascal"):
    message_id: str = msgspec.field(name="MessageID")
    received_at: datetime
    sender: str = msgspec.field(name="From")
    subject: str
    status: str
    tag: str | None = None
    message_stream: str | None = None
    to: list[Address] = []
    cc: list[Address] = []
    bcc: list[Address] = []
    recipients: list[str] = []
    attachments: list[str] = []
    track_opens: bool | None = None
    track_links: str | None = None
    metadata: dict[str, str] = {}
    sandboxed: bool | None = None


class Details(Message, rename="pascal"):
    body: str | None = None
    html_body: str | None = None
    text_body: str | None = None
    message_events: list[Any] = []


class Page(msgspec.Struct, rename="pascal"):
    total_count: int
    messages: list[Message]

    def __getitem__(self, key: str) -> Any:
        return self.total_count if key == "TotalCount" else self.messages


_page = msgspec.json.Decoder(Page)
_details = msgspec.json.Decoder(Details)


def _loads(body: bytes) -> Any:
    return _page.decode(body) if body.startswith(b'{"TotalCount"') else _details.decode(body)


raw_httpx.loads = _loads
FIELDS = Message.__struct_fields__


def parse(body: bytes) -> object:
    return [[getattr(row, name) for name in FIELDS] for row in _page.decode(body).messages]
