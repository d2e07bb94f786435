# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import AsyncGenerator, Generator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Final

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..._wire.kinds import Kind
from ..._wire.request import Page
from ..api.outbound.outbound_get import outbound_get
from ..api.outbound.outbound_get_bulk import outbound_get_bulk
from ..api.outbound.outbound_get_dump import outbound_get_dump
from ..api.outbound.outbound_list import outbound_list
from ..api.outbound.outbound_list_bulk import outbound_list_bulk
from ..api.outbound.outbound_list_clicks import outbound_list_clicks
from ..api.outbound.outbound_list_message_clicks import outbound_list_message_clicks
from ..api.outbound.outbound_list_message_opens import outbound_list_message_opens
from ..api.outbound.outbound_list_opens import outbound_list_opens
from ..models.bulk_page import BulkPage
from ..models.bulk_request import BulkRequest
from ..models.click_event import ClickEvent
from ..models.open_event import OpenEvent
from ..models.outbound_message import OutboundMessage
from ..models.outbound_message_details import OutboundMessageDetails
from ..models.outbound_message_dump import OutboundMessageDump
from ..models.outbound_status import OutboundStatus
from ..models.platform import Platform

OUTBOUND_LIST: Final = Kind(
    noun="messages", limit="max_messages", key=("message_id",), time="received_at", dates=True, most=500
)
OUTBOUND_LIST_OPENS: Final = Kind(
    noun="opens", limit="max_events", key=("message_id", "recipient", "received_at"), time="received_at", most=500
)
OUTBOUND_LIST_CLICKS: Final = Kind(
    noun="clicks",
    limit="max_events",
    key=("message_id", "recipient", "received_at", "original_link", "click_location"),
    time="received_at",
    most=500,
)


@explained
class SyncOutbound:
    """Sends mail; messages the server sent, with their events, opens and clicks."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def list(
        self,
        *,
        count: int = 100,
        offset: int = 0,
        recipient: str | None = None,
        from_email: str | None = None,
        tag: str | None = None,
        status: OutboundStatus | None = None,
        subject: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
        metadata: Mapping[str, str] | None = None,
    ) -> Page[OutboundMessage]:
        """List one page of outbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-search

        Only messages of the `outbound` stream are listed unless `message_stream` names
        another one.

        On the night DST ends, a list cannot tell the two hours from 01:00 apart: it may have rows of
        the other one, or lack some. A stream lacks none.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            recipient: Address of a recipient (To, Cc or Bcc).
            from_email: Address of the sender.
            tag: The exact tag.
            status: Status of the message. `sent` and `processed` list the same
                messages. Omitted means any.
            subject: Part of the subject; case is ignored.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. An aware datetime is that instant; a naive one is wall
                time of the client's `timezone`, US Eastern by default; a date is that
                whole day.
            metadata: One metadata field and its value: exactly one pair, as Postmark
                accepts one per request. The wire name is the field's name with a prefix:
                `metadata_color=blue`.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(
            outbound_list,
            count,
            offset,
            {
                "recipient": recipient,
                "from_email": from_email,
                "tag": tag,
                "status": status,
                "subject": subject,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
                "metadata": metadata,
            },
        )

    def stream(
        self,
        *,
        max_messages: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        recipient: str | None = None,
        from_email: str | None = None,
        tag: str | None = None,
        status: OutboundStatus | None = None,
        subject: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
        metadata: Mapping[str, str] | None = None,
    ) -> Generator[OutboundMessage, None, None]:
        """Yield messages, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-search

        Only messages of the `outbound` stream are listed unless `message_stream` names
        another one.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_messages: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            recipient: Address of a recipient (To, Cc or Bcc).
            from_email: Address of the sender.
            tag: The exact tag.
            status: Status of the message. `sent` and `processed` list the same
                messages. Omitted means any.
            subject: Part of the subject; case is ignored.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. An aware datetime is that instant; a naive one is wall
                time of the client's `timezone`, US Eastern by default; a date is that
                whole day.
            metadata: One metadata field and its value: exactly one pair, as Postmark
                accepts one per request. The wire name is the field's name with a prefix:
                `metadata_color=blue`.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            outbound_list,
            OUTBOUND_LIST,
            max_messages,
            batch_size,
            concurrency,
            {
                "recipient": recipient,
                "from_email": from_email,
                "tag": tag,
                "status": status,
                "subject": subject,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
                "metadata": metadata,
            },
        )

    def get(self, message_id: str) -> OutboundMessageDetails:
        """Get one outbound message with its body and its events.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-details

        A message can be listed some seconds before its details are available; until then,
        and after the retention period, the response is 422 with error code 701.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(outbound_get(message_id))

    def get_dump(self, message_id: str) -> OutboundMessageDump:
        """Get the raw source of one outbound message.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-dump

        The source is empty if Postmark keeps no dump.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(outbound_get_dump(message_id))

    def list_opens(
        self,
        *,
        count: int = 100,
        offset: int = 0,
        recipient: str | None = None,
        tag: str | None = None,
        client_name: str | None = None,
        client_company: str | None = None,
        client_family: str | None = None,
        os_name: str | None = None,
        os_family: str | None = None,
        os_company: str | None = None,
        platform: Platform | None = None,
        country: str | None = None,
        region: str | None = None,
        city: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Page[OpenEvent]:
        """List one page of opens of all outbound messages, newest first.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Postmark keeps only the first open per recipient and message. Only opens of the
        `outbound` stream are listed unless `message_stream` names another one.

        On the night DST ends, a list cannot tell the two hours from 01:00 apart: it may have rows of
        the other one, or lack some. A stream lacks none.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            recipient: Address of a recipient (To, Cc or Bcc).
            tag: The exact tag.
            client_name: The mail client, such as Outlook.
            client_company: The mail client's maker, such as Microsoft.
            client_family: The mail client's family, such as OS X.
            os_name: The operating system with its version, such as Windows 7.
            os_family: The operating system without its version, such as Windows.
            os_company: The operating system's maker, such as Microsoft Corporation.
            platform: Kind of device or client. Postmark documents `webmail`,
                `desktop` and `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. Postmark does not document it for opens and
                clicks: whether it has an effect is unknown. An aware datetime is that
                instant; a naive one is wall time of the client's `timezone`, US Eastern
                by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. Postmark does not document it for opens and clicks:
                whether it has an effect is unknown. An aware datetime is that instant; a
                naive one is wall time of the client's `timezone`, US Eastern by default;
                a date is that whole day.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(
            outbound_list_opens,
            count,
            offset,
            {
                "recipient": recipient,
                "tag": tag,
                "client_name": client_name,
                "client_company": client_company,
                "client_family": client_family,
                "os_name": os_name,
                "os_family": os_family,
                "os_company": os_company,
                "platform": platform,
                "country": country,
                "region": region,
                "city": city,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    def stream_opens(
        self,
        *,
        max_events: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        recipient: str | None = None,
        tag: str | None = None,
        client_name: str | None = None,
        client_company: str | None = None,
        client_family: str | None = None,
        os_name: str | None = None,
        os_family: str | None = None,
        os_company: str | None = None,
        platform: Platform | None = None,
        country: str | None = None,
        region: str | None = None,
        city: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Generator[OpenEvent, None, None]:
        """Yield opens, newest first, each exactly once.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Postmark keeps only the first open per recipient and message. Only opens of the
        `outbound` stream are listed unless `message_stream` names another one.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_events: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            recipient: Address of a recipient (To, Cc or Bcc).
            tag: The exact tag.
            client_name: The mail client, such as Outlook.
            client_company: The mail client's maker, such as Microsoft.
            client_family: The mail client's family, such as OS X.
            os_name: The operating system with its version, such as Windows 7.
            os_family: The operating system without its version, such as Windows.
            os_company: The operating system's maker, such as Microsoft Corporation.
            platform: Kind of device or client. Postmark documents `webmail`,
                `desktop` and `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. Postmark does not document it for opens and
                clicks: whether it has an effect is unknown. An aware datetime is that
                instant; a naive one is wall time of the client's `timezone`, US Eastern
                by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. Postmark does not document it for opens and clicks:
                whether it has an effect is unknown. An aware datetime is that instant; a
                naive one is wall time of the client's `timezone`, US Eastern by default;
                a date is that whole day.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            outbound_list_opens,
            OUTBOUND_LIST_OPENS,
            max_events,
            batch_size,
            concurrency,
            {
                "recipient": recipient,
                "tag": tag,
                "client_name": client_name,
                "client_company": client_company,
                "client_family": client_family,
                "os_name": os_name,
                "os_family": os_family,
                "os_company": os_company,
                "platform": platform,
                "country": country,
                "region": region,
                "city": city,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    def list_message_opens(self, message_id: str, *, count: int = 100, offset: int = 0) -> Page[OpenEvent]:
        """List one page of the opens of one outbound message, newest first.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Postmark keeps only the first open per recipient. `record_type` and
        `message_stream` are missing from the documented example.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(partial(outbound_list_message_opens, message_id), count, offset, None)

    def list_clicks(
        self,
        *,
        count: int = 100,
        offset: int = 0,
        recipient: str | None = None,
        tag: str | None = None,
        client_name: str | None = None,
        client_company: str | None = None,
        client_family: str | None = None,
        os_name: str | None = None,
        os_family: str | None = None,
        os_company: str | None = None,
        platform: Platform | None = None,
        country: str | None = None,
        region: str | None = None,
        city: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Page[ClickEvent]:
        """List one page of clicks of all outbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        One entry per recipient and unique link. Only clicks of the `outbound` stream are
        listed unless `message_stream` names another one.

        On the night DST ends, a list cannot tell the two hours from 01:00 apart: it may have rows of
        the other one, or lack some. A stream lacks none.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            recipient: Address of a recipient (To, Cc or Bcc).
            tag: The exact tag.
            client_name: The mail client, such as Outlook.
            client_company: The mail client's maker, such as Microsoft.
            client_family: The mail client's family, such as OS X.
            os_name: The operating system with its version, such as Windows 7.
            os_family: The operating system without its version, such as Windows.
            os_company: The operating system's maker, such as Microsoft Corporation.
            platform: Kind of device or client. Postmark documents `webmail`,
                `desktop` and `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. Postmark does not document it for opens and
                clicks: whether it has an effect is unknown. An aware datetime is that
                instant; a naive one is wall time of the client's `timezone`, US Eastern
                by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. Postmark does not document it for opens and clicks:
                whether it has an effect is unknown. An aware datetime is that instant; a
                naive one is wall time of the client's `timezone`, US Eastern by default;
                a date is that whole day.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(
            outbound_list_clicks,
            count,
            offset,
            {
                "recipient": recipient,
                "tag": tag,
                "client_name": client_name,
                "client_company": client_company,
                "client_family": client_family,
                "os_name": os_name,
                "os_family": os_family,
                "os_company": os_company,
                "platform": platform,
                "country": country,
                "region": region,
                "city": city,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    def stream_clicks(
        self,
        *,
        max_events: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        recipient: str | None = None,
        tag: str | None = None,
        client_name: str | None = None,
        client_company: str | None = None,
        client_family: str | None = None,
        os_name: str | None = None,
        os_family: str | None = None,
        os_company: str | None = None,
        platform: Platform | None = None,
        country: str | None = None,
        region: str | None = None,
        city: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Generator[ClickEvent, None, None]:
        """Yield clicks, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        One entry per recipient and unique link. Only clicks of the `outbound` stream are
        listed unless `message_stream` names another one.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_events: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            recipient: Address of a recipient (To, Cc or Bcc).
            tag: The exact tag.
            client_name: The mail client, such as Outlook.
            client_company: The mail client's maker, such as Microsoft.
            client_family: The mail client's family, such as OS X.
            os_name: The operating system with its version, such as Windows 7.
            os_family: The operating system without its version, such as Windows.
            os_company: The operating system's maker, such as Microsoft Corporation.
            platform: Kind of device or client. Postmark documents `webmail`,
                `desktop` and `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. Postmark does not document it for opens and
                clicks: whether it has an effect is unknown. An aware datetime is that
                instant; a naive one is wall time of the client's `timezone`, US Eastern
                by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. Postmark does not document it for opens and clicks:
                whether it has an effect is unknown. An aware datetime is that instant; a
                naive one is wall time of the client's `timezone`, US Eastern by default;
                a date is that whole day.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            outbound_list_clicks,
            OUTBOUND_LIST_CLICKS,
            max_events,
            batch_size,
            concurrency,
            {
                "recipient": recipient,
                "tag": tag,
                "client_name": client_name,
                "client_company": client_company,
                "client_family": client_family,
                "os_name": os_name,
                "os_family": os_family,
                "os_company": os_company,
                "platform": platform,
                "country": country,
                "region": region,
                "city": city,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    def list_message_clicks(self, message_id: str, *, count: int = 100, offset: int = 0) -> Page[ClickEvent]:
        """List one page of the clicks of one outbound message, newest first.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        One entry per recipient and unique link. `record_type` and `message_stream` are
        missing from the documented example.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(partial(outbound_list_message_clicks, message_id), count, offset, None)

    def list_bulk(self, *, count: int = 20, pagination_key: str | None = None) -> BulkPage:
        """List one page of the server's bulk requests, newest first.

        https://postmarkapp.com/developer/api/bulk-email

        The pages are chained by keys: `pagination_key` of one page asks for the next one,
        and is absent from the last page. There is no total.

        Args:
            count: Bulk requests per page. Neither a default nor a limit is
                documented; the documented example has 20.
            pagination_key: The key that came with the page before, unchanged; absent
                for the first page.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(outbound_list_bulk({"count": count, "pagination_key": pagination_key}))

    def get_bulk(self, bulk_id: str) -> BulkRequest:
        """Get the status of one bulk request.

        https://postmarkapp.com/developer/api/bulk-email

        A completed bulk request can have failed messages; `failed_count` tells how many.
        Which ones is not said: search the outbound messages for them. How often the
        status may be asked for is not documented.

        Args:
            bulk_id: Id of the bulk request, a UUID.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(outbound_get_bulk(bulk_id))


@explained
class AsyncOutbound:
    """Sends mail; messages the server sent, with their events, opens and clicks."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def list(
        self,
        *,
        count: int = 100,
        offset: int = 0,
        recipient: str | None = None,
        from_email: str | None = None,
        tag: str | None = None,
        status: OutboundStatus | None = None,
        subject: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
        metadata: Mapping[str, str] | None = None,
    ) -> Page[OutboundMessage]:
        """List one page of outbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-search

        Only messages of the `outbound` stream are listed unless `message_stream` names
        another one.

        On the night DST ends, a list cannot tell the two hours from 01:00 apart: it may have rows of
        the other one, or lack some. A stream lacks none.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            recipient: Address of a recipient (To, Cc or Bcc).
            from_email: Address of the sender.
            tag: The exact tag.
            status: Status of the message. `sent` and `processed` list the same
                messages. Omitted means any.
            subject: Part of the subject; case is ignored.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. An aware datetime is that instant; a naive one is wall
                time of the client's `timezone`, US Eastern by default; a date is that
                whole day.
            metadata: One metadata field and its value: exactly one pair, as Postmark
                accepts one per request. The wire name is the field's name with a prefix:
                `metadata_color=blue`.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(
            outbound_list,
            count,
            offset,
            {
                "recipient": recipient,
                "from_email": from_email,
                "tag": tag,
                "status": status,
                "subject": subject,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
                "metadata": metadata,
            },
        )

    def stream(
        self,
        *,
        max_messages: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        recipient: str | None = None,
        from_email: str | None = None,
        tag: str | None = None,
        status: OutboundStatus | None = None,
        subject: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
        metadata: Mapping[str, str] | None = None,
    ) -> AsyncGenerator[OutboundMessage, None]:
        """Yield messages, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-search

        Only messages of the `outbound` stream are listed unless `message_stream` names
        another one.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_messages: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            recipient: Address of a recipient (To, Cc or Bcc).
            from_email: Address of the sender.
            tag: The exact tag.
            status: Status of the message. `sent` and `processed` list the same
                messages. Omitted means any.
            subject: Part of the subject; case is ignored.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. An aware datetime is that instant; a naive one is wall
                time of the client's `timezone`, US Eastern by default; a date is that
                whole day.
            metadata: One metadata field and its value: exactly one pair, as Postmark
                accepts one per request. The wire name is the field's name with a prefix:
                `metadata_color=blue`.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            outbound_list,
            OUTBOUND_LIST,
            max_messages,
            batch_size,
            concurrency,
            {
                "recipient": recipient,
                "from_email": from_email,
                "tag": tag,
                "status": status,
                "subject": subject,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
                "metadata": metadata,
            },
        )

    async def get(self, message_id: str) -> OutboundMessageDetails:
        """Get one outbound message with its body and its events.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-details

        A message can be listed some seconds before its details are available; until then,
        and after the retention period, the response is 422 with error code 701.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(outbound_get(message_id))

    async def get_dump(self, message_id: str) -> OutboundMessageDump:
        """Get the raw source of one outbound message.

        https://postmarkapp.com/developer/api/messages-api#outbound-message-dump

        The source is empty if Postmark keeps no dump.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(outbound_get_dump(message_id))

    async def list_opens(
        self,
        *,
        count: int = 100,
        offset: int = 0,
        recipient: str | None = None,
        tag: str | None = None,
        client_name: str | None = None,
        client_company: str | None = None,
        client_family: str | None = None,
        os_name: str | None = None,
        os_family: str | None = None,
        os_company: str | None = None,
        platform: Platform | None = None,
        country: str | None = None,
        region: str | None = None,
        city: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Page[OpenEvent]:
        """List one page of opens of all outbound messages, newest first.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Postmark keeps only the first open per recipient and message. Only opens of the
        `outbound` stream are listed unless `message_stream` names another one.

        On the night DST ends, a list cannot tell the two hours from 01:00 apart: it may have rows of
        the other one, or lack some. A stream lacks none.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            recipient: Address of a recipient (To, Cc or Bcc).
            tag: The exact tag.
            client_name: The mail client, such as Outlook.
            client_company: The mail client's maker, such as Microsoft.
            client_family: The mail client's family, such as OS X.
            os_name: The operating system with its version, such as Windows 7.
            os_family: The operating system without its version, such as Windows.
            os_company: The operating system's maker, such as Microsoft Corporation.
            platform: Kind of device or client. Postmark documents `webmail`,
                `desktop` and `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. Postmark does not document it for opens and
                clicks: whether it has an effect is unknown. An aware datetime is that
                instant; a naive one is wall time of the client's `timezone`, US Eastern
                by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. Postmark does not document it for opens and clicks:
                whether it has an effect is unknown. An aware datetime is that instant; a
                naive one is wall time of the client's `timezone`, US Eastern by default;
                a date is that whole day.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(
            outbound_list_opens,
            count,
            offset,
            {
                "recipient": recipient,
                "tag": tag,
                "client_name": client_name,
                "client_company": client_company,
                "client_family": client_family,
                "os_name": os_name,
                "os_family": os_family,
                "os_company": os_company,
                "platform": platform,
                "country": country,
                "region": region,
                "city": city,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    def stream_opens(
        self,
        *,
        max_events: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        recipient: str | None = None,
        tag: str | None = None,
        client_name: str | None = None,
        client_company: str | None = None,
        client_family: str | None = None,
        os_name: str | None = None,
        os_family: str | None = None,
        os_company: str | None = None,
        platform: Platform | None = None,
        country: str | None = None,
        region: str | None = None,
        city: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> AsyncGenerator[OpenEvent, None]:
        """Yield opens, newest first, each exactly once.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Postmark keeps only the first open per recipient and message. Only opens of the
        `outbound` stream are listed unless `message_stream` names another one.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_events: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            recipient: Address of a recipient (To, Cc or Bcc).
            tag: The exact tag.
            client_name: The mail client, such as Outlook.
            client_company: The mail client's maker, such as Microsoft.
            client_family: The mail client's family, such as OS X.
            os_name: The operating system with its version, such as Windows 7.
            os_family: The operating system without its version, such as Windows.
            os_company: The operating system's maker, such as Microsoft Corporation.
            platform: Kind of device or client. Postmark documents `webmail`,
                `desktop` and `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. Postmark does not document it for opens and
                clicks: whether it has an effect is unknown. An aware datetime is that
                instant; a naive one is wall time of the client's `timezone`, US Eastern
                by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. Postmark does not document it for opens and clicks:
                whether it has an effect is unknown. An aware datetime is that instant; a
                naive one is wall time of the client's `timezone`, US Eastern by default;
                a date is that whole day.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            outbound_list_opens,
            OUTBOUND_LIST_OPENS,
            max_events,
            batch_size,
            concurrency,
            {
                "recipient": recipient,
                "tag": tag,
                "client_name": client_name,
                "client_company": client_company,
                "client_family": client_family,
                "os_name": os_name,
                "os_family": os_family,
                "os_company": os_company,
                "platform": platform,
                "country": country,
                "region": region,
                "city": city,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    async def list_message_opens(self, message_id: str, *, count: int = 100, offset: int = 0) -> Page[OpenEvent]:
        """List one page of the opens of one outbound message, newest first.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Postmark keeps only the first open per recipient. `record_type` and
        `message_stream` are missing from the documented example.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(partial(outbound_list_message_opens, message_id), count, offset, None)

    async def list_clicks(
        self,
        *,
        count: int = 100,
        offset: int = 0,
        recipient: str | None = None,
        tag: str | None = None,
        client_name: str | None = None,
        client_company: str | None = None,
        client_family: str | None = None,
        os_name: str | None = None,
        os_family: str | None = None,
        os_company: str | None = None,
        platform: Platform | None = None,
        country: str | None = None,
        region: str | None = None,
        city: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Page[ClickEvent]:
        """List one page of clicks of all outbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        One entry per recipient and unique link. Only clicks of the `outbound` stream are
        listed unless `message_stream` names another one.

        On the night DST ends, a list cannot tell the two hours from 01:00 apart: it may have rows of
        the other one, or lack some. A stream lacks none.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            recipient: Address of a recipient (To, Cc or Bcc).
            tag: The exact tag.
            client_name: The mail client, such as Outlook.
            client_company: The mail client's maker, such as Microsoft.
            client_family: The mail client's family, such as OS X.
            os_name: The operating system with its version, such as Windows 7.
            os_family: The operating system without its version, such as Windows.
            os_company: The operating system's maker, such as Microsoft Corporation.
            platform: Kind of device or client. Postmark documents `webmail`,
                `desktop` and `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. Postmark does not document it for opens and
                clicks: whether it has an effect is unknown. An aware datetime is that
                instant; a naive one is wall time of the client's `timezone`, US Eastern
                by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. Postmark does not document it for opens and clicks:
                whether it has an effect is unknown. An aware datetime is that instant; a
                naive one is wall time of the client's `timezone`, US Eastern by default;
                a date is that whole day.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(
            outbound_list_clicks,
            count,
            offset,
            {
                "recipient": recipient,
                "tag": tag,
                "client_name": client_name,
                "client_company": client_company,
                "client_family": client_family,
                "os_name": os_name,
                "os_family": os_family,
                "os_company": os_company,
                "platform": platform,
                "country": country,
                "region": region,
                "city": city,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    def stream_clicks(
        self,
        *,
        max_events: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        recipient: str | None = None,
        tag: str | None = None,
        client_name: str | None = None,
        client_company: str | None = None,
        client_family: str | None = None,
        os_name: str | None = None,
        os_family: str | None = None,
        os_company: str | None = None,
        platform: Platform | None = None,
        country: str | None = None,
        region: str | None = None,
        city: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> AsyncGenerator[ClickEvent, None]:
        """Yield clicks, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        One entry per recipient and unique link. Only clicks of the `outbound` stream are
        listed unless `message_stream` names another one.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_events: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            recipient: Address of a recipient (To, Cc or Bcc).
            tag: The exact tag.
            client_name: The mail client, such as Outlook.
            client_company: The mail client's maker, such as Microsoft.
            client_family: The mail client's family, such as OS X.
            os_name: The operating system with its version, such as Windows 7.
            os_family: The operating system without its version, such as Windows.
            os_company: The operating system's maker, such as Microsoft Corporation.
            platform: Kind of device or client. Postmark documents `webmail`,
                `desktop` and `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound`
                stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. Postmark does not document it for opens and
                clicks: whether it has an effect is unknown. An aware datetime is that
                instant; a naive one is wall time of the client's `timezone`, US Eastern
                by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. Postmark does not document it for opens and clicks:
                whether it has an effect is unknown. An aware datetime is that instant; a
                naive one is wall time of the client's `timezone`, US Eastern by default;
                a date is that whole day.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            outbound_list_clicks,
            OUTBOUND_LIST_CLICKS,
            max_events,
            batch_size,
            concurrency,
            {
                "recipient": recipient,
                "tag": tag,
                "client_name": client_name,
                "client_company": client_company,
                "client_family": client_family,
                "os_name": os_name,
                "os_family": os_family,
                "os_company": os_company,
                "platform": platform,
                "country": country,
                "region": region,
                "city": city,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    async def list_message_clicks(self, message_id: str, *, count: int = 100, offset: int = 0) -> Page[ClickEvent]:
        """List one page of the clicks of one outbound message, newest first.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        One entry per recipient and unique link. `record_type` and `message_stream` are
        missing from the documented example.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(partial(outbound_list_message_clicks, message_id), count, offset, None)

    async def list_bulk(self, *, count: int = 20, pagination_key: str | None = None) -> BulkPage:
        """List one page of the server's bulk requests, newest first.

        https://postmarkapp.com/developer/api/bulk-email

        The pages are chained by keys: `pagination_key` of one page asks for the next one,
        and is absent from the last page. There is no total.

        Args:
            count: Bulk requests per page. Neither a default nor a limit is
                documented; the documented example has 20.
            pagination_key: The key that came with the page before, unchanged; absent
                for the first page.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(outbound_list_bulk({"count": count, "pagination_key": pagination_key}))

    async def get_bulk(self, bulk_id: str) -> BulkRequest:
        """Get the status of one bulk request.

        https://postmarkapp.com/developer/api/bulk-email

        A completed bulk request can have failed messages; `failed_count` tells how many.
        Which ones is not said: search the outbound messages for them. How often the
        status may be asked for is not documented.

        Args:
            bulk_id: Id of the bulk request, a UUID.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(outbound_get_bulk(bulk_id))
