"""Postmark's official SDK, postmark-python."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from operator import attrgetter
from typing import Any

from postmark.models.outbound import Message
from sample import MESSAGE_ID, PAGE, ROWS

import postmark

TOKEN = "a" * 36


def client(url: str) -> Any:
    return postmark.sync.ServerClient(TOKEN, base_url=url, timeout=30)


def async_client(url: str) -> Any:
    return postmark.ServerClient(TOKEN, base_url=url, timeout=30)


def get(client: Any) -> object:
    return client.outbound.get(MESSAGE_ID)


def page(client: Any) -> object:
    return client.outbound.list(count=PAGE)


def stream(client: Any) -> Iterator[object]:
    return iter(client.outbound.stream(max_messages=ROWS))


async def async_get(client: Any) -> object:
    return await client.outbound.get(MESSAGE_ID)


def async_stream(client: Any) -> AsyncIterator[object]:
    return client.outbound.stream(max_messages=ROWS)


_every_field = attrgetter(*Message.model_fields)


def parse(body: bytes) -> object:
    return [_every_field(Message(**row)) for row in json.loads(body)["Messages"]]


def close(client: Any) -> None:
    client.close()


async def async_close(client: Any) -> None:
    await client.close()
