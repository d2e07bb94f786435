# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, TypedDict

from ...._wire.request import Page, Request, page
from ...._wire.writers import Table, as_choice, as_wall_time, filled, query
from ...models.open_event import OpenEvent
from ...models.platform import SPELLINGS as PLATFORM
from ...models.platform import Platform


class EventFilters(TypedDict, total=False):
    """Filters of outbound.list_opens; None means not sent.

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
        from_date: Earliest time, inclusive. US Eastern wall time in whole seconds, without an
            offset. Postmark does not document it for opens and clicks: whether it has an
            effect is unknown.
        to_date: Latest time, inclusive. US Eastern wall time in whole seconds, without an
            offset. Postmark does not document it for opens and clicks: whether it has an
            effect is unknown.
    """

    recipient: str | None
    tag: str | None
    client_name: str | None
    client_company: str | None
    client_family: str | None
    os_name: str | None
    os_family: str | None
    os_company: str | None
    platform: Platform | None
    country: str | None
    region: str | None
    city: str | None
    message_stream: str | None
    from_date: datetime | date | None
    to_date: datetime | date | None


EventFilters.__module__ = "postmark"


FILTERS: Final[Table] = {
    "recipient": ("recipient", filled),
    "tag": ("tag", filled),
    "client_name": ("client_name", filled),
    "client_company": ("client_company", filled),
    "client_family": ("client_family", filled),
    "os_name": ("os_name", filled),
    "os_family": ("os_family", filled),
    "os_company": ("os_company", filled),
    "platform": ("platform", as_choice(PLATFORM)),
    "country": ("country", filled),
    "region": ("region", filled),
    "city": ("city", filled),
    "message_stream": ("messagestream", filled),
    "from_date": ("fromdate", as_wall_time),
    "to_date": ("todate", as_wall_time),
}


def outbound_list_opens(count: int, offset: int, filters: Mapping[str, object]) -> Request[Page[OpenEvent]]:
    """List one page of opens of all outbound messages, newest first."""
    return Request(
        "GET",
        "/messages/outbound/opens",
        page("Opens", OpenEvent.from_dict),
        query({"count": count, "offset": offset}, filters, FILTERS),
    )
