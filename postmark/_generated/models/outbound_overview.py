# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_number, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class OutboundOverview(Model):
    """Totals of outbound mail. Each recipient counts."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "sent",
        "bounced",
        "smtp_api_errors",
        "bounce_rate",
        "spam_complaints",
        "spam_complaints_rate",
        "opens",
        "unique_opens",
        "tracked",
        "with_open_tracking",
        "with_link_tracking",
        "total_tracked_links_sent",
        "total_clicks",
        "unique_links_clicked",
        "with_client_recorded",
        "with_platform_recorded",
        "with_read_time_recorded",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "sent": "Sent",
        "bounced": "Bounced",
        "smtp_api_errors": "SMTPApiErrors",
        "bounce_rate": "BounceRate",
        "spam_complaints": "SpamComplaints",
        "spam_complaints_rate": "SpamComplaintsRate",
        "opens": "Opens",
        "unique_opens": "UniqueOpens",
        "tracked": "Tracked",
        "with_open_tracking": "WithOpenTracking",
        "with_link_tracking": "WithLinkTracking",
        "total_tracked_links_sent": "TotalTrackedLinksSent",
        "total_clicks": "TotalClicks",
        "unique_links_clicked": "UniqueLinksClicked",
        "with_client_recorded": "WithClientRecorded",
        "with_platform_recorded": "WithPlatformRecorded",
        "with_read_time_recorded": "WithReadTimeRecorded",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("sent", "bounced", "smtp_api_errors", "bounce_rate")

    sent: int
    """Mail sent."""
    bounced: int
    """Mail that bounced."""
    smtp_api_errors: int
    """Mail handed in by SMTP that Postmark refused to send."""
    bounce_rate: float
    """Bounced mail, in percent of the mail sent."""
    spam_complaints: int
    """Spam complaints."""
    spam_complaints_rate: float
    """Spam complaints, in percent of the mail sent."""
    opens: int
    """Opens, repeated ones included."""
    unique_opens: int
    """Opens, only the first of each recipient and message."""
    tracked: int
    """Mail sent with open or link tracking."""
    with_open_tracking: int
    """Mail sent with open tracking."""
    with_link_tracking: int
    """Mail sent with link tracking."""
    total_tracked_links_sent: int
    """Tracked links in the mail sent."""
    total_clicks: int
    """Clicks on tracked links, repeated ones included."""
    unique_links_clicked: int
    """Clicks, only the first of each recipient and link."""
    with_client_recorded: int
    """Unique opens for which the mail client is known."""
    with_platform_recorded: int
    """Unique opens for which the kind of device is known."""
    with_read_time_recorded: int | None
    """Unique opens for which the reading time is known. Seen in responses, not in the
    current documentation."""

    def __init__(
        self,
        sent: int = 0,
        bounced: int = 0,
        smtp_api_errors: int = 0,
        bounce_rate: float = 0,
        spam_complaints: int = 0,
        spam_complaints_rate: float = 0,
        opens: int = 0,
        unique_opens: int = 0,
        tracked: int = 0,
        with_open_tracking: int = 0,
        with_link_tracking: int = 0,
        total_tracked_links_sent: int = 0,
        total_clicks: int = 0,
        unique_links_clicked: int = 0,
        with_client_recorded: int = 0,
        with_platform_recorded: int = 0,
        with_read_time_recorded: int | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                sent,
                bounced,
                smtp_api_errors,
                bounce_rate,
                spam_complaints,
                spam_complaints_rate,
                opens,
                unique_opens,
                tracked,
                with_open_tracking,
                with_link_tracking,
                total_tracked_links_sent,
                total_clicks,
                unique_links_clicked,
                with_client_recorded,
                with_platform_recorded,
                with_read_time_recorded,
            ),
            extra,
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 17
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (sent_, bounced_, smtp_api_errors_, bounce_rate_, spam_complaints_, spam_complaints_rate_, opens_,
         unique_opens_, tracked_, with_open_tracking_, with_link_tracking_, total_tracked_links_sent_,
         total_clicks_, unique_links_clicked_, with_client_recorded_, with_platform_recorded_,
         with_read_time_recorded_) = values  # fmt: skip
        model.sent = sent_ if sent_.__class__ is int else not_number("Sent", sent_, raw)
        model.bounced = bounced_ if bounced_.__class__ is int else not_number("Bounced", bounced_, raw)
        model.smtp_api_errors = (
            smtp_api_errors_
            if smtp_api_errors_.__class__ is int
            else not_number("SMTPApiErrors", smtp_api_errors_, raw)
        )
        model.bounce_rate = (
            bounce_rate_ if bounce_rate_.__class__ in (float, int) else not_number("BounceRate", bounce_rate_, raw)
        )
        model.spam_complaints = (
            spam_complaints_
            if spam_complaints_.__class__ is int
            else not_number("SpamComplaints", spam_complaints_, raw)
        )
        model.spam_complaints_rate = (
            spam_complaints_rate_
            if spam_complaints_rate_.__class__ in (float, int)
            else not_number("SpamComplaintsRate", spam_complaints_rate_, raw)
        )
        model.opens = opens_ if opens_.__class__ is int else not_number("Opens", opens_, raw)
        model.unique_opens = (
            unique_opens_ if unique_opens_.__class__ is int else not_number("UniqueOpens", unique_opens_, raw)
        )
        model.tracked = tracked_ if tracked_.__class__ is int else not_number("Tracked", tracked_, raw)
        model.with_open_tracking = (
            with_open_tracking_
            if with_open_tracking_.__class__ is int
            else not_number("WithOpenTracking", with_open_tracking_, raw)
        )
        model.with_link_tracking = (
            with_link_tracking_
            if with_link_tracking_.__class__ is int
            else not_number("WithLinkTracking", with_link_tracking_, raw)
        )
        model.total_tracked_links_sent = (
            total_tracked_links_sent_
            if total_tracked_links_sent_.__class__ is int
            else not_number("TotalTrackedLinksSent", total_tracked_links_sent_, raw)
        )
        model.total_clicks = (
            total_clicks_ if total_clicks_.__class__ is int else not_number("TotalClicks", total_clicks_, raw)
        )
        model.unique_links_clicked = (
            unique_links_clicked_
            if unique_links_clicked_.__class__ is int
            else not_number("UniqueLinksClicked", unique_links_clicked_, raw)
        )
        model.with_client_recorded = (
            with_client_recorded_
            if with_client_recorded_.__class__ is int
            else not_number("WithClientRecorded", with_client_recorded_, raw)
        )
        model.with_platform_recorded = (
            with_platform_recorded_
            if with_platform_recorded_.__class__ is int
            else not_number("WithPlatformRecorded", with_platform_recorded_, raw)
        )
        model.with_read_time_recorded = (
            with_read_time_recorded_
            if with_read_time_recorded_ is None or with_read_time_recorded_.__class__ is int
            else unreadable("WithReadTimeRecorded", with_read_time_recorded_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = OutboundOverview
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(OutboundOverview.WIRE_NAMES.values())
_blank: Final = blank(OutboundOverview)
_pick: Final[Any] = itemgetter(*_ABSENT)
