"""httpx and json.loads, as in code without an SDK: the baseline."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import islice
from typing import Any

import httpx
from sample import CONTENT, MESSAGE_ID, PAGE, SENDER, Mail

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


def webhook(body: bytes) -> object:
    return loads(body)


def _wire(mail: Mail) -> dict[str, object]:
    return {
        "From": SENDER,
        "To": mail.recipient,
        "Subject": mail.subject,
        "Tag": mail.tag,
        "HtmlBody": mail.html,
        "TextBody": mail.text,
        "Metadata": mail.metadata,
    }


def _post(client: httpx.Client, path: str, body: object) -> Any:
    response = client.post(path, json=body)
    response.raise_for_status()
    return loads(response.content)


def send(client: httpx.Client, mail: Mail) -> object:
    return _post(client, "/email", _wire(mail))


async def async_send(client: httpx.AsyncClient, mail: Mail) -> object:
    response = await client.post("/email", json=_wire(mail))
    response.raise_for_status()
    return loads(response.content)


def send_attached(client: httpx.Client, mail: Mail) -> object:
    content = b64encode(CONTENT).decode()
    attached = {"Name": "a.pdf", "Content": content, "ContentType": "application/pdf"}
    return _post(client, "/email", _wire(mail) | {"Attachments": [attached]})


def send_batch(client: httpx.Client, mails: Iterable[Mail]) -> list[object]:
    wires, found = map(_wire, mails), []
    while batch := list(islice(wires, 500)):
        found += _post(client, "/email/batch", batch)
    return found


def close(client: httpx.Client) -> None:
    client.close()


async def async_close(client: httpx.AsyncClient) -> None:
    await client.aclose()
