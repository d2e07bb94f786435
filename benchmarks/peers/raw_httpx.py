"""httpx and json.loads, as in code without an SDK: the baseline."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
from sample import MESSAGE_ID, PAGE

HEADERS = {"Accept": "application/json", "X-Postmark-Server-Token": "a" * 36}

loads = json.loads


def client(url: str) -> httpx.Client:
    return httpx.Client(base_url=url, headers=HEADERS, timeout=30)


def async_client(url: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=url, headers=HEADERS, timeout=30)


def get(client: httpx.Client) -> object:
    response = client.get(f"/messages/outbound/{MESSAGE_ID}/details")
    response.raise_for_status()
    return loads(response.content)


def page(client: httpx.Client, offset: int = 0) -> Any:
    response = client.get("/messages/outbound", params={"count": PAGE, "offset": offset})
    response.raise_for_status()
    return loads(response.content)


def stream(client: httpx.Client) -> Iterator[object]:
    offset, total = 0, 1
    while offset < total:
        answer = page(client, offset)
        total = answer["TotalCount"]
        offset += PAGE
        yield from answer["Messages"]


async def async_get(client: httpx.AsyncClient) -> object:
    response = await client.get(f"/messages/outbound/{MESSAGE_ID}/details")
    response.raise_for_status()
    return loads(response.content)


async def async_stream(client: httpx.AsyncClient) -> AsyncIterator[object]:
    offset, total = 0, 1
    while offset < total:
        params = {"count": PAGE, "offset": offset}
        response = await client.get("/messages/outbound", params=params)
        response.raise_for_status()
        answer = loads(response.content)
        total = answer["TotalCount"]
        offset += PAGE
        for row in answer["Messages"]:
            yield row


def parse(body: bytes) -> object:
    return loads(body)


def close(client: httpx.Client) -> None:
    client.close()


async def async_close(client: httpx.AsyncClient) -> None:
    await client.aclose()
