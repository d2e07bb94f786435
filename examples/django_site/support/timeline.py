"""The events of a message, in chronological order."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from postmark import ClickEvent, MessageEvent, OpenEvent

TITLES = {
    "Delivered": "Delivered",
    "Transient": "Delayed by the receiving server",
    "Bounced": "Bounced",
    "SubscriptionChanged": "Subscription changed",
    "Opened": "Opened",
    "LinkClicked": "Clicked",
}


class Moment(NamedTuple):
    """One line of the timeline."""

    at: datetime
    kind: str
    title: str
    recipient: str
    text: str


def outcome(status: str, kinds: set[str]) -> str:
    """Return what a reader wants to know: "Sent" only says that Postmark has handed it over."""
    if kinds & {"Bounce", "Bounced"}:
        return "Bounced"
    if kinds & {"Delivery", "Delivered"}:
        return "Delivered"
    return status


def timeline(
    events: Iterable[MessageEvent], opens: Iterable[OpenEvent], clicks: Iterable[ClickEvent]
) -> list[Moment]:
    """Return all events, oldest first.

    Opens and clicks are among the events too, but have more details in their own lists.
    """
    others = [event for event in events if event.type not in ("Opened", "LinkClicked")]
    moments = [*map(_event, others), *map(_open, opens), *map(_click, clicks)]
    return sorted(moments, key=attrgetter("at"))


def _event(event: MessageEvent) -> Moment:
    details = event.details
    text = details.delivery_message or details.summary or details.origin or ""
    title = TITLES.get(event.type, event.type)
    return Moment(event.received_at, event.type, title, event.recipient, text)


def _open(event: OpenEvent) -> Moment:
    return Moment(event.received_at, "Opened", "Opened", event.recipient, _circumstances(event))


def _click(event: ClickEvent) -> Moment:
    text = f"{event.original_link} ({_circumstances(event)})"
    return Moment(event.received_at, "LinkClicked", "Clicked", event.recipient, text)


def _circumstances(event: OpenEvent | ClickEvent) -> str:
    def known() -> Iterator[str]:
        if event.client.name:
            yield f"with {event.client.name}"
        if event.geo.city or event.geo.country:
            yield f"in {', '.join(filter(None, (event.geo.city, event.geo.country)))}"

    return " ".join(known()) or "unknown email client"
