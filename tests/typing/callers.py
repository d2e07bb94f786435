"""Correct uses and their types. Only type-checked, never run."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Literal, Unpack, assert_type

import httpx

from postmark import (
    APIError,
    AsyncServerClient,
    Attempt,
    ClickEvent,
    ClientInfo,
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
    ServerClient,
    SyncServerClient,
)


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
        page = await client.outbound.list(status="sent", from_date=date(2026, 2, 1))
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
    assert_type(message.message_events[0].details, dict[str, Any])
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
        filters: InboundFilters = {**self._filters, "status": "blocked"}
        return self._client.inbound.list(count=500, **filters)


def by_status(
    client: SyncServerClient, status: OutboundStatus, platform: Platform | None = None
) -> None:
    client.outbound.list(status=status, metadata={"color": "blue"})
    client.outbound.list_opens(platform=platform)


def wrapped(client: SyncServerClient) -> None:
    literal: Literal["queued", "Queued"] = "queued"
    by_status(client, literal)
    newest(client, tag="welcome", from_date=datetime.now(UTC), message_stream=None)
    Inbox(client, mailbox_hash="ticket").blocked()
