# type: ignore  # noqa: PGH003 - both checkers skip the whole file
"""Mistakes. Never run: both type checkers must report every marked line.

The first line keeps this file out of `make types`; tests/typing/test_typing.py takes it away.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Unpack

from postmark import EventFilters, OpenEvent, OutboundFilters, ServerClient, SyncServerClient

NOW = datetime.now(UTC)


def filters(client: SyncServerClient) -> None:
    client.outbound.list(recipent="a@example.com")  # E
    client.outbound.list(fromemail="a@example.com")  # E
    client.outbound.list(platform="Mobile")  # E
    client.outbound.stream(tags=["a"])  # E
    client.outbound.list_opens(subject="Welcome")  # E
    client.inbound.list(message_stream="inbound")  # E
    client.inbound.stream(max_events=5)  # E
    client.outbound.list_message_opens("id", tag="welcome")  # E


def literals(client: SyncServerClient) -> None:
    client.outbound.list(status="Delivered")  # E
    client.outbound.list(status="SENT")  # E
    client.inbound.list(status="sent")  # E
    client.outbound.stream_clicks(platform="Webmail")  # E


def types(client: SyncServerClient) -> None:
    client.outbound.list(count="5")  # E
    client.outbound.list(offset=None)  # E
    client.outbound.stream(max_messages="all")  # E
    client.outbound.stream(batch_size=1.5)  # E
    client.outbound.list(tag=5)  # E
    client.outbound.list(from_date="2026-02-01")  # E
    client.outbound.list(metadata={"color": 1})  # E
    client.outbound.get(5)  # E
    client.outbound.get()  # E
    client.outbound.list(100)  # E
    client.with_options(timeout=None)  # E
    client.with_options(base_url="https://example.com")  # E
    SyncServerClient("token", 5)  # E
    SyncServerClient("token", retries="3")  # E


def models(event: OpenEvent) -> None:
    event.recipient = "b@example.com"  # E
    event.unknown_field.upper()  # E
    event.tag.upper()  # E


async def forgotten(client: ServerClient) -> None:
    client.outbound.list()  # E
    print(client.outbound.list().items)  # E
    print(client.outbound.get("id").subject)  # E
    for _ in client.outbound.stream():  # E
        pass
    await client.outbound.stream()  # E
    with client:  # E
        pass


async def wrong_colour(client: SyncServerClient) -> None:
    await client.outbound.list()  # E
    async for _ in client.outbound.stream():  # E
        pass
    async with client:  # E
        pass


def wrapper(client: SyncServerClient, **given: Unpack[OutboundFilters]) -> None:
    client.outbound.list(**given)
    wrapper(client, subjekt="Welcome")  # E
    wrapper(client, from_date="today")  # E
    more: EventFilters = {"os": "Windows"}  # E
    print(more)
