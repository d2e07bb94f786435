# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins
from collections.abc import AsyncGenerator, Generator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, Final, Literal

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
from ..api.outbound.outbound_send import outbound_send
from ..api.outbound.outbound_send_batch_with_templates import outbound_send_batch_with_templates
from ..api.outbound.outbound_send_bulk import outbound_send_bulk
from ..api.outbound.outbound_send_with_template import outbound_send_with_template
from ..models.attachment_request import AttachmentRequest
from ..models.bulk_page import BulkPage
from ..models.bulk_recipient_request import BulkRecipientRequest
from ..models.bulk_request import BulkRequest
from ..models.click_event import ClickEvent
from ..models.header import Header
from ..models.open_event import OpenEvent
from ..models.outbound_message import OutboundMessage
from ..models.outbound_message_details import OutboundMessageDetails
from ..models.outbound_message_dump import OutboundMessageDump
from ..models.outbound_status import OutboundStatus
from ..models.platform import Platform
from ..models.send_response import SendResponse
from ..models.templated_email_request import TemplatedEmailRequest

OUTBOUND_LIST: Final = Kind("messages", "max_messages", ("message_id",), "received_at", None, True, 500)
OUTBOUND_LIST_OPENS: Final = Kind(
    "opens", "max_events", ("message_id", "recipient", "received_at"), "received_at", None, False, 500
)
OUTBOUND_LIST_CLICKS: Final = Kind(
    "clicks",
    "max_events",
    ("message_id", "recipient", "received_at", "original_link", "click_location"),
    "received_at",
    None,
    False,
    500,
)


@explained
class SyncOutbound:
    """Messages the server sent."""

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

        Only messages of the `outbound` stream are listed unless `messagestream` names
        another one.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            recipient: Address of a recipient (To, Cc or Bcc).
            from_email: Address of the sender.
            tag: The exact tag.
            status: Status of the message. `sent` and `processed` list the same messages.
                Omitted means any.
            subject: Part of the subject; case is ignored.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. An aware datetime is that instant; a naive one is wall time of
                the client's `timezone`, US Eastern by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. An aware datetime is that instant; a naive one is wall time of the
                client's `timezone`, US Eastern by default; a date is that whole day.
            metadata: One metadata field and its value: exactly one pair, as Postmark accepts
                one per request. The wire name is the field's name with a prefix:
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

        Only messages of the `outbound` stream are listed unless `messagestream` names
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
            status: Status of the message. `sent` and `processed` list the same messages.
                Omitted means any.
            subject: Part of the subject; case is ignored.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. An aware datetime is that instant; a naive one is wall time of
                the client's `timezone`, US Eastern by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. An aware datetime is that instant; a naive one is wall time of the
                client's `timezone`, US Eastern by default; a date is that whole day.
            metadata: One metadata field and its value: exactly one pair, as Postmark accepts
                one per request. The wire name is the field's name with a prefix:
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
        and after
        the retention period, the response is 422 with error code 701.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the response is
                422 with error code 701.

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
            message_id: Id of the message, usually a UUID. For any other string, the response is
                422 with error code 701.

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
        `outbound` stream are listed unless `messagestream` names another one.

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
            platform: Kind of device or client. Postmark documents `webmail`, `desktop` and
                `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. Postmark does not document it for opens and clicks: whether it
                has an effect is unknown. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. Postmark does not document it for opens and clicks: whether it has
                an effect is unknown. An aware datetime is that instant; a naive one is
                wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.

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
        `outbound` stream are listed unless `messagestream` names another one.

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
            platform: Kind of device or client. Postmark documents `webmail`, `desktop` and
                `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. Postmark does not document it for opens and clicks: whether it
                has an effect is unknown. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. Postmark does not document it for opens and clicks: whether it has
                an effect is unknown. An aware datetime is that instant; a naive one is
                wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.

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

        Postmark keeps only the first open per recipient. `RecordType` and `MessageStream`
        are
        missing from the documented example.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the response is
                422 with error code 701.
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
        listed
        unless `messagestream` names another one.

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
            platform: Kind of device or client. Postmark documents `webmail`, `desktop` and
                `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. Postmark does not document it for opens and clicks: whether it
                has an effect is unknown. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. Postmark does not document it for opens and clicks: whether it has
                an effect is unknown. An aware datetime is that instant; a naive one is
                wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.

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
        listed
        unless `messagestream` names another one.

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
            platform: Kind of device or client. Postmark documents `webmail`, `desktop` and
                `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. Postmark does not document it for opens and clicks: whether it
                has an effect is unknown. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. Postmark does not document it for opens and clicks: whether it has
                an effect is unknown. An aware datetime is that instant; a naive one is
                wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.

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

        One entry per recipient and unique link. `RecordType` and `MessageStream` are
        missing from
        the documented example.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the response is
                422 with error code 701.
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(partial(outbound_list_message_clicks, message_id), count, offset, None)

    def send(
        self,
        *,
        from_email: str,
        reply_to: str | None = None,
        tag: str | None = None,
        message_stream: str | None = None,
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        headers: Sequence[Header] | None = None,
        attachments: Sequence[AttachmentRequest] | None = None,
        to: str | None = None,
        cc: str | None = None,
        bcc: str | None = None,
        subject: str | None = None,
        text_body: str | None = None,
        html_body: str | None = None,
    ) -> SendResponse:
        """Send one message.

        https://postmarkapp.com/developer/api/email-api#send-a-single-email

        At least one recipient and at least one of the two bodies are needed. A message
        may have
        50 recipients in `To`, `Cc` and `Bcc` together, and 10 MB with its attachments in
        base64.

        Postmark recognises no repeats: a second request is a second mail. If only some
        recipients are suppressed on the stream, the message is accepted and `Message`
        names
        them; if all of them are, it is refused with error code 406. During trouble at
        Postmark
        a message can be accepted for later delivery; that answer has no `ErrorCode`.

        With the token `POSTMARK_API_TEST` the message is checked, but not sent.

        Args:
            from_email: The sender, one address with or without a display name, at most 255
                characters. It must be a confirmed sender signature or of a verified
                domain.
            reply_to: Addresses for replies, separated by commas. By default, those of the
                sender signature.
            tag: One word or phrase to group messages by, at most 1,000 characters.
            message_stream: Id of the message stream that sends. By default `outbound`; for a bulk
                send, the default broadcast stream.
            track_opens: Whether opens are tracked. False does not switch off what the server's
                settings have switched on.
            track_links: Where links are tracked. By default, the server's setting decides; `None`
                overrides it.
            metadata: Up to 10 fields of your own, not shown to recipients. Names have at most
                20 characters and may not differ in case only; values have at most 80.
            headers: Further headers; names may repeat.
            attachments: Files sent along. In base64 they count towards the limit of 10 MB.
            to: Recipients, separated by commas. To, Cc and Bcc may have 50 together; To
                may be left out if another of them is given.
            cc: Recipients of a copy, separated by commas.
            bcc: Recipients of a copy that the others do not see, separated by commas.
            subject: The subject, at most 2,000 characters.
            text_body: The plain text part, at most 5 MB. This or the HTML part is needed, or
                both.
            html_body: The HTML part, at most 5 MB.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            outbound_send(
                {
                    "from_email": from_email,
                    "reply_to": reply_to,
                    "tag": tag,
                    "message_stream": message_stream,
                    "track_opens": track_opens,
                    "track_links": track_links,
                    "metadata": metadata,
                    "headers": headers,
                    "attachments": attachments,
                    "to": to,
                    "cc": cc,
                    "bcc": bcc,
                    "subject": subject,
                    "text_body": text_body,
                    "html_body": html_body,
                }
            )
        )

    def send_with_template(
        self,
        *,
        from_email: str,
        template_model: Mapping[str, Any],
        reply_to: str | None = None,
        tag: str | None = None,
        message_stream: str | None = None,
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        headers: Sequence[Header] | None = None,
        attachments: Sequence[AttachmentRequest] | None = None,
        to: str | None = None,
        cc: str | None = None,
        bcc: str | None = None,
        template_id: int | None = None,
        template_alias: str | None = None,
        inline_css: bool | None = None,
    ) -> SendResponse:
        """Send one message made from a template.

        https://postmarkapp.com/developer/api/templates-api#email-with-template

        The template is named by its id or by its alias; the id counts if both are given.
        The
        subject and the bodies are the template's, and may not be sent along. The rest is
        as for
        a message without a template.

        The token `POSTMARK_API_TEST` knows no templates: it always gets error code 1101.

        Args:
            from_email: The sender, one address with or without a display name, at most 255
                characters. It must be a confirmed sender signature or of a verified
                domain.
            template_model: Values for the template's placeholders; may be empty.
            reply_to: Addresses for replies, separated by commas. By default, those of the
                sender signature.
            tag: One word or phrase to group messages by, at most 1,000 characters.
            message_stream: Id of the message stream that sends. By default `outbound`; for a bulk
                send, the default broadcast stream.
            track_opens: Whether opens are tracked. False does not switch off what the server's
                settings have switched on.
            track_links: Where links are tracked. By default, the server's setting decides; `None`
                overrides it.
            metadata: Up to 10 fields of your own, not shown to recipients. Names have at most
                20 characters and may not differ in case only; values have at most 80.
            headers: Further headers; names may repeat.
            attachments: Files sent along. In base64 they count towards the limit of 10 MB.
            to: Recipients, separated by commas. To, Cc and Bcc may have 50 together; To
                may be left out if another of them is given.
            cc: Recipients of a copy, separated by commas.
            bcc: Recipients of a copy that the others do not see, separated by commas.
            template_id: Id of the template. It counts if the alias is given as well.
            template_alias: Alias of the template.
            inline_css: Whether the style sheets of the HTML are moved into its elements. By
                default, they are.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            outbound_send_with_template(
                {
                    "from_email": from_email,
                    "template_model": template_model,
                    "reply_to": reply_to,
                    "tag": tag,
                    "message_stream": message_stream,
                    "track_opens": track_opens,
                    "track_links": track_links,
                    "metadata": metadata,
                    "headers": headers,
                    "attachments": attachments,
                    "to": to,
                    "cc": cc,
                    "bcc": bcc,
                    "template_id": template_id,
                    "template_alias": template_alias,
                    "inline_css": inline_css,
                }
            )
        )

    def send_batch_with_templates(self, *, messages: Sequence[TemplatedEmailRequest]) -> builtins.list[SendResponse]:
        """Send up to 500 messages made from templates in one request.

        https://postmarkapp.com/developer/api/templates-api#send-batch-with-templates

        The body is an object with `Messages`, unlike that of a batch without templates,
        and may
        have 50 MB. Each message names its own template. The answer has one entry for each
        message, in the same order, and the status 200 even if every message was refused:
        an
        entry with an error code other than 0 has no `MessageID`.

        Postmark recognises no repeats, and what a batch that timed out has sent is
        unknown.

        Args:
            messages: The messages, at most 500.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(outbound_send_batch_with_templates({"messages": messages}))

    def list_bulk(self, *, count: int | None = None, pagination_key: str | None = None) -> BulkPage:
        """List one page of the server's bulk requests, newest first.

        https://postmarkapp.com/developer/api/bulk-email

        The pages are chained by keys: `PaginationKey` of one page asks for the next one,
        and is
        absent from the last page. There is no total.

        Args:
            count: Bulk requests per page. Neither a default nor a limit is documented; the
                documented example has 20.
            pagination_key: The key that came with the page before, unchanged; absent for the first
                page.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(outbound_list_bulk({"count": count, "pagination_key": pagination_key}))

    def send_bulk(
        self,
        *,
        from_email: str,
        messages: Sequence[BulkRecipientRequest],
        reply_to: str | None = None,
        tag: str | None = None,
        message_stream: str | None = None,
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        headers: Sequence[Header] | None = None,
        attachments: Sequence[AttachmentRequest] | None = None,
        template_id: int | None = None,
        template_alias: str | None = None,
        inline_css: bool | None = None,
        subject: str | None = None,
        text_body: str | None = None,
        html_body: str | None = None,
    ) -> BulkRequest:
        """Start a bulk send, the same mail to many recipients.

        https://postmarkapp.com/developer/api/bulk-email#send-bulk-emails

        Postmark's support must enable bulk sends for the account. The request is only
        accepted
        here; the mails go out later, and the bulk request's status tells how far they
        are. The
        body may have 50 MB; the number of messages is not limited.

        The content is given once, as a subject and bodies or as a template, and filled
        for each
        message from its own model. One invalid field in any message refuses the whole
        request.
        Suppressed recipients and templates that cannot be rendered do not: they are
        counted
        among the failed messages later.

        Postmark recognises no repeats: a second request sends every mail again.

        Args:
            from_email: The sender, one address with or without a display name, at most 255
                characters. It must be a confirmed sender signature or of a verified
                domain.
            messages: One entry for each mail; their number is not limited.
            reply_to: Addresses for replies, separated by commas. By default, those of the
                sender signature.
            tag: One word or phrase to group messages by, at most 1,000 characters.
            message_stream: Id of the message stream that sends. By default `outbound`; for a bulk
                send, the default broadcast stream.
            track_opens: Whether opens are tracked. False does not switch off what the server's
                settings have switched on.
            track_links: Where links are tracked. By default, the server's setting decides; `None`
                overrides it.
            metadata: Up to 10 fields of your own, not shown to recipients. Names have at most
                20 characters and may not differ in case only; values have at most 80.
            headers: Further headers; names may repeat.
            attachments: Files sent along. In base64 they count towards the limit of 10 MB.
            template_id: Id of the template. It counts if the alias is given as well.
            template_alias: Alias of the template.
            inline_css: Whether the style sheets of the HTML are moved into its elements. By
                default, they are.
            subject: The subject. It may have placeholders, filled from each message's model;
                not for a template.
            text_body: The plain text part. It may have placeholders; not for a template.
            html_body: The HTML part. It may have placeholders; not for a template.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            outbound_send_bulk(
                {
                    "from_email": from_email,
                    "messages": messages,
                    "reply_to": reply_to,
                    "tag": tag,
                    "message_stream": message_stream,
                    "track_opens": track_opens,
                    "track_links": track_links,
                    "metadata": metadata,
                    "headers": headers,
                    "attachments": attachments,
                    "template_id": template_id,
                    "template_alias": template_alias,
                    "inline_css": inline_css,
                    "subject": subject,
                    "text_body": text_body,
                    "html_body": html_body,
                }
            )
        )

    def get_bulk(self, bulk_id: str) -> BulkRequest:
        """Get the status of one bulk request.

        https://postmarkapp.com/developer/api/bulk-email

        A completed bulk request can have failed messages; `FailedCount` tells how many.
        Which
        ones is not said: search the outbound messages for them. How often the status may
        be
        asked for is not documented.

        Args:
            bulk_id: Id of the bulk request, a UUID.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(outbound_get_bulk(bulk_id))


@explained
class AsyncOutbound:
    """Messages the server sent."""

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

        Only messages of the `outbound` stream are listed unless `messagestream` names
        another one.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            recipient: Address of a recipient (To, Cc or Bcc).
            from_email: Address of the sender.
            tag: The exact tag.
            status: Status of the message. `sent` and `processed` list the same messages.
                Omitted means any.
            subject: Part of the subject; case is ignored.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. An aware datetime is that instant; a naive one is wall time of
                the client's `timezone`, US Eastern by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. An aware datetime is that instant; a naive one is wall time of the
                client's `timezone`, US Eastern by default; a date is that whole day.
            metadata: One metadata field and its value: exactly one pair, as Postmark accepts
                one per request. The wire name is the field's name with a prefix:
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

        Only messages of the `outbound` stream are listed unless `messagestream` names
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
            status: Status of the message. `sent` and `processed` list the same messages.
                Omitted means any.
            subject: Part of the subject; case is ignored.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. An aware datetime is that instant; a naive one is wall time of
                the client's `timezone`, US Eastern by default; a date is that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. An aware datetime is that instant; a naive one is wall time of the
                client's `timezone`, US Eastern by default; a date is that whole day.
            metadata: One metadata field and its value: exactly one pair, as Postmark accepts
                one per request. The wire name is the field's name with a prefix:
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
        and after
        the retention period, the response is 422 with error code 701.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the response is
                422 with error code 701.

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
            message_id: Id of the message, usually a UUID. For any other string, the response is
                422 with error code 701.

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
        `outbound` stream are listed unless `messagestream` names another one.

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
            platform: Kind of device or client. Postmark documents `webmail`, `desktop` and
                `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. Postmark does not document it for opens and clicks: whether it
                has an effect is unknown. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. Postmark does not document it for opens and clicks: whether it has
                an effect is unknown. An aware datetime is that instant; a naive one is
                wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.

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
        `outbound` stream are listed unless `messagestream` names another one.

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
            platform: Kind of device or client. Postmark documents `webmail`, `desktop` and
                `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. Postmark does not document it for opens and clicks: whether it
                has an effect is unknown. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. Postmark does not document it for opens and clicks: whether it has
                an effect is unknown. An aware datetime is that instant; a naive one is
                wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.

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

        Postmark keeps only the first open per recipient. `RecordType` and `MessageStream`
        are
        missing from the documented example.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the response is
                422 with error code 701.
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
        listed
        unless `messagestream` names another one.

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
            platform: Kind of device or client. Postmark documents `webmail`, `desktop` and
                `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. Postmark does not document it for opens and clicks: whether it
                has an effect is unknown. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. Postmark does not document it for opens and clicks: whether it has
                an effect is unknown. An aware datetime is that instant; a naive one is
                wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.

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
        listed
        unless `messagestream` names another one.

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
            platform: Kind of device or client. Postmark documents `webmail`, `desktop` and
                `mobile`; `unknown` occurs in responses.
            country: Full name of the country, such as Serbia.
            region: Full name of the region, such as Vojvodina.
            city: Full name of the city, such as Novi Sad.
            message_stream: Id of the message stream. By default, the `outbound` stream only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without
                an offset. Postmark does not document it for opens and clicks: whether it
                has an effect is unknown. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
                offset. Postmark does not document it for opens and clicks: whether it has
                an effect is unknown. An aware datetime is that instant; a naive one is
                wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.

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

        One entry per recipient and unique link. `RecordType` and `MessageStream` are
        missing from
        the documented example.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the response is
                422 with error code 701.
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(partial(outbound_list_message_clicks, message_id), count, offset, None)

    async def send(
        self,
        *,
        from_email: str,
        reply_to: str | None = None,
        tag: str | None = None,
        message_stream: str | None = None,
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        headers: Sequence[Header] | None = None,
        attachments: Sequence[AttachmentRequest] | None = None,
        to: str | None = None,
        cc: str | None = None,
        bcc: str | None = None,
        subject: str | None = None,
        text_body: str | None = None,
        html_body: str | None = None,
    ) -> SendResponse:
        """Send one message.

        https://postmarkapp.com/developer/api/email-api#send-a-single-email

        At least one recipient and at least one of the two bodies are needed. A message
        may have
        50 recipients in `To`, `Cc` and `Bcc` together, and 10 MB with its attachments in
        base64.

        Postmark recognises no repeats: a second request is a second mail. If only some
        recipients are suppressed on the stream, the message is accepted and `Message`
        names
        them; if all of them are, it is refused with error code 406. During trouble at
        Postmark
        a message can be accepted for later delivery; that answer has no `ErrorCode`.

        With the token `POSTMARK_API_TEST` the message is checked, but not sent.

        Args:
            from_email: The sender, one address with or without a display name, at most 255
                characters. It must be a confirmed sender signature or of a verified
                domain.
            reply_to: Addresses for replies, separated by commas. By default, those of the
                sender signature.
            tag: One word or phrase to group messages by, at most 1,000 characters.
            message_stream: Id of the message stream that sends. By default `outbound`; for a bulk
                send, the default broadcast stream.
            track_opens: Whether opens are tracked. False does not switch off what the server's
                settings have switched on.
            track_links: Where links are tracked. By default, the server's setting decides; `None`
                overrides it.
            metadata: Up to 10 fields of your own, not shown to recipients. Names have at most
                20 characters and may not differ in case only; values have at most 80.
            headers: Further headers; names may repeat.
            attachments: Files sent along. In base64 they count towards the limit of 10 MB.
            to: Recipients, separated by commas. To, Cc and Bcc may have 50 together; To
                may be left out if another of them is given.
            cc: Recipients of a copy, separated by commas.
            bcc: Recipients of a copy that the others do not see, separated by commas.
            subject: The subject, at most 2,000 characters.
            text_body: The plain text part, at most 5 MB. This or the HTML part is needed, or
                both.
            html_body: The HTML part, at most 5 MB.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            outbound_send(
                {
                    "from_email": from_email,
                    "reply_to": reply_to,
                    "tag": tag,
                    "message_stream": message_stream,
                    "track_opens": track_opens,
                    "track_links": track_links,
                    "metadata": metadata,
                    "headers": headers,
                    "attachments": attachments,
                    "to": to,
                    "cc": cc,
                    "bcc": bcc,
                    "subject": subject,
                    "text_body": text_body,
                    "html_body": html_body,
                }
            )
        )

    async def send_with_template(
        self,
        *,
        from_email: str,
        template_model: Mapping[str, Any],
        reply_to: str | None = None,
        tag: str | None = None,
        message_stream: str | None = None,
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        headers: Sequence[Header] | None = None,
        attachments: Sequence[AttachmentRequest] | None = None,
        to: str | None = None,
        cc: str | None = None,
        bcc: str | None = None,
        template_id: int | None = None,
        template_alias: str | None = None,
        inline_css: bool | None = None,
    ) -> SendResponse:
        """Send one message made from a template.

        https://postmarkapp.com/developer/api/templates-api#email-with-template

        The template is named by its id or by its alias; the id counts if both are given.
        The
        subject and the bodies are the template's, and may not be sent along. The rest is
        as for
        a message without a template.

        The token `POSTMARK_API_TEST` knows no templates: it always gets error code 1101.

        Args:
            from_email: The sender, one address with or without a display name, at most 255
                characters. It must be a confirmed sender signature or of a verified
                domain.
            template_model: Values for the template's placeholders; may be empty.
            reply_to: Addresses for replies, separated by commas. By default, those of the
                sender signature.
            tag: One word or phrase to group messages by, at most 1,000 characters.
            message_stream: Id of the message stream that sends. By default `outbound`; for a bulk
                send, the default broadcast stream.
            track_opens: Whether opens are tracked. False does not switch off what the server's
                settings have switched on.
            track_links: Where links are tracked. By default, the server's setting decides; `None`
                overrides it.
            metadata: Up to 10 fields of your own, not shown to recipients. Names have at most
                20 characters and may not differ in case only; values have at most 80.
            headers: Further headers; names may repeat.
            attachments: Files sent along. In base64 they count towards the limit of 10 MB.
            to: Recipients, separated by commas. To, Cc and Bcc may have 50 together; To
                may be left out if another of them is given.
            cc: Recipients of a copy, separated by commas.
            bcc: Recipients of a copy that the others do not see, separated by commas.
            template_id: Id of the template. It counts if the alias is given as well.
            template_alias: Alias of the template.
            inline_css: Whether the style sheets of the HTML are moved into its elements. By
                default, they are.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            outbound_send_with_template(
                {
                    "from_email": from_email,
                    "template_model": template_model,
                    "reply_to": reply_to,
                    "tag": tag,
                    "message_stream": message_stream,
                    "track_opens": track_opens,
                    "track_links": track_links,
                    "metadata": metadata,
                    "headers": headers,
                    "attachments": attachments,
                    "to": to,
                    "cc": cc,
                    "bcc": bcc,
                    "template_id": template_id,
                    "template_alias": template_alias,
                    "inline_css": inline_css,
                }
            )
        )

    async def send_batch_with_templates(
        self, *, messages: Sequence[TemplatedEmailRequest]
    ) -> builtins.list[SendResponse]:
        """Send up to 500 messages made from templates in one request.

        https://postmarkapp.com/developer/api/templates-api#send-batch-with-templates

        The body is an object with `Messages`, unlike that of a batch without templates,
        and may
        have 50 MB. Each message names its own template. The answer has one entry for each
        message, in the same order, and the status 200 even if every message was refused:
        an
        entry with an error code other than 0 has no `MessageID`.

        Postmark recognises no repeats, and what a batch that timed out has sent is
        unknown.

        Args:
            messages: The messages, at most 500.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(outbound_send_batch_with_templates({"messages": messages}))

    async def list_bulk(self, *, count: int | None = None, pagination_key: str | None = None) -> BulkPage:
        """List one page of the server's bulk requests, newest first.

        https://postmarkapp.com/developer/api/bulk-email

        The pages are chained by keys: `PaginationKey` of one page asks for the next one,
        and is
        absent from the last page. There is no total.

        Args:
            count: Bulk requests per page. Neither a default nor a limit is documented; the
                documented example has 20.
            pagination_key: The key that came with the page before, unchanged; absent for the first
                page.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(outbound_list_bulk({"count": count, "pagination_key": pagination_key}))

    async def send_bulk(
        self,
        *,
        from_email: str,
        messages: Sequence[BulkRecipientRequest],
        reply_to: str | None = None,
        tag: str | None = None,
        message_stream: str | None = None,
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        headers: Sequence[Header] | None = None,
        attachments: Sequence[AttachmentRequest] | None = None,
        template_id: int | None = None,
        template_alias: str | None = None,
        inline_css: bool | None = None,
        subject: str | None = None,
        text_body: str | None = None,
        html_body: str | None = None,
    ) -> BulkRequest:
        """Start a bulk send, the same mail to many recipients.

        https://postmarkapp.com/developer/api/bulk-email#send-bulk-emails

        Postmark's support must enable bulk sends for the account. The request is only
        accepted
        here; the mails go out later, and the bulk request's status tells how far they
        are. The
        body may have 50 MB; the number of messages is not limited.

        The content is given once, as a subject and bodies or as a template, and filled
        for each
        message from its own model. One invalid field in any message refuses the whole
        request.
        Suppressed recipients and templates that cannot be rendered do not: they are
        counted
        among the failed messages later.

        Postmark recognises no repeats: a second request sends every mail again.

        Args:
            from_email: The sender, one address with or without a display name, at most 255
                characters. It must be a confirmed sender signature or of a verified
                domain.
            messages: One entry for each mail; their number is not limited.
            reply_to: Addresses for replies, separated by commas. By default, those of the
                sender signature.
            tag: One word or phrase to group messages by, at most 1,000 characters.
            message_stream: Id of the message stream that sends. By default `outbound`; for a bulk
                send, the default broadcast stream.
            track_opens: Whether opens are tracked. False does not switch off what the server's
                settings have switched on.
            track_links: Where links are tracked. By default, the server's setting decides; `None`
                overrides it.
            metadata: Up to 10 fields of your own, not shown to recipients. Names have at most
                20 characters and may not differ in case only; values have at most 80.
            headers: Further headers; names may repeat.
            attachments: Files sent along. In base64 they count towards the limit of 10 MB.
            template_id: Id of the template. It counts if the alias is given as well.
            template_alias: Alias of the template.
            inline_css: Whether the style sheets of the HTML are moved into its elements. By
                default, they are.
            subject: The subject. It may have placeholders, filled from each message's model;
                not for a template.
            text_body: The plain text part. It may have placeholders; not for a template.
            html_body: The HTML part. It may have placeholders; not for a template.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            outbound_send_bulk(
                {
                    "from_email": from_email,
                    "messages": messages,
                    "reply_to": reply_to,
                    "tag": tag,
                    "message_stream": message_stream,
                    "track_opens": track_opens,
                    "track_links": track_links,
                    "metadata": metadata,
                    "headers": headers,
                    "attachments": attachments,
                    "template_id": template_id,
                    "template_alias": template_alias,
                    "inline_css": inline_css,
                    "subject": subject,
                    "text_body": text_body,
                    "html_body": html_body,
                }
            )
        )

    async def get_bulk(self, bulk_id: str) -> BulkRequest:
        """Get the status of one bulk request.

        https://postmarkapp.com/developer/api/bulk-email

        A completed bulk request can have failed messages; `FailedCount` tells how many.
        Which
        ones is not said: search the outbound messages for them. How often the status may
        be
        asked for is not documented.

        Args:
            bulk_id: Id of the bulk request, a UUID.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(outbound_get_bulk(bulk_id))
