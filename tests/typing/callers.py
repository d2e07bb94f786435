"""Correct uses and their types. Only type-checked, never run."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Literal, Unpack, assert_type
from zoneinfo import ZoneInfo

import attrs
import httpx

from postmark import (
    AccountClient,
    APIError,
    AsyncAccountClient,
    AsyncServerClient,
    Attachment,
    Attempt,
    BatchError,
    BulkRecipient,
    BulkRequest,
    ClickEvent,
    ClientInfo,
    Email,
    EmailAddress,
    EmailFields,
    EventDetails,
    EventFilters,
    Header,
    InboundActionResponse,
    InboundFilters,
    InboundMessage,
    InboundMessageDetails,
    IncompleteResultsError,
    MessageEvent,
    NetworkTimeoutError,
    OpenEvent,
    OutboundFilters,
    OutboundMessage,
    OutboundMessageDetails,
    OutboundMessageDump,
    OutboundStatus,
    Page,
    Platform,
    PostmarkError,
    RateLimitError,
    SendResponse,
    ServerClient,
    SuppressionError,
    SyncAccountClient,
    SyncServerClient,
    WebhookVerificationError,
)
from postmark.models import (
    Bounce,
    BounceCounts,
    BounceTrigger,
    DataRemoval,
    DeliveryStats,
    Domain,
    MessageStream,
    OutboundOverview,
    PushedTemplate,
    Server,
    Signature,
    SuppressionResult,
    Template,
    TemplateValidation,
    Webhook,
    WebhookTriggers,
    WebhookVerification,
)
from postmark.webhooks import BounceWebhook, WebhookAuth, WebhookEvent, parse


def blocking() -> None:
    with SyncServerClient() as client:
        assert_type(client, SyncServerClient)
        assert_type(client.outbound.list(tag="welcome", count=5), Page[OutboundMessage])
        assert_type(client.outbound.get("id"), OutboundMessageDetails)
        assert_type(client.outbound.get_dump("id"), OutboundMessageDump)
        assert_type(client.outbound.list_opens(platform="Mobile"), Page[OpenEvent])
        assert_type(client.outbound.list_message_opens("id", count=1), Page[OpenEvent])
        assert_type(client.outbound.list_clicks(country="Serbia"), Page[ClickEvent])
        assert_type(client.outbound.list_message_clicks("id", offset=1), Page[ClickEvent])
        assert_type(client.inbound.list(status="Blocked"), Page[InboundMessage])
        assert_type(client.inbound.get("id"), InboundMessageDetails)
        assert_type(client.inbound.bypass("id"), InboundActionResponse)
        assert_type(client.inbound.retry(message_id="id"), InboundActionResponse)
        assert_type(client.outbound.stream(), Generator[OutboundMessage, None, None])
        assert_type(client.inbound.stream(max_messages=5), Generator[InboundMessage, None, None])
        assert_type(client.outbound.stream_opens(), Generator[OpenEvent, None, None])
        for click in client.outbound.stream_clicks(max_events=5, concurrency=1):
            assert_type(click, ClickEvent)
        view = client.with_options(timeout=1, deadline=None, retries=0)
        assert_type(view, SyncServerClient)
        answer: dict[str, str] = client.request("GET", "/server", params={"a": 1, "b": None})
        print(answer)


async def asyncio() -> None:
    async with ServerClient("token", retries=1, on_attempt=print) as client:
        assert_type(client, AsyncServerClient)
        page = await client.outbound.list(status="Sent", from_date=date(2026, 2, 1))
        assert_type(page, Page[OutboundMessage])
        assert_type(page[0], OutboundMessage)
        assert_type([message.subject for message in page], list[str])
        assert_type((page.total, len(page), page.items), tuple[int, int, list[OutboundMessage]])
        assert_type(await client.inbound.get("id"), InboundMessageDetails)
        assert_type(client.inbound.stream(), AsyncGenerator[InboundMessage, None])
        async for opened in client.outbound.stream_opens(to_date=datetime.now(UTC)):
            assert_type(opened, OpenEvent)
        assert_type(client.with_options(), AsyncServerClient)
        print(await client.request("POST", "/email", json={"From": "a@example.com"}))
    await client.close()


def models(
    message: OutboundMessageDetails, event: OpenEvent, inbound: InboundMessageDetails
) -> None:
    assert_type(message.received_at, datetime)
    assert_type(message.tag, str | None)
    assert_type(message.metadata, dict[str, str])
    assert_type(message.message_events, list[MessageEvent])
    assert_type(message.message_events[0].details, EventDetails)
    assert_type(message.message_events[0].details.bounce_id, str | None)
    assert_type(message.extra, Mapping[str, Any])
    assert_type(message.to_dict(), dict[str, Any])
    assert_type(OutboundMessageDetails.from_dict({}), OutboundMessageDetails)
    assert_type(event.client, ClientInfo)
    assert_type(event.client.name, str | None)
    assert_type(event.read_seconds, int | None)
    assert_type(inbound.date_parsed, datetime | None)
    assert_type(inbound.headers, list[Header])
    if message.status == "Sent" or event.platform == "SomethingNew":
        print(message.status.upper())


def errors(client: SyncServerClient) -> None:
    try:
        client.inbound.retry("id")
    except RateLimitError as error:
        assert_type(error.retry_after, int | None)
    except APIError as error:
        assert_type((error.status, error.error_code), tuple[int, int | None])
        assert_type((error.message, error.request_id), tuple[str, str | None])
    except NetworkTimeoutError as error:
        assert_type(error.maybe_applied, bool)
        timed_out: TimeoutError = error
        print(timed_out)
    except IncompleteResultsError as error:
        assert_type(error.total, int | None)
    except PostmarkError as error:
        print(error)


def attempts(attempt: Attempt) -> None:
    print(attempt.method, attempt.path, attempt.status, attempt.elapsed, attempt.retry_in)


def injected() -> None:
    SyncServerClient("token", http_client=httpx.Client(), on_attempt=attempts)
    ServerClient("token", http_client=httpx.AsyncClient(), deadline=None)


# --- sending ------------------------------------------------------------------------------------


def sending(client: SyncServerClient, message: EmailMessage, more: EmailFields) -> None:
    sent = client.outbound.send(
        from_email="Shop <shop@example.com>",
        to=["pat@example.com", EmailAddress("kim@example.com", "Kim")],
        subject="Hi",
        text_body="Hello",
        attachments=[Attachment("a.txt", b"a"), Path("b.pdf")],
        metadata={"order": "1"},
        track_links="HtmlOnly",
        headers=[("X-Test", "1")],
    )
    assert_type(sent, SendResponse)
    assert_type(sent.message_id, str | None)
    assert_type(sent.inactive_recipients, tuple[str, ...])
    assert_type(client.outbound.send(Email(template="welcome"), to="a@example.com"), SendResponse)
    assert_type(attrs.evolve(Email(to="a@example.com"), subject="Hi"), Email)
    assert_type(client.outbound.send(message, **more), SendResponse)
    mails = (Email(to=f"{n}@example.com", text_body="Hi") for n in range(3))
    assert_type(client.outbound.send_batch(mails, check=False, tag="news"), list[SendResponse])
    recipients = [BulkRecipient(to="a@example.com", template_model={"name": "Pat"})]
    assert_type(client.outbound.send_bulk(recipients, template=12), BulkRequest)
    assert_type(client.outbound.stream_bulk(), Generator[BulkRequest, None, None])
    SyncServerClient(send_defaults={"from_email": "a@example.com"}, timezone=ZoneInfo("UTC"))


async def awaited_sending(client: ServerClient) -> None:
    assert_type(await client.outbound.send(to="a@example.com", text_body="Hi"), SendResponse)
    try:
        await client.outbound.send_batch([Email(to="a@example.com", template=1)], concurrency=2)
    except BatchError as error:
        print(error.results, error.refused, error.unknown, error.unsent)


# --- the rest of the server, and the account ----------------------------------------------------


def administration(client: SyncServerClient) -> None:
    assert_type(client.bounces.list(type="HardBounce", from_date=date(2026, 2, 1)), Page[Bounce])
    assert_type(client.bounces.stream(max_items=5), Generator[Bounce, None, None])
    assert_type(client.bounces.get_delivery_stats(), DeliveryStats)
    assert_type(client.templates.get("welcome"), Template)
    assert_type(client.templates.create(name="Welcome", subject="Hi", text_body="x"), Template)
    assert_type(client.templates.edit(12, html_body=""), Template)
    assert_type(client.templates.validate(test_render_model={"a": [1]}), TemplateValidation)
    assert_type(client.message_streams.list(include_archived_streams=True), list[MessageStream])
    assert_type(client.suppressions.create(["a@example.com"]), list[SuppressionResult])
    triggers = WebhookTriggers(bounce=BounceTrigger(enabled=True, include_content=False))
    auth = WebhookAuth("name", "password", headers={"X-Hook": "1"})
    try:
        hook = client.webhooks.create(url="https://example.com", triggers=triggers, auth=auth)
        assert_type(hook, Webhook)
    except WebhookVerificationError as error:
        print(error.verification)
    except SuppressionError as error:
        print(error.failed)
    assert_type(client.webhooks.verify(1), WebhookVerification)
    assert_type(client.server.edit(color="purple", track_opens=True), Server)
    assert_type(client.stats.overview(from_date=date(2026, 2, 1)), OutboundOverview)
    assert_type(client.stats.sent_counts(tag="welcome").days[0].date, date)
    counts = client.stats.bounce_counts()
    assert_type(counts, BounceCounts)
    assert_type(counts.counts, dict[str, int])


def account() -> None:
    with SyncAccountClient("token") as client:
        assert_type(client, SyncAccountClient)
        assert_type(client.servers.list(name="shop"), Page[Server])
        assert_type(client.servers.create(name="shop", color="blue"), Server)
        assert_type(client.domains.verify_dkim(1), Domain)
        assert_type(client.signatures.stream(), Generator[Signature, None, None])
        pushed = client.templates.push(source_server_id=1, destination_server_id=2)
        assert_type(pushed, list[PushedTemplate])
        removal = client.data_removals.create(requested_by="a@b.c", requested_for="d@e.f")
        assert_type(removal, DataRemoval)
        client.servers.delete(1)


async def awaited_account() -> None:
    async with AccountClient("token") as client:
        assert_type(client, AsyncAccountClient)
        assert_type(await client.servers.get(1), Server)
        async for domain in client.domains.stream(max_items=3):
            assert_type(domain, Domain)


def event(body: bytes, headers: Mapping[str, str]) -> None:
    posted = parse(body, headers=headers, auth=WebhookAuth("name", "password"))
    assert_type(posted, WebhookEvent)
    match posted:
        case BounceWebhook(email=address, type="HardBounce"):
            assert_type(address, str | None)
        case _:
            print(posted.key)


# --- wrappers -----------------------------------------------------------------------------------


def newest(client: SyncServerClient, **filters: Unpack[OutboundFilters]) -> OutboundMessage | None:
    return next(client.outbound.stream(max_messages=1, **filters), None)


async def opened_by(
    client: ServerClient, address: str, **filters: Unpack[EventFilters]
) -> list[OpenEvent]:
    more: EventFilters = {**filters, "recipient": address}
    return [event async for event in client.outbound.stream_opens(**more)]


class Inbox:
    def __init__(self, client: SyncServerClient, **filters: Unpack[InboundFilters]) -> None:
        self._client = client
        self._filters = filters

    def blocked(self) -> Page[InboundMessage]:
        filters: InboundFilters = {**self._filters, "status": "Blocked"}
        return self._client.inbound.list(count=500, **filters)


def by_status(
    client: SyncServerClient, status: OutboundStatus, platform: Platform | None = None
) -> None:
    client.outbound.list(status=status, metadata={"color": "blue"})
    client.outbound.list_opens(platform=platform)


def wrapped(client: SyncServerClient) -> None:
    literal: Literal["Queued", "Sent"] = "Queued"
    by_status(client, literal)
    newest(client, tag="welcome", from_date=datetime.now(UTC), message_stream=None)
    Inbox(client, mailbox_hash="ticket").blocked()
