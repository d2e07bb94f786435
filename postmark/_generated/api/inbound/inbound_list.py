# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, TypedDict

from ...._wire.request import Page, Request, page
from ...._wire.writers import Table, as_choice, as_wall_time, filled, query
from ...models.inbound_message import InboundMessage
from ...models.inbound_status import SPELLINGS as INBOUND_STATUS
from ...models.inbound_status import InboundStatus


class InboundFilters(TypedDict, total=False):
    """Filters of inbound.list; None means not sent.

    Attributes:
        recipient: Address of a recipient (To, Cc or Bcc).
        from_email: Address of the sender.
        tag: The exact tag.
        subject: Part of the subject; case is ignored.
        mailbox_hash: The mailbox hash, the part after the plus sign of the recipient address.
        status: Status of the message. By default, processed only.
        from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without an
            offset.
        to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
            offset.
    """

    recipient: str | None
    from_email: str | None
    tag: str | None
    subject: str | None
    mailbox_hash: str | None
    status: InboundStatus | None
    from_date: datetime | date | None
    to_date: datetime | date | None


InboundFilters.__module__ = "postmark"


FILTERS: Final[Table] = {
    "recipient": ("recipient", filled),
    "from_email": ("fromemail", filled),
    "tag": ("tag", filled),
    "subject": ("subject", filled),
    "mailbox_hash": ("mailboxhash", filled),
    "status": ("status", as_choice(INBOUND_STATUS)),
    "from_date": ("fromdate", as_wall_time),
    "to_date": ("todate", as_wall_time),
}


def inbound_list(count: int, offset: int, filters: Mapping[str, object]) -> Request[Page[InboundMessage]]:
    """List one page of inbound messages, newest first."""
    return Request(
        "GET",
        "/messages/inbound",
        page("InboundMessages", InboundMessage.from_dict),
        query({"count": count, "offset": offset}, filters, FILTERS),
    )
