"""What tests do with all that is configured, and with webhooks."""

from __future__ import annotations

from postmark.testing._deliveries import Auth, Delivery, deliver, request_of
from postmark.testing._domains import FakeDomains
from postmark.testing._events import FakeEvent, all_events, inbound_event, last_event
from postmark.testing._inbound import FakeInboundMessage
from postmark.testing._outbound_message import FakeOutboundMessage
from postmark.testing._signatures import FakeSignatures
from postmark.testing._store import State
from postmark.testing._templates import FakeTemplates
from postmark.testing._webhooks import FakeWebhooks


class Setup:
    """The part of `FakePostmark` that concerns templates, webhooks, domains and signatures."""

    _state: State

    @property
    def templates(self) -> FakeTemplates:
        """The templates. They are not rendered into mail, only by `validate`, and simply."""
        return self._state.part(FakeTemplates)

    @property
    def webhooks(self) -> FakeWebhooks:
        """The webhooks that were created through the API."""
        return self._state.part(FakeWebhooks)

    @property
    def domains(self) -> FakeDomains:
        """The account's domains."""
        return self._state.part(FakeDomains)

    @property
    def signatures(self) -> FakeSignatures:
        """The account's sender signatures."""
        return self._state.part(FakeSignatures)

    @property
    def events(self) -> list[FakeEvent]:
        """What Postmark would post to webhooks of the present messages, the oldest first."""
        with self._state.lock:
            return all_events(self._state)

    def webhook(
        self, event: FakeEvent | FakeOutboundMessage | FakeInboundMessage, auth: Auth | None = None
    ) -> tuple[bytes, dict[str, str]]:
        """Return the body and the headers that Postmark would post for an event.

        ::

            body, headers = fake.webhook(fake.outbound.add().bounced(), auth)

        The bounce of an address is followed by the change of its subscription, which only
        `fake.events` and `deliver_webhooks` show. The content of a bounce is in it if the server's
        setting `IncludeBounceContentInHook` is on, the source of inbound mail if `RawEmailEnabled`
        is. Attachments of inbound mail have made-up content.

        Args:
            event: An event, a message sent, which means what was added to it last, or a message
                received.
            auth: What the receiver expects: an object with `username`, `password` and `headers`,
                such as `postmark.webhooks.WebhookAuth`.

        Raises:
            ValueError: Nothing that is posted was added to the message, or it was removed.
        """
        if not isinstance(event, FakeEvent):
            event = self._event_of(event)
        return request_of(event, auth)

    def _event_of(self, message: FakeOutboundMessage | FakeInboundMessage) -> FakeEvent:
        sent = isinstance(message, FakeOutboundMessage)
        with self._state.lock:
            table = self._state.outbound if sent else self._state.inbound
            rows = table.of(message.message_id)
            if rows:
                found = (last_event if sent else inbound_event)(self._state, rows[0])
                if found is not None:
                    return found
        raise ValueError(f"{message!r} was removed, or nothing that is posted was added to it")

    def deliver_webhooks(self, url: str, auth: Auth | None = None) -> list[Delivery]:
        """Post all that happened since the last call to a running app, oldest first.

        These are the events of messages sent, messages received, and suppressions made or ended
        through the API, whether or not a webhook was created. Repeats take no time: they move the
        fake's clock forward. Events are repeated after 5xx, 408, 429, a bare redirect and no
        answer; another 4xx loses them. Messages received are repeated after all but 200 and 403,
        and then are `Failed`. The statistics of webhooks with this URL count the requests.

        Args:
            url: The address of the app, such as `http://127.0.0.1:8000/postmark`.
            auth: What the app expects: an object with `username`, `password` and `headers`, such
                as `postmark.webhooks.WebhookAuth`.

        Returns:
            For each event its `event`, the last `status`, and the number of `attempts`.

        Raises:
            ValueError: The URL is not one of HTTP.
        """
        return deliver(self._state, url, auth)
