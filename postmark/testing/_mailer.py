"""What becomes of the mails that are sent to the fake server, and what tests script about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

import attrs

from postmark.testing._addresses import joined
from postmark.testing._bounce_types import KINDS
from postmark.testing._checks import Fields
from postmark.testing._clock import utc_time
from postmark.testing._mail import SentMail, mail_of
from postmark.testing._outbound import FakeOutbound
from postmark.testing._outbound_message import FakeOutboundMessage
from postmark.testing._routes import Refusal
from postmark.testing._servers import Server
from postmark.testing._store import State
from postmark.testing._suppressed import Suppressed
from postmark.testing._wire_addresses import people

When = Callable[[SentMail], object]


@attrs.define
class ScriptedRefusal:
    """A refusal of the next mails for which `when` is true; `left` is None for all of them."""

    code: int
    message: str | None
    when: When | None
    left: int | None

    def takes(self, mail: SentMail) -> bool:
        """Return whether the mail is refused; if so, count it."""
        if self.left == 0 or (self.when is not None and not self.when(mail)):
            return False
        if self.left is not None:
            self.left -= 1
        return True

    def refusal(self, mail: SentMail) -> Refusal:
        """Return what the service would say."""
        inactive = _INACTIVE.format(", ".join(mail.recipients))
        usual = inactive if self.code == 406 else "This message was refused."
        return Refusal(self.code, usual if self.message is None else self.message)


class Mailer:
    """The mails sent to a server."""

    def __init__(self, state: State) -> None:
        """Created by `State.part`."""
        self._state = state
        self.sent: list[SentMail] = []
        self.refusals: list[ScriptedRefusal] = []

    def accept(self, fields: Fields, stream_id: str) -> dict[str, Any]:
        """Deliver a mail with valid fields and return the service's answer.

        Raises:
            Refusal: A test scripted one, or all recipients are suppressed.
        """
        mail = mail_of(fields, self._message_id(), stream_id)
        for scripted in self.refusals:
            if scripted.takes(mail):
                raise scripted.refusal(mail)
        inactive = self._inactive(mail)
        active = [address for address in mail.recipients if address not in inactive]
        if not active:
            raise Refusal(406, _INACTIVE.format(", ".join(inactive)))
        submitted_at = self._state.clock.now
        if not self._state.is_test:
            submitted_at = self._deliver(attrs.evolve(mail, recipients=active))
        return self._receipt(mail, inactive, submitted_at)

    def _message_id(self) -> str:
        if self._state.is_test:
            return str(uuid4())
        return self._state.message_id(next(self._state.numbers))

    def _inactive(self, mail: SentMail) -> list[str]:
        suppressed = self._state.part(Suppressed)
        return [each for each in mail.recipients if suppressed.get(mail.message_stream, each)]

    def _receipt(
        self, mail: SentMail, inactive: list[str], submitted_at: datetime
    ) -> dict[str, Any]:
        message = "Test job accepted" if self._state.is_test else "OK"
        if inactive:
            message = _PARTLY.format(", ".join(inactive))
        receipt: dict[str, Any] = {"To": mail.to} if mail.to else {}
        return receipt | {
            "SubmittedAt": utc_time(submitted_at),
            "MessageID": mail.message_id,
            "ErrorCode": 0,
            "Message": message,
        }

    def _deliver(self, mail: SentMail) -> datetime:
        self.sent.append(mail)
        message = _stored(self._state, mail)
        for address in mail.recipients:
            _bounce_on_demand(message, mail, address)
        return message.received_at


def _stored(state: State, mail: SentMail) -> FakeOutboundMessage:
    settings = state.part(Server).settings
    links: Any = mail.track_links or settings["TrackLinks"]
    return FakeOutbound(state).add(
        subject=mail.subject or "",
        to=_each(mail.to),
        cc=_each(mail.cc),
        bcc=_each(mail.bcc),
        from_email=mail.from_email,
        tag=mail.tag,
        message_stream=mail.message_stream,
        metadata=mail.metadata,
        attachments=[attachment.name for attachment in mail.attachments],
        track_opens=bool(mail.track_opens or settings["TrackOpens"]),
        track_links=links,
        sandboxed=settings["DeliveryType"] == "Sandbox",
        text_body=mail.text_body if mail.template is None else "",
        html_body=mail.html_body,
        message_id=mail.message_id,
    )


def _each(field: str | None) -> list[str]:
    return [joined([person]) for person in people(field or "")]


_TEST_DOMAIN: Final = "@bounce-testing.postmarkapp.com"


def _bounce_on_demand(message: FakeOutboundMessage, mail: SentMail, address: str) -> None:
    """Bounce a mail to an address made for that: https://postmarkapp.com/support/article/1239."""
    if not address.lower().endswith(_TEST_DOMAIN):
        return
    wanted = next(
        (value for name, value in mail.headers if name.lower() == "x-pm-bounce-type"),
        address.partition("@")[0],
    )
    known: Any = {name.lower(): name for name in KINDS if name != "SpamComplaint"}
    bounce_type = known.get(wanted.replace("_", "").lower(), "HardBounce")
    message.bounced(address, type=bounce_type)


_INACTIVE: Final = (
    "You tried to send to recipient(s) that have been marked as inactive. Found inactive "
    "addresses: {}. Inactive recipients are ones that have generated a hard bounce, a spam "
    "complaint, or a manual suppression."
)
_PARTLY: Final = "Message OK, but will not deliver to these inactive addresses: {}"
