# type: ignore  # noqa: PGH003 - both checkers skip the whole file
"""Mistakes. Never run: both type checkers must report every marked line.

The first line keeps this file out of `make types`; tests/typing/test_typing.py takes it away.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Unpack

from postmark import (
    Email,
    EmailFields,
    EventFilters,
    OpenEvent,
    OutboundFilters,
    SendResponse,
    ServerClient,
    SyncAccountClient,
    SyncServerClient,
)
from postmark.models import BounceTrigger, WebhookTriggers

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
    client.outbound.list(status="queued")  # E
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


def sending(client: SyncServerClient, response: SendResponse) -> None:
    client.outbound.send(to="a@example.com", text="Hello")  # E
    client.outbound.send(sender="a@example.com")  # E
    client.outbound.send(to=5)  # E
    client.outbound.send(to="a@example.com", attachments=["a.txt"])  # E
    client.outbound.send(to="a@example.com", metadata={"order": 1})  # E
    client.outbound.send(to="a@example.com", track_opens="yes")  # E
    client.outbound.send("a@example.com")  # E
    client.outbound.send_batch([{"To": "a@example.com"}])  # E
    client.outbound.send_batch([], size=5)  # E
    client.outbound.send_bulk(["a@example.com"])  # E
    Email(recipient="a@example.com")  # E
    Email("a@example.com")  # E
    fields: EmailFields = {"html": "<p>"}  # E
    print(fields)
    print(response.state == "sent")  # E
    response.message_id.upper()  # E
    SyncServerClient("token", send_defaults={"From": "a@example.com"})  # E


def bodies(client: SyncServerClient) -> None:
    client.templates.create(subject="Hi")  # E
    client.templates.create("Welcome")  # E
    client.templates.edit(1.5, name="Welcome")  # E
    client.templates.validate(test_render_model=["a"])  # E
    client.webhooks.create(url="https://example.com", triggers={"Bounce": True})  # E
    client.webhooks.create(url="https://example.com", auth=("name", "password"))  # E
    client.suppressions.create("a@example.com", "outbound", False)  # E
    client.stats.overview(from_date="2026-02-01")  # E
    client.bounces.get("1")  # E
    client.server.edit(track_opens="yes")  # E
    WebhookTriggers(bounce=True)  # E
    BounceTrigger(enable=True)  # E


def account(client: SyncAccountClient, server: SyncServerClient) -> None:
    client.outbound.list()  # E
    server.domains.list()  # E
    client.servers.create(color="blue")  # E
    client.servers.get("1")  # E
    client.templates.push(1, 2)  # E
    client.data_removals.create(requested_by="a@example.com")  # E
    client.domains.create(nam="example.com")  # E
    SyncAccountClient(server_token="token")  # E


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
