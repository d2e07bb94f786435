# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import AsyncGenerator, Generator
from datetime import date, datetime
from typing import Final

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..._wire.kinds import Kind
from ..._wire.request import Page
from ..api.inbound.inbound_bypass import inbound_bypass
from ..api.inbound.inbound_get import inbound_get
from ..api.inbound.inbound_list import inbound_list
from ..api.inbound.inbound_retry import inbound_retry
from ..models.inbound_action_response import InboundActionResponse
from ..models.inbound_message import InboundMessage
from ..models.inbound_message_details import InboundMessageDetails
from ..models.inbound_status import InboundStatus

INBOUND_LIST: Final = Kind(
    noun="messages", limit="max_messages", key=("message_id",), sent="date_parsed", dates=True, most=500
)


@explained
class SyncInbound:
    """Messages the server received."""

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
        subject: str | None = None,
        mailbox_hash: str | None = None,
        status: InboundStatus | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Page[InboundMessage]:
        """List one page of inbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-search

        Only `processed` messages are listed unless `status` says otherwise.

        On the night DST ends, a list cannot tell the two hours from 01:00 apart: it may have rows of
        the other one, or lack some. A stream lacks none.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            recipient: Address of a recipient (To, Cc or Bcc).
            from_email: Address of the sender.
            tag: The exact tag.
            subject: Part of the subject; case is ignored.
            mailbox_hash: The mailbox hash, the part after the plus sign of the
                recipient address.
            status: Status of the message. By default, processed only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. An aware datetime is that instant; a naive one is wall
                time of the client's `timezone`, US Eastern by default; a date is that
                whole day.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(
            inbound_list,
            count,
            offset,
            {
                "recipient": recipient,
                "from_email": from_email,
                "tag": tag,
                "subject": subject,
                "mailbox_hash": mailbox_hash,
                "status": status,
                "from_date": from_date,
                "to_date": to_date,
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
        subject: str | None = None,
        mailbox_hash: str | None = None,
        status: InboundStatus | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Generator[InboundMessage, None, None]:
        """Yield messages, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-search

        Only `processed` messages are listed unless `status` says otherwise.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_messages: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            recipient: Address of a recipient (To, Cc or Bcc).
            from_email: Address of the sender.
            tag: The exact tag.
            subject: Part of the subject; case is ignored.
            mailbox_hash: The mailbox hash, the part after the plus sign of the
                recipient address.
            status: Status of the message. By default, processed only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. An aware datetime is that instant; a naive one is wall
                time of the client's `timezone`, US Eastern by default; a date is that
                whole day.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            inbound_list,
            INBOUND_LIST,
            max_messages,
            batch_size,
            concurrency,
            {
                "recipient": recipient,
                "from_email": from_email,
                "tag": tag,
                "subject": subject,
                "mailbox_hash": mailbox_hash,
                "status": status,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    def get(self, message_id: str) -> InboundMessageDetails:
        """Get one inbound message with its body and its headers.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-details

        After the retention period the response is 422 with error code 701.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(inbound_get(message_id))

    def bypass(self, message_id: str) -> InboundActionResponse:
        """Release a blocked inbound message, so that it is posted to the server's webhook.

        https://postmarkapp.com/developer/api/messages-api#bypass-rules-for-blocked-inbound-message

        The message is posted to the webhook, so a request that may have arrived must not
        be repeated blindly. For a message that is unknown or not blocked, the response is
        422 with error code 701.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(inbound_bypass(message_id))

    def retry(self, message_id: str) -> InboundActionResponse:
        """Schedule a failed inbound message for another delivery to the server's webhook.

        https://postmarkapp.com/developer/api/messages-api#retry-failed-inbound-message

        The message is posted to the webhook, so a request that may have arrived must not
        be repeated blindly. For a message that is unknown or has not failed, the response
        is 422 with error code 701.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(inbound_retry(message_id))


@explained
class AsyncInbound:
    """Messages the server received."""

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
        subject: str | None = None,
        mailbox_hash: str | None = None,
        status: InboundStatus | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Page[InboundMessage]:
        """List one page of inbound messages, newest first.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-search

        Only `processed` messages are listed unless `status` says otherwise.

        On the night DST ends, a list cannot tell the two hours from 01:00 apart: it may have rows of
        the other one, or lack some. A stream lacks none.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            recipient: Address of a recipient (To, Cc or Bcc).
            from_email: Address of the sender.
            tag: The exact tag.
            subject: Part of the subject; case is ignored.
            mailbox_hash: The mailbox hash, the part after the plus sign of the
                recipient address.
            status: Status of the message. By default, processed only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. An aware datetime is that instant; a naive one is wall
                time of the client's `timezone`, US Eastern by default; a date is that
                whole day.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(
            inbound_list,
            count,
            offset,
            {
                "recipient": recipient,
                "from_email": from_email,
                "tag": tag,
                "subject": subject,
                "mailbox_hash": mailbox_hash,
                "status": status,
                "from_date": from_date,
                "to_date": to_date,
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
        subject: str | None = None,
        mailbox_hash: str | None = None,
        status: InboundStatus | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> AsyncGenerator[InboundMessage, None]:
        """Yield messages, newest first, each exactly once.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-search

        Only `processed` messages are listed unless `status` says otherwise.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_messages: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            recipient: Address of a recipient (To, Cc or Bcc).
            from_email: Address of the sender.
            tag: The exact tag.
            subject: Part of the subject; case is ignored.
            mailbox_hash: The mailbox hash, the part after the plus sign of the
                recipient address.
            status: Status of the message. By default, processed only.
            from_date: Earliest time, inclusive. US Eastern wall time in whole
                seconds, without an offset. An aware datetime is that instant; a naive one
                is wall time of the client's `timezone`, US Eastern by default; a date is
                that whole day.
            to_date: Latest time, inclusive. US Eastern wall time in whole seconds,
                without an offset. An aware datetime is that instant; a naive one is wall
                time of the client's `timezone`, US Eastern by default; a date is that
                whole day.

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            inbound_list,
            INBOUND_LIST,
            max_messages,
            batch_size,
            concurrency,
            {
                "recipient": recipient,
                "from_email": from_email,
                "tag": tag,
                "subject": subject,
                "mailbox_hash": mailbox_hash,
                "status": status,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    async def get(self, message_id: str) -> InboundMessageDetails:
        """Get one inbound message with its body and its headers.

        https://postmarkapp.com/developer/api/messages-api#inbound-message-details

        After the retention period the response is 422 with error code 701.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(inbound_get(message_id))

    async def bypass(self, message_id: str) -> InboundActionResponse:
        """Release a blocked inbound message, so that it is posted to the server's webhook.

        https://postmarkapp.com/developer/api/messages-api#bypass-rules-for-blocked-inbound-message

        The message is posted to the webhook, so a request that may have arrived must not
        be repeated blindly. For a message that is unknown or not blocked, the response is
        422 with error code 701.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(inbound_bypass(message_id))

    async def retry(self, message_id: str) -> InboundActionResponse:
        """Schedule a failed inbound message for another delivery to the server's webhook.

        https://postmarkapp.com/developer/api/messages-api#retry-failed-inbound-message

        The message is posted to the webhook, so a request that may have arrived must not
        be repeated blindly. For a message that is unknown or has not failed, the response
        is 422 with error code 701.

        Args:
            message_id: Id of the message, usually a UUID. For any other string, the
                response is 422 with error code 701.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(inbound_retry(message_id))
