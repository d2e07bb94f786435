# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from datetime import date, datetime
from typing import Final, TypedDict

from ...._wire.request import Request
from ...._wire.writers import Table, as_choice, as_pair, as_text, as_wall_time, query
from ...models import metadata_filter, outbound_status
from ...models.outbound_message_list import OutboundMessageList


class OutboundFilters(TypedDict, total=False):
    """Filters of list_outbound_messages; None means not sent.

    Attributes:
        recipient: Address of a recipient (To, Cc or Bcc).
        from_email: Address of the sender.
        tag: The exact tag.
        status: Status of the message. `sent` and `processed` list the same messages. Omitted
            means any.
        subject: Part of the subject; case is ignored.
        message_stream: Id of the message stream. By default, the `outbound` stream only.
        from_date: Earliest time, inclusive. Sent as US Eastern time: an aware datetime is
            converted, a naive one is Eastern already, a date means the first second of
            that Eastern day.
        to_date: Latest time, inclusive. Sent as US Eastern time: an aware datetime is
            converted, a naive one is Eastern already, a date means the last second of
            that Eastern day.
        metadata: One metadata field and its value: exactly one pair, as Postmark accepts one
            per request. The wire name is the field's name with a prefix:
            `metadata_color=blue`.
    """

    recipient: str | None
    from_email: str | None
    tag: str | None
    status: outbound_status.OutboundStatus | None
    subject: str | None
    message_stream: str | None
    from_date: datetime | date | None
    to_date: datetime | date | None
    metadata: metadata_filter.MetadataFilter | None


TABLE: Final[Table] = {
    "recipient": ("recipient", as_text),
    "from_email": ("fromemail", as_text),
    "tag": ("tag", as_text),
    "status": ("status", as_choice(outbound_status.SPELLINGS)),
    "subject": ("subject", as_text),
    "message_stream": ("messagestream", as_text),
    "from_date": ("fromdate", as_wall_time),
    "to_date": ("todate", as_wall_time),
    "metadata": ("metadata", as_pair),
}


def list_outbound_messages(count: int, offset: int, filters: OutboundFilters) -> Request[OutboundMessageList]:
    """List one page of outbound messages, newest first."""
    return Request(
        "GET",
        "/messages/outbound",
        OutboundMessageList.from_dict,
        query({"count": count, "offset": offset}, filters, TABLE),
    )
