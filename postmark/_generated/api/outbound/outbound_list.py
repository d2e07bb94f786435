# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, TypedDict

from ...._wire.request import Page, Request, page
from ...._wire.writers import Table, as_choice, as_pair, as_wall_time, filled, query
from ...models.outbound_message import OutboundMessage
from ...models.outbound_status import SPELLINGS as OUTBOUND_STATUS
from ...models.outbound_status import OutboundStatus


class OutboundFilters(TypedDict, total=False):
    """Filters of outbound.list; None means not sent.

    Attributes:
        recipient: Address of a recipient (To, Cc or Bcc).
        from_email: Address of the sender.
        tag: The exact tag.
        status: Status of the message. `sent` and `processed` list the same messages. Omitted
            means any.
        subject: Part of the subject; case is ignored.
        message_stream: Id of the message stream. By default, the `outbound` stream only.
        from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without an
            offset.
        to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
            offset.
        metadata: One metadata field and its value: exactly one pair, as Postmark accepts one
            per request. The wire name is the field's name with a prefix:
            `metadata_color=blue`.
    """

    recipient: str | None
    from_email: str | None
    tag: str | None
    status: OutboundStatus | None
    subject: str | None
    message_stream: str | None
    from_date: datetime | date | None
    to_date: datetime | date | None
    metadata: Mapping[str, str] | None


OutboundFilters.__module__ = "postmark"


FILTERS: Final[Table] = {
    "recipient": ("recipient", filled),
    "from_email": ("fromemail", filled),
    "tag": ("tag", filled),
    "status": ("status", as_choice(OUTBOUND_STATUS)),
    "subject": ("subject", filled),
    "message_stream": ("messagestream", filled),
    "from_date": ("fromdate", as_wall_time),
    "to_date": ("todate", as_wall_time),
    "metadata": ("metadata", as_pair),
}


def outbound_list(count: int, offset: int, filters: Mapping[str, object]) -> Request[Page[OutboundMessage]]:
    """List one page of outbound messages, newest first."""
    return Request(
        "GET",
        "/messages/outbound",
        page("Messages", OutboundMessage.from_dict),
        query({"count": count, "offset": offset}, filters, FILTERS),
    )
