"""postmarker, the older community SDK: sync only, based on requests, untyped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from postmarker.core import PostmarkClient
from postmarker.models.messages import OutboundMessage
from sample import MESSAGE_ID, PAGE, ROWS


def client(url: str) -> Any:
    return PostmarkClient("a" * 36, root_api_url=url, timeout=30)


def get(client: Any) -> object:
    return client.messages.outbound.get(MESSAGE_ID)


def page(client: Any) -> object:
    return client.messages.outbound.all(count=PAGE)


def stream(client: Any) -> Iterator[object]:
    return iter(client.messages.outbound.all(count=ROWS))


def parse(body: bytes) -> object:
    return [OutboundMessage(**row) for row in json.loads(body)["Messages"]]


def close(client: Any) -> None:
    client.session.close()
