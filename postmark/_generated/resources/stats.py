# Generated from spec/postmark.yaml by make generate. Do not edit.

from datetime import date

from ..._wire.calls import AsyncCalls, SyncCalls, explained
from ..api.stats.stats_bounce_counts import stats_bounce_counts
from ..api.stats.stats_browser_platform_usage import stats_browser_platform_usage
from ..api.stats.stats_browser_usage import stats_browser_usage
from ..api.stats.stats_click_counts import stats_click_counts
from ..api.stats.stats_click_location import stats_click_location
from ..api.stats.stats_email_client_usage import stats_email_client_usage
from ..api.stats.stats_open_counts import stats_open_counts
from ..api.stats.stats_overview import stats_overview
from ..api.stats.stats_platform_usage import stats_platform_usage
from ..api.stats.stats_sent_counts import stats_sent_counts
from ..api.stats.stats_spam_counts import stats_spam_counts
from ..api.stats.stats_tracked_counts import stats_tracked_counts
from ..models.bounce_counts import BounceCounts
from ..models.browser_platform_usage import BrowserPlatformUsage
from ..models.browser_usage import BrowserUsage
from ..models.click_counts import ClickCounts
from ..models.click_locations import ClickLocations
from ..models.email_client_usage import EmailClientUsage
from ..models.open_counts import OpenCounts
from ..models.outbound_overview import OutboundOverview
from ..models.platform_usage import PlatformUsage
from ..models.sent_counts import SentCounts
from ..models.spam_counts import SpamCounts
from ..models.tracked_counts import TrackedCounts


@explained
class SyncStats:
    """Statistics of outbound mail."""

    def __init__(self, calls: SyncCalls) -> None:
        self._calls = calls

    def overview(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> OutboundOverview:
        """Get the totals of outbound mail: sent, bounced, opened, clicked.

        https://postmarkapp.com/developer/api/stats-api

        Each recipient counts, unlike in the lists of messages. Without dates, all time
        counts; Postmark says that statistics never expire, yet also lists an error for
        dates more than a year back.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_overview({"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream})
        )

    def sent_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> SentCounts:
        """Count the mail sent, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_sent_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    def bounce_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> BounceCounts:
        """Count the bounces by type, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Four types are documented; Postmark's own SDKs know more, so any name may occur.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_bounce_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    def spam_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> SpamCounts:
        """Count the spam complaints, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_spam_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    def tracked_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> TrackedCounts:
        """Count the mail sent with open or link tracking, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_tracked_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    def open_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> OpenCounts:
        """Count the opens, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Only mail sent with open tracking counts. The total of unique opens need not be
        the sum of the days.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_open_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    def platform_usage(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> PlatformUsage:
        """Count the opens by kind of device or client, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Recorded answers show that unique opens are counted.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_platform_usage(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    def email_client_usage(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> EmailClientUsage:
        """Count the opens by mail client, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Recorded answers show that unique opens are counted, where the client is known.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_email_client_usage(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    def click_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> ClickCounts:
        """Count the clicks, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Only mail sent with link tracking counts. The total of unique clicks need not be
        the sum of the days.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_click_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    def browser_usage(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> BrowserUsage:
        """Count the clicks by browser, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_browser_usage(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    def browser_platform_usage(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> BrowserPlatformUsage:
        """Count the clicks by kind of device, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_browser_platform_usage(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    def click_location(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> ClickLocations:
        """Count the clicks by the part of the mail they came from, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return self._calls.send(
            stats_click_location(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )


@explained
class AsyncStats:
    """Statistics of outbound mail."""

    def __init__(self, calls: AsyncCalls) -> None:
        self._calls = calls

    async def overview(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> OutboundOverview:
        """Get the totals of outbound mail: sent, bounced, opened, clicked.

        https://postmarkapp.com/developer/api/stats-api

        Each recipient counts, unlike in the lists of messages. Without dates, all time
        counts; Postmark says that statistics never expire, yet also lists an error for
        dates more than a year back.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_overview({"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream})
        )

    async def sent_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> SentCounts:
        """Count the mail sent, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_sent_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    async def bounce_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> BounceCounts:
        """Count the bounces by type, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Four types are documented; Postmark's own SDKs know more, so any name may occur.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_bounce_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    async def spam_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> SpamCounts:
        """Count the spam complaints, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_spam_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    async def tracked_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> TrackedCounts:
        """Count the mail sent with open or link tracking, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_tracked_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    async def open_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> OpenCounts:
        """Count the opens, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Only mail sent with open tracking counts. The total of unique opens need not be
        the sum of the days.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_open_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    async def platform_usage(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> PlatformUsage:
        """Count the opens by kind of device or client, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Recorded answers show that unique opens are counted.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_platform_usage(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    async def email_client_usage(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> EmailClientUsage:
        """Count the opens by mail client, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Recorded answers show that unique opens are counted, where the client is known.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_email_client_usage(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    async def click_counts(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> ClickCounts:
        """Count the clicks, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Only mail sent with link tracking counts. The total of unique clicks need not be
        the sum of the days.

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_click_counts(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    async def browser_usage(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> BrowserUsage:
        """Count the clicks by browser, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_browser_usage(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    async def browser_platform_usage(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> BrowserPlatformUsage:
        """Count the clicks by kind of device, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_browser_platform_usage(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )

    async def click_location(
        self,
        *,
        tag: str | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        message_stream: str | None = None,
    ) -> ClickLocations:
        """Count the clicks by the part of the mail they came from, in total and day by day.

        https://postmarkapp.com/developer/api/stats-api

        Args:
            tag: The exact tag.
            from_date: First day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            to_date: Last day, inclusive. A day of Postmark's calendar, which its
                documentation calls EST.
            message_stream: Id of the message stream. By default, all streams count.

        Raises:
            ValueError, TypeError: An argument is invalid; nothing was sent.
            PostmarkError: The request failed; see the exception hierarchy.
        """
        return await self._calls.send(
            stats_click_location(
                {"tag": tag, "from_date": from_date, "to_date": to_date, "message_stream": message_stream}
            )
        )
