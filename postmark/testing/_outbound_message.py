"""A message the fake server sent, and its events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal, Unpack, get_args

from postmark.testing import _agent
from postmark.testing._agent import Agent
from postmark.testing._bounce_types import BounceType
from postmark.testing._bounced import Bounced
from postmark.testing._clock import wire_time
from postmark.testing._store import Facet, FakeMessage, Row, Table, bool_of, one_of, text_of
from postmark.testing._suppressed import Suppressed


class FakeOutboundMessage(FakeMessage):
    """A message the fake server sent. Its methods add an event and return the message.

    `recipient` is one of the message's addresses, by default the first. `received_at` is an aware
    datetime, by default the fake server's time.
    """

    __module__ = "postmark.testing"

    def __repr__(self) -> str:
        return f"FakeOutboundMessage(message_id={self.message_id!r}, subject={self.subject!r})"

    @property
    def recipients(self) -> list[str]:
        """The addresses of To, Cc and Bcc."""
        return list(self._row.shown["Recipients"])

    def delivered(
        self, recipient: str | None = None, *, received_at: datetime | None = None
    ) -> FakeOutboundMessage:
        """Add a Delivered event: the recipient's mail server accepted the message."""
        details = _DELIVERY | {"DeliveryMessage": "smtp;250 2.0.0 OK example-smtp"}
        return self._happened("Delivered", recipient, received_at, details)

    def transient(
        self, recipient: str | None = None, *, received_at: datetime | None = None
    ) -> FakeOutboundMessage:
        """Add a Transient event: the recipient's mail server deferred the message."""
        details = _DELIVERY | {"DeliveryMessage": "smtp;451 4.7.1 try again later"}
        return self._happened("Transient", recipient, received_at, details)

    def bounced(
        self,
        recipient: str | None = None,
        *,
        summary: str = "smtp;550 5.1.1 mailbox unknown",
        type: BounceType = "HardBounce",  # noqa: A002  (the field's name)
        received_at: datetime | None = None,
    ) -> FakeOutboundMessage:
        """Add a Bounced event: the recipient's mail server rejected the message with `summary`.

        The Bounce API shows it too. `HardBounce`, `SpamComplaint` and `ManuallyDeactivated`
        suppress the address on the message's stream.
        """
        one_of("type", type, get_args(BounceType))
        details = {"Summary": text_of("summary", summary)}

        def bounce(address: str, moment: datetime) -> None:
            bounces = self._state.part(Bounced)
            bounce_id = bounces.add(self._row, address, type, summary, moment)
            details["BounceID"] = str(bounce_id)

        return self._happened("Bounced", recipient, received_at, details, bounce)

    def subscription_changed(
        self,
        recipient: str | None = None,
        *,
        origin: Literal["Recipient", "Customer", "Admin"] = "Recipient",
        suppress_sending: bool = True,
        received_at: datetime | None = None,
    ) -> FakeOutboundMessage:
        """Add a SubscriptionChanged event: sending was suppressed, or allowed again.

        The address is suppressed on the message's stream from then on, or no longer is.
        """
        one_of("origin", origin, ("Recipient", "Customer", "Admin"))
        suppressed = bool_of("suppress_sending", suppress_sending)
        details = {"Origin": origin, "SuppressSending": str(suppressed)}

        def change(address: str, moment: datetime) -> None:
            stream = self._row.text("MessageStream")
            if not suppressed:
                self._state.part(Bounced).activate(stream, address)
            elif not self._state.part(Suppressed).get(stream, address):
                self._state.part(Suppressed).add(
                    stream, address, "ManualSuppression", origin, moment
                )

        return self._happened("SubscriptionChanged", recipient, received_at, details, change)

    def opened(
        self,
        recipient: str | None = None,
        *,
        received_at: datetime | None = None,
        **agent: Unpack[Agent],
    ) -> FakeOutboundMessage:
        """Add an open, and an Opened event. Only the first open of a recipient is kept.

        https://postmarkapp.com/developer/user-guide/tracking-opens/message-opens-api

        Args:
            recipient: The recipient who opened the message.
            received_at: When it was opened.
            **agent: The fields of `Agent`; without any, the open looks like one through Gmail's
                image proxy.

        Raises:
            ValueError, TypeError: The message's opens are not tracked, or an argument is invalid.
        """
        known = _agent.checked("opened", agent, _agent.PROXY)
        if not self._row.shown["TrackOpens"]:
            raise ValueError("opened() needs a message that was added with track_opens=True")
        details = {"Summary": f"Email opened with {known.get('user_agent', '')}"}
        own = {"RecordType": "Open", "Recipient": self._address(recipient)}
        self._tracked(self._state.opens, ("Opened", details), own, known, received_at)
        return self

    def clicked(
        self,
        original_link: str,
        recipient: str | None = None,
        *,
        click_location: Literal["HTML", "Text"] = "HTML",
        received_at: datetime | None = None,
        **agent: Unpack[Agent],
    ) -> FakeOutboundMessage:
        """Add a click, and a LinkClicked event. Only a recipient's first click per link is kept.

        https://postmarkapp.com/developer/api/messages-api#message-clicks

        Args:
            original_link: The link, as in the message before tracking.
            recipient: The recipient who clicked.
            click_location: The part of the message with the link, `HTML` or `Text`.
            received_at: When it was clicked.
            **agent: The fields of `Agent`; without any, the click looks like one in a desktop
                browser.

        Raises:
            ValueError, TypeError: The message's links are not tracked, or an argument is invalid.
        """
        text_of("original_link", original_link)
        one_of("click_location", click_location, ("HTML", "Text"))
        known = _agent.checked("clicked", agent, _agent.BROWSER)
        if self._row.shown["TrackLinks"] == "None":
            raise ValueError('clicked() needs a message that was not added with track_links="None"')
        details = {
            "Summary": f"Tracked link was clicked from the {click_location}Body.",
            "Link": original_link,
            "ClickLocation": click_location,
        }
        own = {"RecordType": "Click", "Recipient": self._address(recipient)}
        own |= {"OriginalLink": original_link, "ClickLocation": click_location}
        self._tracked(self._state.clicks, ("LinkClicked", details), own, known, received_at)
        return self

    def _tracked(
        self,
        table: Table,
        event: tuple[str, dict[str, str]],
        own: dict[str, str],
        agent: Mapping[str, str],
        received_at: datetime | None,
    ) -> None:
        with self._state.lock:
            if any(_same_event(row.shown, own) for row in table.of(self.message_id)):
                return
            moment = self._moment(received_at)
            row = self._event_row(own, agent, moment)
            self._happened(event[0], own["Recipient"], moment, event[1])
            table.add(row)

    def _event_row(self, own: dict[str, str], agent: Mapping[str, str], moment: datetime) -> Row:
        message = self._row
        copied = {
            key: message.shown[key]
            for key in ("MessageID", "MessageStream", "Tag")
            if key in message.shown
        }
        shown = own | copied | {"ReceivedAt": wire_time(moment)} | _agent.wire_form(agent)
        facets: dict[str, Facet] = {name: value.casefold() for name, value in agent.items()}
        facets |= {k: v for k, v in message.facets.items() if k in ("tag", "messagestream")}
        facets["recipient"] = own["Recipient"].casefold()
        return Row(self.message_id, moment, shown, facets)

    def _happened(
        self,
        event_type: str,
        recipient: str | None,
        received_at: datetime | None,
        details: dict[str, str],
        effect: Callable[[str, datetime], None] | None = None,
    ) -> FakeOutboundMessage:
        address = self._address(recipient)
        with self._state.lock:
            if self._row not in self._state.outbound.of(self.message_id):
                raise ValueError(f"{self!r} was removed: no event can be added to it")
            moment = self._moment(received_at)
            if effect:
                effect(address, moment)
            event: dict[str, Any] = {
                "Recipient": address,
                "Type": event_type,
                "ReceivedAt": wire_time(moment),
                "Details": details,
            }
            self._row.details["MessageEvents"].append(event)
        return self

    def _address(self, recipient: str | None) -> str:
        known = {address.casefold(): address for address in self.recipients}
        wanted = next(iter(known), "")
        if recipient is not None:
            wanted = text_of("recipient", recipient).casefold()
        if wanted not in known:
            allowed = ", ".join(known.values()) or "nobody"
            raise ValueError(f"recipient must be one of {allowed}, not {recipient!r}")
        return known[wanted]

    def _moment(self, received_at: datetime | None) -> datetime:
        moment = self._state.moment(received_at)
        return max(moment, self.received_at) if received_at is None else moment


_DELIVERY = {"DestinationServer": "mx1.example.com (192.0.2.10)", "DestinationIP": "192.0.2.10"}


def _same_event(shown: Mapping[str, Any], own: Mapping[str, str]) -> bool:
    """Return whether the service counts both as one: a recipient's open, or click on a link."""
    return all(shown.get(key) == own.get(key) for key in ("Recipient", "OriginalLink"))
