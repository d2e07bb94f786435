"""The outbound resource, sync and async."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from typing import Unpack

from postmark._arguments import page, paging, refuse_unknown, shows
from postmark._generated.api.outbound.get_outbound_message import get_outbound_message
from postmark._generated.api.outbound.get_outbound_message_dump import get_outbound_message_dump
from postmark._generated.api.outbound.list_message_clicks import list_message_clicks
from postmark._generated.api.outbound.list_message_opens import list_message_opens
from postmark._generated.api.outbound.list_outbound_clicks import list_outbound_clicks
from postmark._generated.api.outbound.list_outbound_messages import (
    OutboundFilters,
    list_outbound_messages,
)
from postmark._generated.api.outbound.list_outbound_opens import EventFilters, list_outbound_opens
from postmark._generated.models.click_event import ClickEvent
from postmark._generated.models.open_event import OpenEvent
from postmark._generated.models.outbound_message import OutboundMessage
from postmark._generated.models.outbound_message_details import OutboundMessageDetails
from postmark._generated.models.outbound_message_dump import OutboundMessageDump
from postmark._http.attempts import AsyncTransport, SyncTransport
from postmark._page import Page
from postmark._paging.drivers import drive, drive_async, plan
from postmark._wire.eastern import in_eastern_time
from postmark._wire.kinds import Kind


class SyncOutbound:
    """Messages the server sent, with their events, opens and clicks."""

    def __init__(self, transport: SyncTransport) -> None:
        """Bind to the transport of a client."""
        self._transport = transport

    @shows(OutboundFilters)
    def list(
        self, *, count: int = 100, offset: int = 0, **filters: Unpack[OutboundFilters]
    ) -> Page[OutboundMessage]:
        """List one page of outbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-search

        Only the `outbound` stream is searched unless `message_stream` names another one.

        Dates are sent as US Eastern time in whole seconds, which cannot tell apart the two hours
        from 01:00 on the night DST ends; `stream` can.

        Args:
            count: Rows per page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            **filters: None means not sent.

        Returns:
            The page, with the total number of matching rows.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        refuse_unknown("outbound.list", OutboundFilters, filters)
        request = list_outbound_messages(*page(count, offset), in_eastern_time(filters))
        return Page(*self._transport.send(request))

    @shows(OutboundFilters)
    def stream(
        self,
        *,
        max_messages: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        **filters: Unpack[OutboundFilters],
    ) -> Generator[OutboundMessage, None, None]:
        """Yield outbound messages, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-search

        Only the `outbound` stream is searched unless `message_stream` names another one.
        While messages arrive or expire, nothing is repeated, and nothing that was there throughout
        is skipped; what arrives meanwhile is left out.

        Args:
            max_messages: Stop after this many messages; None means all.
            batch_size: Rows of a normal request, 1 to 500.
            concurrency: Maximum number of requests in flight, 1 to 10; 1 disables prefetching.
            **filters: None means not sent.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is requested. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached. Beyond 10,000 rows the stream
                narrows the dates; if one second has more rows than that, it cannot continue.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        refuse_unknown("outbound.stream", OutboundFilters, filters)
        pages = paging("max_messages", max_messages, batch_size, concurrency)
        return drive(self._transport, *plan(_MESSAGES, list_outbound_messages, pages, filters))

    def get(self, message_id: str) -> OutboundMessageDetails:
        """Get one outbound message with its body and its events.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-details

        A message can be listed some seconds before its details are available; until then, and
        after the retention period, it is not found.

        Args:
            message_id: Id of the message.

        Returns:
            The message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message.
        """
        return self._transport.send(get_outbound_message(message_id))

    def get_dump(self, message_id: str) -> OutboundMessageDump:
        """Get the raw source of one outbound message.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-dump

        Args:
            message_id: Id of the message.

        Returns:
            The source; its `body` is "" if Postmark keeps no dump.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message.
        """
        return self._transport.send(get_outbound_message_dump(message_id))

    @shows(EventFilters)
    def list_opens(
        self, *, count: int = 100, offset: int = 0, **filters: Unpack[EventFilters]
    ) -> Page[OpenEvent]:
        """List one page of opens of all outbound messages, newest first.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Only the `outbound` stream is searched unless `message_stream` names another one.
        Postmark does not document dates for opens and clicks, so they may have no effect.

        Args:
            count: Rows per page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            **filters: None means not sent.

        Returns:
            The page, with the total number of matching rows.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        refuse_unknown("outbound.list_opens", EventFilters, filters)
        request = list_outbound_opens(*page(count, offset), in_eastern_time(filters))
        return Page(*self._transport.send(request))

    @shows(EventFilters)
    def stream_opens(
        self,
        *,
        max_events: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        **filters: Unpack[EventFilters],
    ) -> Generator[OpenEvent, None, None]:
        """Yield opens of all outbound messages, newest first, each exactly once.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Only the `outbound` stream is searched unless `message_stream` names another one.
        Postmark does not document dates for opens and clicks, so they may have no effect.
        While events arrive or expire, nothing is repeated, and nothing that was there throughout
        is skipped; what arrives meanwhile is left out.

        Args:
            max_events: Stop after this many events; None means all.
            batch_size: Rows of a normal request, 1 to 500.
            concurrency: Maximum number of requests in flight, 1 to 10; 1 disables prefetching.
            **filters: None means not sent.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is requested. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: More than 10,000 rows match, the most Postmark shows per query.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        refuse_unknown("outbound.stream_opens", EventFilters, filters)
        pages = paging("max_events", max_events, batch_size, concurrency)
        return drive(self._transport, *plan(_OPENS, list_outbound_opens, pages, filters))

    def list_message_opens(
        self, message_id: str, *, count: int = 100, offset: int = 0
    ) -> Page[OpenEvent]:
        """List one page of the opens of one message, newest first.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Args:
            message_id: Id of the message.
            count: Rows per page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Returns:
            The page, with the total number of opens of the message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message.
        """
        request = list_message_opens(message_id, *page(count, offset))
        return Page(*self._transport.send(request))

    @shows(EventFilters)
    def list_clicks(
        self, *, count: int = 100, offset: int = 0, **filters: Unpack[EventFilters]
    ) -> Page[ClickEvent]:
        """List one page of clicks of all outbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        Only the `outbound` stream is searched unless `message_stream` names another one.
        Postmark does not document dates for opens and clicks, so they may have no effect.

        Args:
            count: Rows per page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            **filters: None means not sent.

        Returns:
            The page, with the total number of matching rows.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        refuse_unknown("outbound.list_clicks", EventFilters, filters)
        request = list_outbound_clicks(*page(count, offset), in_eastern_time(filters))
        return Page(*self._transport.send(request))

    @shows(EventFilters)
    def stream_clicks(
        self,
        *,
        max_events: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        **filters: Unpack[EventFilters],
    ) -> Generator[ClickEvent, None, None]:
        """Yield clicks of all outbound messages, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        Only the `outbound` stream is searched unless `message_stream` names another one.
        Postmark does not document dates for opens and clicks, so they may have no effect.
        While events arrive or expire, nothing is repeated, and nothing that was there throughout
        is skipped; what arrives meanwhile is left out.

        Args:
            max_events: Stop after this many events; None means all.
            batch_size: Rows of a normal request, 1 to 500.
            concurrency: Maximum number of requests in flight, 1 to 10; 1 disables prefetching.
            **filters: None means not sent.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is requested. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: More than 10,000 rows match, the most Postmark shows per query.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        refuse_unknown("outbound.stream_clicks", EventFilters, filters)
        pages = paging("max_events", max_events, batch_size, concurrency)
        return drive(self._transport, *plan(_CLICKS, list_outbound_clicks, pages, filters))

    def list_message_clicks(
        self, message_id: str, *, count: int = 100, offset: int = 0
    ) -> Page[ClickEvent]:
        """List one page of the clicks of one message, newest first.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        Args:
            message_id: Id of the message.
            count: Rows per page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Returns:
            The page, with the total number of clicks of the message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message.
        """
        request = list_message_clicks(message_id, *page(count, offset))
        return Page(*self._transport.send(request))


class AsyncOutbound:
    """Messages the server sent, with their events, opens and clicks."""

    def __init__(self, transport: AsyncTransport) -> None:
        """Bind to the transport of a client."""
        self._transport = transport

    @shows(OutboundFilters)
    async def list(
        self, *, count: int = 100, offset: int = 0, **filters: Unpack[OutboundFilters]
    ) -> Page[OutboundMessage]:
        """List one page of outbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-search

        Only the `outbound` stream is searched unless `message_stream` names another one.

        Dates are sent as US Eastern time in whole seconds, which cannot tell apart the two hours
        from 01:00 on the night DST ends; `stream` can.

        Args:
            count: Rows per page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            **filters: None means not sent.

        Returns:
            The page, with the total number of matching rows.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        refuse_unknown("outbound.list", OutboundFilters, filters)
        request = list_outbound_messages(*page(count, offset), in_eastern_time(filters))
        return Page(*await self._transport.send(request))

    @shows(OutboundFilters)
    def stream(
        self,
        *,
        max_messages: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        **filters: Unpack[OutboundFilters],
    ) -> AsyncGenerator[OutboundMessage, None]:
        """Yield outbound messages, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-search

        Only the `outbound` stream is searched unless `message_stream` names another one.
        While messages arrive or expire, nothing is repeated, and nothing that was there throughout
        is skipped; what arrives meanwhile is left out.

        Args:
            max_messages: Stop after this many messages; None means all.
            batch_size: Rows of a normal request, 1 to 500.
            concurrency: Maximum number of requests in flight, 1 to 10; 1 disables prefetching.
            **filters: None means not sent.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is requested. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached. Beyond 10,000 rows the stream
                narrows the dates; if one second has more rows than that, it cannot continue.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        refuse_unknown("outbound.stream", OutboundFilters, filters)
        pages = paging("max_messages", max_messages, batch_size, concurrency)
        return drive_async(
            self._transport, *plan(_MESSAGES, list_outbound_messages, pages, filters)
        )

    async def get(self, message_id: str) -> OutboundMessageDetails:
        """Get one outbound message with its body and its events.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-details

        A message can be listed some seconds before its details are available; until then, and
        after the retention period, it is not found.

        Args:
            message_id: Id of the message.

        Returns:
            The message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message.
        """
        return await self._transport.send(get_outbound_message(message_id))

    async def get_dump(self, message_id: str) -> OutboundMessageDump:
        """Get the raw source of one outbound message.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-dump

        Args:
            message_id: Id of the message.

        Returns:
            The source; its `body` is "" if Postmark keeps no dump.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message.
        """
        return await self._transport.send(get_outbound_message_dump(message_id))

    @shows(EventFilters)
    async def list_opens(
        self, *, count: int = 100, offset: int = 0, **filters: Unpack[EventFilters]
    ) -> Page[OpenEvent]:
        """List one page of opens of all outbound messages, newest first.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Only the `outbound` stream is searched unless `message_stream` names another one.
        Postmark does not document dates for opens and clicks, so they may have no effect.

        Args:
            count: Rows per page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            **filters: None means not sent.

        Returns:
            The page, with the total number of matching rows.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        refuse_unknown("outbound.list_opens", EventFilters, filters)
        request = list_outbound_opens(*page(count, offset), in_eastern_time(filters))
        return Page(*await self._transport.send(request))

    @shows(EventFilters)
    def stream_opens(
        self,
        *,
        max_events: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        **filters: Unpack[EventFilters],
    ) -> AsyncGenerator[OpenEvent, None]:
        """Yield opens of all outbound messages, newest first, each exactly once.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Only the `outbound` stream is searched unless `message_stream` names another one.
        Postmark does not document dates for opens and clicks, so they may have no effect.
        While events arrive or expire, nothing is repeated, and nothing that was there throughout
        is skipped; what arrives meanwhile is left out.

        Args:
            max_events: Stop after this many events; None means all.
            batch_size: Rows of a normal request, 1 to 500.
            concurrency: Maximum number of requests in flight, 1 to 10; 1 disables prefetching.
            **filters: None means not sent.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is requested. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: More than 10,000 rows match, the most Postmark shows per query.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        refuse_unknown("outbound.stream_opens", EventFilters, filters)
        pages = paging("max_events", max_events, batch_size, concurrency)
        return drive_async(self._transport, *plan(_OPENS, list_outbound_opens, pages, filters))

    async def list_message_opens(
        self, message_id: str, *, count: int = 100, offset: int = 0
    ) -> Page[OpenEvent]:
        """List one page of the opens of one message, newest first.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Args:
            message_id: Id of the message.
            count: Rows per page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Returns:
            The page, with the total number of opens of the message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message.
        """
        request = list_message_opens(message_id, *page(count, offset))
        return Page(*await self._transport.send(request))

    @shows(EventFilters)
    async def list_clicks(
        self, *, count: int = 100, offset: int = 0, **filters: Unpack[EventFilters]
    ) -> Page[ClickEvent]:
        """List one page of clicks of all outbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        Only the `outbound` stream is searched unless `message_stream` names another one.
        Postmark does not document dates for opens and clicks, so they may have no effect.

        Args:
            count: Rows per page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            **filters: None means not sent.

        Returns:
            The page, with the total number of matching rows.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        refuse_unknown("outbound.list_clicks", EventFilters, filters)
        request = list_outbound_clicks(*page(count, offset), in_eastern_time(filters))
        return Page(*await self._transport.send(request))

    @shows(EventFilters)
    def stream_clicks(
        self,
        *,
        max_events: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        **filters: Unpack[EventFilters],
    ) -> AsyncGenerator[ClickEvent, None]:
        """Yield clicks of all outbound messages, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        Only the `outbound` stream is searched unless `message_stream` names another one.
        Postmark does not document dates for opens and clicks, so they may have no effect.
        While events arrive or expire, nothing is repeated, and nothing that was there throughout
        is skipped; what arrives meanwhile is left out.

        Args:
            max_events: Stop after this many events; None means all.
            batch_size: Rows of a normal request, 1 to 500.
            concurrency: Maximum number of requests in flight, 1 to 10; 1 disables prefetching.
            **filters: None means not sent.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is requested. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: More than 10,000 rows match, the most Postmark shows per query.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        refuse_unknown("outbound.stream_clicks", EventFilters, filters)
        pages = paging("max_events", max_events, batch_size, concurrency)
        return drive_async(self._transport, *plan(_CLICKS, list_outbound_clicks, pages, filters))

    async def list_message_clicks(
        self, message_id: str, *, count: int = 100, offset: int = 0
    ) -> Page[ClickEvent]:
        """List one page of the clicks of one message, newest first.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        Args:
            message_id: Id of the message.
            count: Rows per page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Returns:
            The page, with the total number of clicks of the message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message.
        """
        request = list_message_clicks(message_id, *page(count, offset))
        return Page(*await self._transport.send(request))


# --- streams ----------------------------------------------------------------------------------


_MESSAGES = Kind(noun="messages", key=("message_id",), time="received_at", dates=True)
_EVENT = ("message_id", "recipient", "received_at")
_OPENS = Kind(noun="opens", key=_EVENT, time="received_at")
_CLICKS = Kind(noun="clicks", key=(*_EVENT, "original_link", "click_location"), time="received_at")
