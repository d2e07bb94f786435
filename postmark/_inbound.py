"""The inbound resource, sync and async."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from typing import Unpack

from postmark._arguments import page, paging, refuse_unknown, shows
from postmark._generated.api.inbound.bypass_inbound_message import bypass_inbound_message
from postmark._generated.api.inbound.get_inbound_message import get_inbound_message
from postmark._generated.api.inbound.list_inbound_messages import (
    InboundFilters,
    list_inbound_messages,
)
from postmark._generated.api.inbound.retry_inbound_message import retry_inbound_message
from postmark._generated.models.inbound_action_response import InboundActionResponse
from postmark._generated.models.inbound_message import InboundMessage
from postmark._generated.models.inbound_message_details import InboundMessageDetails
from postmark._http.attempts import AsyncTransport, SyncTransport
from postmark._page import Page
from postmark._paging.drivers import drive, drive_async, plan
from postmark._wire.eastern import in_eastern_time
from postmark._wire.kinds import Kind


class SyncInbound:
    """Messages the server received."""

    def __init__(self, transport: SyncTransport) -> None:
        """Bind to the transport of a client."""
        self._transport = transport

    @shows(InboundFilters)
    def list(
        self, *, count: int = 100, offset: int = 0, **filters: Unpack[InboundFilters]
    ) -> Page[InboundMessage]:
        """List one page of inbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-search

        Only processed messages are searched unless `status` says otherwise.

        Dates are sent as US Eastern time in whole seconds, which cannot tell apart the two hours
        from 01:00 on the night DST ends.

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
        refuse_unknown("inbound.list", InboundFilters, filters)
        request = list_inbound_messages(*page(count, offset), in_eastern_time(filters))
        return Page(*self._transport.send(request))

    @shows(InboundFilters)
    def stream(
        self,
        *,
        max_messages: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        **filters: Unpack[InboundFilters],
    ) -> Generator[InboundMessage, None, None]:
        """Yield inbound messages, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-search

        Only processed messages are searched unless `status` says otherwise.
        While messages arrive or expire, nothing is repeated, and nothing that was there throughout
        is skipped; what arrives meanwhile is left out.
        Inbound rows carry no time of receipt: if a date lies in the two hours from 01:00 on the
        night DST ends, messages of both are returned, so that none is lost.

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
        refuse_unknown("inbound.stream", InboundFilters, filters)
        pages = paging("max_messages", max_messages, batch_size, concurrency)
        return drive(self._transport, *plan(_MESSAGES, list_inbound_messages, pages, filters))

    def get(self, message_id: str) -> InboundMessageDetails:
        """Get one inbound message with its body and its headers.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-details

        Args:
            message_id: Id of the message.

        Returns:
            The message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message.
        """
        return self._transport.send(get_inbound_message(message_id))

    def bypass(self, message_id: str) -> InboundActionResponse:
        """Release a blocked inbound message, so that it is posted to the server's webhook.

        https://postmarkapp.com/developer/api/messages-api#bypass-rules-for-blocked-inbound-message

        Never retried, unless it provably did not reach Postmark or was rate limited. If an error's
        `maybe_applied` is True, check the message before you call again.

        Args:
            message_id: Id of the message.

        Returns:
            Error code 0 and Postmark's message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message, or
                it is not blocked.
        """
        return self._transport.send(bypass_inbound_message(message_id))

    def retry(self, message_id: str) -> InboundActionResponse:
        """Schedule a failed inbound message for another delivery to the server's webhook.

        https://postmarkapp.com/developer/api/messages-api#retry-failed-inbound-message

        Never retried, unless it provably did not reach Postmark or was rate limited. If an error's
        `maybe_applied` is True, check the message before you call again.

        Args:
            message_id: Id of the message.

        Returns:
            Error code 0 and Postmark's message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message, or
                it has not failed.
        """
        return self._transport.send(retry_inbound_message(message_id))


class AsyncInbound:
    """Messages the server received."""

    def __init__(self, transport: AsyncTransport) -> None:
        """Bind to the transport of a client."""
        self._transport = transport

    @shows(InboundFilters)
    async def list(
        self, *, count: int = 100, offset: int = 0, **filters: Unpack[InboundFilters]
    ) -> Page[InboundMessage]:
        """List one page of inbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-search

        Only processed messages are searched unless `status` says otherwise.

        Dates are sent as US Eastern time in whole seconds, which cannot tell apart the two hours
        from 01:00 on the night DST ends.

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
        refuse_unknown("inbound.list", InboundFilters, filters)
        request = list_inbound_messages(*page(count, offset), in_eastern_time(filters))
        return Page(*await self._transport.send(request))

    @shows(InboundFilters)
    def stream(
        self,
        *,
        max_messages: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        **filters: Unpack[InboundFilters],
    ) -> AsyncGenerator[InboundMessage, None]:
        """Yield inbound messages, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-search

        Only processed messages are searched unless `status` says otherwise.
        While messages arrive or expire, nothing is repeated, and nothing that was there throughout
        is skipped; what arrives meanwhile is left out.
        Inbound rows carry no time of receipt: if a date lies in the two hours from 01:00 on the
        night DST ends, messages of both are returned, so that none is lost.

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
        refuse_unknown("inbound.stream", InboundFilters, filters)
        pages = paging("max_messages", max_messages, batch_size, concurrency)
        return drive_async(self._transport, *plan(_MESSAGES, list_inbound_messages, pages, filters))

    async def get(self, message_id: str) -> InboundMessageDetails:
        """Get one inbound message with its body and its headers.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-details

        Args:
            message_id: Id of the message.

        Returns:
            The message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message.
        """
        return await self._transport.send(get_inbound_message(message_id))

    async def bypass(self, message_id: str) -> InboundActionResponse:
        """Release a blocked inbound message, so that it is posted to the server's webhook.

        https://postmarkapp.com/developer/api/messages-api#bypass-rules-for-blocked-inbound-message

        Never retried, unless it provably did not reach Postmark or was rate limited. If an error's
        `maybe_applied` is True, check the message before you call again.

        Args:
            message_id: Id of the message.

        Returns:
            Error code 0 and Postmark's message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message, or
                it is not blocked.
        """
        return await self._transport.send(bypass_inbound_message(message_id))

    async def retry(self, message_id: str) -> InboundActionResponse:
        """Schedule a failed inbound message for another delivery to the server's webhook.

        https://postmarkapp.com/developer/api/messages-api#retry-failed-inbound-message

        Never retried, unless it provably did not reach Postmark or was rate limited. If an error's
        `maybe_applied` is True, check the message before you call again.

        Args:
            message_id: Id of the message.

        Returns:
            Error code 0 and Postmark's message.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; MessageNotFoundError if there is no such message, or
                it has not failed.
        """
        return await self._transport.send(retry_inbound_message(message_id))


# --- streams ----------------------------------------------------------------------------------


_MESSAGES = Kind(noun="messages", key=("message_id",), sent="date_parsed", dates=True)
