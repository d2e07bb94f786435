# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from datetime import date, datetime
from typing import Final, TypedDict

from ...._wire.request import Request
from ...._wire.writers import Table, as_choice, as_text, as_wall_time, query
from ...models import inbound_status
from ...models.inbound_message_list import InboundMessageList


class InboundFilters(TypedDict, total=False):
    """Filters of list_inbound_messages; None means not sent.

    Attributes:
        recipient: Address of a recipient (To, Cc or Bcc).
        from_email: Address of the sender.
        tag: The exact tag.
        subject: Part of the subject; case is ignored.
        mailbox_hash: The mailbox hash, the part after the plus sign of the recipient address.
        status: Status of the message. By default, processed only.
        from_date: Earliest time, inclusive. Sent as US Eastern time: an aware datetime is
            converted, a naive one is Eastern already, a date means the first second of
            that Eastern day.
        to_date: Latest time, inclusive. Sent as US Eastern time: an aware datetime is
            converted, a naive one is Eastern already, a date means the last second of
            that Eastern day.
    """

    recipient: str | None
    from_email: str | None
    tag: str | None
    subject: str | None
    mailbox_hash: str | None
    status: inbound_status.InboundStatus | None
    from_date: datetime | date | None
    to_date: datetime | date | None


TABLE: Final[Table] = {
    "recipient": ("recipient", as_text),
    "from_email": ("fromemail", as_text),
    "tag": ("tag", as_text),
    "subject": ("subject", as_text),
    "mailbox_hash": ("mailboxhash", as_text),
    "status": ("status", as_choice(inbound_status.SPELLINGS)),
    "from_date": ("fromdate", as_wall_time),
    "to_date": ("todate", as_wall_time),
}


def list_inbound_messages(count: int, offset: int, filters: InboundFilters) -> Request[InboundMessageList]:
    """List one page of inbound messages, newest first."""
    return Request(
        "GET",
        "/messages/inbound",
        InboundMessageList.from_dict,
        query({"count": count, "offset": offset}, filters, TABLE),
    )
