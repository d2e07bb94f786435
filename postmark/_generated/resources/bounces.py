# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import AsyncGenerator, Generator
from datetime import date, datetime
from typing import Final, Literal

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..._wire.kinds import Kind
from ..._wire.request import Page
from ..api.bounces.bounces_activate import bounces_activate
from ..api.bounces.bounces_get import bounces_get
from ..api.bounces.bounces_get_delivery_stats import bounces_get_delivery_stats
from ..api.bounces.bounces_get_dump import bounces_get_dump
from ..api.bounces.bounces_list import bounces_list
from ..models.bounce import Bounce
from ..models.bounce_dump import BounceDump
from ..models.delivery_stats import DeliveryStats

BOUNCES_LIST: Final = Kind(noun="bounces", limit="max_items", key=("id",), time="bounced_at", dates=True, most=500)


@explained
class SyncBounces:
    """Mails that came back, and the addresses they switched off."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def get_delivery_stats(self) -> DeliveryStats:
        """Get the number of bounces of each type, and of inactive addresses.

        https://postmarkapp.com/developer/api/bounce-api#delivery-stats

        The counts cover the whole history of the server, as older documentation says.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(bounces_get_delivery_stats())

    def list(
        self,
        *,
        count: int = 100,
        offset: int = 0,
        type: Literal[
            "HardBounce",
            "Transient",
            "Unsubscribe",
            "Subscribe",
            "AutoResponder",
            "AddressChange",
            "DnsError",
            "SpamNotification",
            "OpenRelayTest",
            "Unknown",
            "SoftBounce",
            "VirusNotification",
            "ChallengeVerification",
            "BadEmailAddress",
            "SpamComplaint",
            "ManuallyDeactivated",
            "Unconfirmed",
            "Blocked",
            "SMTPApiError",
            "InboundError",
            "DMARCPolicy",
            "TemplateRenderingFailed",
        ]
        | str
        | None = None,
        inactive: bool | None = None,
        email_filter: str | None = None,
        tag: str | None = None,
        message_id: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Page[Bounce]:
        """List one page of bounces, newest first.

        https://postmarkapp.com/developer/api/bounce-api#bounces

        Only bounces of the `outbound` stream are listed unless `message_stream` names
        another one. A bounce appears seconds to minutes after the send, and is kept for
        45 days unless the account's retention add-on says otherwise.

        On the night DST ends, a list cannot tell the two hours from 01:00 apart: it may have rows of
        the other one, or lack some. A stream lacks none.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            type: Type of the bounce.
            inactive: Whether the bounce has switched the address off. By default,
                bounces of both kinds.
            email_filter: Part of the recipient's address. Whether case matters is not
                documented.
            tag: The exact tag.
            message_id: Id of the message that bounced.
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

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.page(
            bounces_list,
            count,
            offset,
            {
                "type": type,
                "inactive": inactive,
                "email_filter": email_filter,
                "tag": tag,
                "message_id": message_id,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    def stream(
        self,
        *,
        max_items: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        type: Literal[
            "HardBounce",
            "Transient",
            "Unsubscribe",
            "Subscribe",
            "AutoResponder",
            "AddressChange",
            "DnsError",
            "SpamNotification",
            "OpenRelayTest",
            "Unknown",
            "SoftBounce",
            "VirusNotification",
            "ChallengeVerification",
            "BadEmailAddress",
            "SpamComplaint",
            "ManuallyDeactivated",
            "Unconfirmed",
            "Blocked",
            "SMTPApiError",
            "InboundError",
            "DMARCPolicy",
            "TemplateRenderingFailed",
        ]
        | str
        | None = None,
        inactive: bool | None = None,
        email_filter: str | None = None,
        tag: str | None = None,
        message_id: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Generator[Bounce, None, None]:
        """Yield bounces, newest first, each exactly once.

        https://postmarkapp.com/developer/api/bounce-api#bounces

        Only bounces of the `outbound` stream are listed unless `message_stream` names
        another one. A bounce appears seconds to minutes after the send, and is kept for
        45 days unless the account's retention add-on says otherwise.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_items: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            type: Type of the bounce.
            inactive: Whether the bounce has switched the address off. By default,
                bounces of both kinds.
            email_filter: Part of the recipient's address. Whether case matters is not
                documented.
            tag: The exact tag.
            message_id: Id of the message that bounced.
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

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            bounces_list,
            BOUNCES_LIST,
            max_items,
            batch_size,
            concurrency,
            {
                "type": type,
                "inactive": inactive,
                "email_filter": email_filter,
                "tag": tag,
                "message_id": message_id,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    def get(self, bounce_id: int) -> Bounce:
        """Get one bounce with the source of the mail.

        https://postmarkapp.com/developer/api/bounce-api#single-bounce

        The source, `content`, is not in lists of bounces.

        Args:
            bounce_id: Id of the bounce.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(bounces_get(bounce_id))

    def get_dump(self, bounce_id: int) -> BounceDump:
        """Get the raw source of one bounce.

        https://postmarkapp.com/developer/api/bounce-api#bounce-dump

        Dumps are kept for 30 days. Afterwards the source is empty or absent, or the
        response is 422 with error code 1001.

        Args:
            bounce_id: Id of the bounce.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(bounces_get_dump(bounce_id))

    def activate(self, bounce_id: int) -> Bounce:
        """Switch the address of one bounce on again.

        https://postmarkapp.com/developer/api/bounce-api#activate-bounce

        Not every bounce allows it: `can_activate` of the bounce tells, and spam
        complaints never do. The request has no body.

        Args:
            bounce_id: Id of the bounce.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(bounces_activate(bounce_id))


@explained
class AsyncBounces:
    """Mails that came back, and the addresses they switched off."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def get_delivery_stats(self) -> DeliveryStats:
        """Get the number of bounces of each type, and of inactive addresses.

        https://postmarkapp.com/developer/api/bounce-api#delivery-stats

        The counts cover the whole history of the server, as older documentation says.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(bounces_get_delivery_stats())

    async def list(
        self,
        *,
        count: int = 100,
        offset: int = 0,
        type: Literal[
            "HardBounce",
            "Transient",
            "Unsubscribe",
            "Subscribe",
            "AutoResponder",
            "AddressChange",
            "DnsError",
            "SpamNotification",
            "OpenRelayTest",
            "Unknown",
            "SoftBounce",
            "VirusNotification",
            "ChallengeVerification",
            "BadEmailAddress",
            "SpamComplaint",
            "ManuallyDeactivated",
            "Unconfirmed",
            "Blocked",
            "SMTPApiError",
            "InboundError",
            "DMARCPolicy",
            "TemplateRenderingFailed",
        ]
        | str
        | None = None,
        inactive: bool | None = None,
        email_filter: str | None = None,
        tag: str | None = None,
        message_id: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> Page[Bounce]:
        """List one page of bounces, newest first.

        https://postmarkapp.com/developer/api/bounce-api#bounces

        Only bounces of the `outbound` stream are listed unless `message_stream` names
        another one. A bounce appears seconds to minutes after the send, and is kept for
        45 days unless the account's retention add-on says otherwise.

        On the night DST ends, a list cannot tell the two hours from 01:00 apart: it may have rows of
        the other one, or lack some. A stream lacks none.

        Args:
            count: Rows of the page, 1 to 500.
            offset: Rows to skip; count + offset may be at most 10,000.
            type: Type of the bounce.
            inactive: Whether the bounce has switched the address off. By default,
                bounces of both kinds.
            email_filter: Part of the recipient's address. Whether case matters is not
                documented.
            tag: The exact tag.
            message_id: Id of the message that bounced.
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

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.page(
            bounces_list,
            count,
            offset,
            {
                "type": type,
                "inactive": inactive,
                "email_filter": email_filter,
                "tag": tag,
                "message_id": message_id,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    def stream(
        self,
        *,
        max_items: int | None = None,
        batch_size: int = 500,
        concurrency: int = 4,
        type: Literal[
            "HardBounce",
            "Transient",
            "Unsubscribe",
            "Subscribe",
            "AutoResponder",
            "AddressChange",
            "DnsError",
            "SpamNotification",
            "OpenRelayTest",
            "Unknown",
            "SoftBounce",
            "VirusNotification",
            "ChallengeVerification",
            "BadEmailAddress",
            "SpamComplaint",
            "ManuallyDeactivated",
            "Unconfirmed",
            "Blocked",
            "SMTPApiError",
            "InboundError",
            "DMARCPolicy",
            "TemplateRenderingFailed",
        ]
        | str
        | None = None,
        inactive: bool | None = None,
        email_filter: str | None = None,
        tag: str | None = None,
        message_id: str | None = None,
        message_stream: str | None = None,
        from_date: datetime | date | None = None,
        to_date: datetime | date | None = None,
    ) -> AsyncGenerator[Bounce, None]:
        """Yield bounces, newest first, each exactly once.

        https://postmarkapp.com/developer/api/bounce-api#bounces

        Only bounces of the `outbound` stream are listed unless `message_stream` names
        another one. A bounce appears seconds to minutes after the send, and is kept for
        45 days unless the account's retention add-on says otherwise.

        While rows arrive or expire, nothing is repeated, and nothing that was there throughout is
        skipped; what arrives meanwhile is left out.

        Args:
            max_items: Stop after this many; None means all.
            batch_size: Rows of an ordinary request, 1 to 500.
            concurrency: Most requests in flight, 1 to 10; 1 fetches no page ahead.
            type: Type of the bounce.
            inactive: Whether the bounce has switched the address off. By default,
                bounces of both kinds.
            email_filter: Part of the recipient's address. Whether case matters is not
                documented.
            tag: The exact tag.
            message_id: Id of the message that bounced.
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

        Returns:
            A generator. Arguments are checked at the call; the first request is sent when the
            first item is wanted. One page is in memory at a time.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            IncompleteResultsError: Not every row can be reached; the text says what to narrow.
            PostmarkError: A page could not be fetched; what was yielded is valid.
        """
        return self._calls.stream(
            bounces_list,
            BOUNCES_LIST,
            max_items,
            batch_size,
            concurrency,
            {
                "type": type,
                "inactive": inactive,
                "email_filter": email_filter,
                "tag": tag,
                "message_id": message_id,
                "message_stream": message_stream,
                "from_date": from_date,
                "to_date": to_date,
            },
        )

    async def get(self, bounce_id: int) -> Bounce:
        """Get one bounce with the source of the mail.

        https://postmarkapp.com/developer/api/bounce-api#single-bounce

        The source, `content`, is not in lists of bounces.

        Args:
            bounce_id: Id of the bounce.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(bounces_get(bounce_id))

    async def get_dump(self, bounce_id: int) -> BounceDump:
        """Get the raw source of one bounce.

        https://postmarkapp.com/developer/api/bounce-api#bounce-dump

        Dumps are kept for 30 days. Afterwards the source is empty or absent, or the
        response is 422 with error code 1001.

        Args:
            bounce_id: Id of the bounce.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(bounces_get_dump(bounce_id))

    async def activate(self, bounce_id: int) -> Bounce:
        """Switch the address of one bounce on again.

        https://postmarkapp.com/developer/api/bounce-api#activate-bounce

        Not every bounce allows it: `can_activate` of the bounce tells, and spam
        complaints never do. The request has no body.

        Args:
            bounce_id: Id of the bounce.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(bounces_activate(bounce_id))
