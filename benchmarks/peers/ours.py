"""This project."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from operator import attrgetter

from postmark._generated.models.outbound_message_list import OutboundMessageList
from sample import MESSAGE_ID, PAGE

import postmark
from postmark._http.json import decode

TOKEN = "a" * 36
LOADED = (postmark.SyncServerClient, postmark.AsyncServerClient)  # not within a measurement


def client(url: str) -> postmark.SyncServerClient:
    return postmark.SyncServerClient(TOKEN, base_url=url)


def async_client(url: str) -> postmark.AsyncServerClient:
    return postmark.AsyncServerClient(TOKEN, base_url=url)


def get(client: postmark.SyncServerClient) -> object:
    return client.outbound.get(MESSAGE_ID)


def page(client: postmark.SyncServerClient) -> object:
    return client.outbound.list(count=PAGE)


def stream(client: postmark.SyncServerClient, concurrency: int = 4) -> Iterator[object]:
    return client.outbound.stream(concurrency=concurrency)


async def async_get(client: postmark.AsyncServerClient) -> object:
    return await client.outbound.get(MESSAGE_ID)


def async_stream(client: postmark.AsyncServerClient, concurrency: int = 4) -> AsyncIterator[object]:
    return client.outbound.stream(concurrency=concurrency)


_every_field = attrgetter(*postmark.OutboundMessage.WIRE_NAMES)


def parse(body: bytes) -> object:
    return [_every_field(row) for row in OutboundMessageList.from_dict(decode(body)).items]


def close(client: postmark.SyncServerClient) -> None:
    client.close()


async def async_close(client: postmark.AsyncServerClient) -> None:
    await client.close()
