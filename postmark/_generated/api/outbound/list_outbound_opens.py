# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from datetime import date, datetime
from typing import Final, TypedDict

from ...._wire.request import Request
from ...._wire.writers import Table, as_choice, as_text, as_wall_time, query
from ...models import platform
from ...models.open_event_list import OpenEventList


class EventFilters(TypedDict, total=False):
    """Filters of list_outbound_opens; None means not sent.

    Attributes:
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
        from_date: Earliest time, inclusive. Sent as US Eastern time: an aware datetime is
            converted, a naive one is Eastern already, a date means the first second of
            that Eastern day. Postmark does not document it for opens and clicks: whether
            it has an effect is unknown.
        to_date: Latest time, inclusive. Sent as US Eastern time: an aware datetime is
            converted, a naive one is Eastern already, a date means the last second of
            that Eastern day. Postmark does not document it for opens and clicks: whether
            it has an effect is unknown.
    """

    recipient: str | None
    tag: str | None
    client_name: str | None
    client_company: str | None
    client_family: str | None
    os_name: str | None
    os_family: str | None
    os_company: str | None
    platform: platform.Platform | None
    country: str | None
    region: str | None
    city: str | None
    message_stream: str | None
    from_date: datetime | date | None
    to_date: datetime | date | None


TABLE: Final[Table] = {
    "recipient": ("recipient", as_text),
    "tag": ("tag", as_text),
    "client_name": ("client_name", as_text),
    "client_company": ("client_company", as_text),
    "client_family": ("client_family", as_text),
    "os_name": ("os_name", as_text),
    "os_family": ("os_family", as_text),
    "os_company": ("os_company", as_text),
    "platform": ("platform", as_choice(platform.SPELLINGS)),
    "country": ("country", as_text),
    "region": ("region", as_text),
    "city": ("city", as_text),
    "message_stream": ("messagestream", as_text),
    "from_date": ("fromdate", as_wall_time),
    "to_date": ("todate", as_wall_time),
}


def list_outbound_opens(count: int, offset: int, filters: EventFilters) -> Request[OpenEventList]:
    """List one page of opens of all outbound messages, newest first."""
    return Request(
        "GET",
        "/messages/outbound/opens",
        OpenEventList.from_dict,
        query({"count": count, "offset": offset}, filters, TABLE),
    )
