"""What Postmark posts to webhooks: the events of the fake's mail, and the mail it received."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final, Literal
from uuid import NAMESPACE_URL, uuid5

import attrs

from postmark.testing._bounce_types import SUPPRESSING
from postmark.testing._bounced import Bounced
from postmark.testing._clock import utc_time
from postmark.testing._inbound_payload import inbound_payload
from postmark.testing._servers import Server
from postmark.testing._store import Row, State
from postmark.testing._suppressed import Suppressed

Kind = Literal[
    "Delivery", "Bounce", "SpamComplaint", "Open", "Click", "SubscriptionChange", "Inbound"
]


@attrs.frozen
class FakeEvent:
    """Something that Postmark posts to a webhook. `fake.events` lists them."""

    __module__ = "postmark.testing"

    kind: Kind
    """The RecordType, or `Inbound`."""
    message_id: str | None
    """The id of the message; None for a suppression that belongs to none."""
    recipient: str = attrs.field(repr=False)
    """The address that was sent to; of inbound mail, the original recipient."""
    happened_at: datetime
    """In UTC."""
    trace_id: str = attrs.field(repr=False)
    """The same for all attempts to post it."""
    payload: Mapping[str, Any] = attrs.field(repr=False, eq=False)
    """What is posted, before it becomes JSON."""


def all_events(state: State) -> list[FakeEvent]:
    """Return the events of all messages and the mail received, the oldest first."""
    found = [event for row in state.outbound for event in events_of(state, row)]
    found += [inbound_event(state, row) for row in state.inbound]
    return sorted(found, key=lambda event: event.happened_at)


def inbound_event(state: State, row: Row) -> FakeEvent:
    """Return what is posted of a message received."""
    recipient = row.text("OriginalRecipient")
    trace_id = _trace_id(state, f"inbound/{row.message_id}")
    payload = inbound_payload(state, row)
    return FakeEvent("Inbound", row.message_id, recipient, row.received_at, trace_id, payload)


def events_of(state: State, message: Row) -> list[FakeEvent]:
    """Return the events of a message sent, in the order they were added."""
    return [event for each in _steps(message) for event in _events_at(state, message, *each)]


def last_event(state: State, message: Row) -> FakeEvent | None:
    """Return what was added last; of a bounce and the suppression it causes, the bounce."""
    for place, step in reversed(_steps(message)):
        for event in _events_at(state, message, place, step):
            return event
    return None


def suppression_event(
    state: State, stream: str, address: str, row: Row | None, moment: datetime
) -> FakeEvent:
    """Return the event of a suppression made through the API, or ended if `row` is None."""
    reason = None if row is None else row.text("SuppressionReason")
    origin = "Customer" if row is None else row.text("Origin")
    payload: dict[str, Any] = {
        "MessageID": None, "MessageStream": stream, "Origin": origin, "Recipient": address,
        "SuppressSending": row is not None, "SuppressionReason": reason, "Tag": None,
        "Metadata": {},
    }  # fmt: skip
    trace_id = _trace_id(state, f"suppression/{stream}/{address}/{moment.isoformat()}")
    return _event(state, "SubscriptionChange", payload, moment, trace_id)


def _steps(message: Row) -> list[tuple[int, dict[str, Any]]]:
    events: list[dict[str, Any]] = message.details["MessageEvents"]
    return list(enumerate(events))


def _events_at(state: State, message: Row, place: int, step: dict[str, Any]) -> Iterator[FakeEvent]:
    """Yield what is posted for one of the message's events; most often one, sometimes none."""
    moment = datetime.fromisoformat(step["ReceivedAt"])
    for kind, payload in _payloads(state, message, place, step):
        trace_id = _trace_id(state, f"{message.message_id}/{place}/{kind}")
        yield _event(state, kind, payload, moment, trace_id)


def _event(
    state: State, kind: Kind, payload: dict[str, Any], moment: datetime, trace_id: str
) -> FakeEvent:
    whole = {"RecordType": kind, **payload, _TIMES[kind]: utc_time(moment)}
    if kind not in ("Open", "Click"):
        whole["ServerID"] = state.server_id
    recipient = whole.get("Recipient") or whole.get("Email") or ""
    return FakeEvent(kind, whole["MessageID"], recipient, moment, trace_id, whole)


_TIMES: Final[dict[Kind, str]] = {
    "Delivery": "DeliveredAt",
    "Bounce": "BouncedAt",
    "SpamComplaint": "BouncedAt",
    "Open": "ReceivedAt",
    "Click": "ReceivedAt",
    "SubscriptionChange": "ChangedAt",
}


def _payloads(
    state: State, message: Row, place: int, step: dict[str, Any]
) -> Iterator[tuple[Kind, dict[str, Any]]]:
    own = _own(message)
    recipient, details = step["Recipient"], step["Details"]
    if step["Type"] == "Delivered":
        yield "Delivery", {**own, "Recipient": recipient, "Details": details["DeliveryMessage"]}
    elif step["Type"] == "Bounced":
        yield from _bounce(state, message, place, details)
    elif step["Type"] == "SubscriptionChanged":
        yield "SubscriptionChange", _subscription(state, message, recipient, details)
    elif step["Type"] == "Opened":
        for row in state.opens.of(message.message_id):
            if row.shown["Recipient"] == recipient:
                yield "Open", {**row.shown, **own, "FirstOpen": True}
    elif step["Type"] == "LinkClicked":
        for row in state.clicks.of(message.message_id):
            if (row.shown["Recipient"], row.shown["OriginalLink"]) == (recipient, details["Link"]):
                yield "Click", {**row.shown, **own}


def _own(message: Row) -> dict[str, Any]:
    return {
        "MessageID": message.message_id,
        "MessageStream": message.shown["MessageStream"],
        "Tag": message.shown.get("Tag", ""),
        "Metadata": message.shown["Metadata"],
    }


def _bounce(
    state: State, message: Row, place: int, details: Mapping[str, str]
) -> Iterator[tuple[Kind, dict[str, Any]]]:
    row = state.part(Bounced).get(int(details["BounceID"]))
    if row is None:
        return
    bounce_type = row.text("Type")
    # The Bounce API leaves out the sender of a complaint; the webhook does not.
    payload = row.shown | _own(message) | {"From": message.shown["From"]}
    if state.part(Server).settings["IncludeBounceContentInHook"]:
        payload |= row.details
    kind: Kind = "SpamComplaint" if bounce_type == "SpamComplaint" else "Bounce"
    yield kind, {name: value for name, value in payload.items() if name != "RecordType"}
    if bounce_type in SUPPRESSING and not _says_suppressed(message, place, row.text("Email")):
        yield (
            "SubscriptionChange",
            {
                **_own(message),
                "Recipient": row.text("Email"),
                "Origin": "Recipient",
                "SuppressSending": True,
                "SuppressionReason": SUPPRESSING[bounce_type],
            },
        )


def _says_suppressed(message: Row, place: int, address: str) -> bool:
    """Return whether the test itself added the suppression that follows a bounce."""
    return any(
        step["Type"] == "SubscriptionChanged" and step["Recipient"] == address
        for _, step in _steps(message)[place + 1 : place + 2]
    )


def _subscription(
    state: State, message: Row, recipient: str, details: Mapping[str, str]
) -> dict[str, Any]:
    suppressed, origin = details["SuppressSending"] == "True", details["Origin"]
    row = state.part(Suppressed).get(message.text("MessageStream"), recipient)
    reason = row.text("SuppressionReason") if row else "ManualSuppression"
    # Changes by others than the recipient, and reactivations, belong to no message.
    nobodys: dict[str, Any] = {"MessageID": None, "Tag": None, "Metadata": {}}
    return {
        **_own(message),
        **({} if suppressed and origin == "Recipient" else nobodys),
        "Recipient": recipient,
        "Origin": origin,
        "SuppressSending": suppressed,
        "SuppressionReason": reason if suppressed else None,
    }


def _trace_id(state: State, key: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{state.server_token}/event/{key}"))
