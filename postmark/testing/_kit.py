"""What tests do with the mail that is sent to the fake server."""

from __future__ import annotations

from typing import get_args

from postmark.testing._bulk import BulkRequests
from postmark.testing._mail import SentMail
from postmark.testing._mailer import Mailer, ScriptedRefusal, When
from postmark.testing._store import State, bool_of, check_texts, one_of
from postmark.testing._streams import Streams
from postmark.testing._suppressed import Origin, Suppressed, SuppressionReason


class Sending:
    """The part of `FakePostmark` that concerns sending."""

    _state: State

    @property
    def sent(self) -> list[SentMail]:
        """The mails that would be delivered, in order. `fake.sent.clear()` forgets them.

        Each is in `fake.outbound` too: `fake.outbound.get(fake.sent[0].message_id).bounced()`.
        """
        return self._state.part(Mailer).sent

    def suppress(
        self,
        address: str,
        message_stream: str = "outbound",
        reason: SuppressionReason = "HardBounce",
        *,
        origin: Origin | None = None,
    ) -> None:
        """Suppress an address on a stream: what is sent to it gets error 406, or partly goes out.

        Args:
            address: The address, without a name.
            message_stream: The id of the stream; others are not affected.
            reason: `HardBounce`, `SpamComplaint` or `ManualSuppression`.
            origin: `Recipient`, `Customer` or `Admin`; by default `Customer` if the reason is
                `ManualSuppression`, else `Recipient`.

        Raises:
            ValueError, TypeError: An argument is invalid.
        """
        check_texts({"address": address, "message_stream": message_stream}, {})
        one_of("reason", reason, get_args(SuppressionReason))
        if origin is None:
            origin = "Customer" if reason == "ManualSuppression" else "Recipient"
        one_of("origin", origin, get_args(Origin))
        with self._state.lock:
            stream = self._state.part(Streams).get(message_stream)
            if stream is None:
                raise ValueError(f"message_stream must exist, but {message_stream!r} does not")
            moment = self._state.clock.tick()
            self._state.part(Suppressed).add(stream.id, address, reason, origin, moment)

    def refuse(
        self,
        error_code: int = 406,
        message: str | None = None,
        *,
        when: When | None = None,
        times: int | None = 1,
    ) -> None:
        """Refuse the next mails, each on its own: the others of a batch are accepted.

        ::

            fake.refuse(412, "Your account is pending.", when=lambda mail: mail.tag == "welcome")

        A mail is refused after the service's own checks. In a bulk request it counts as failed.

        Args:
            error_code: Postmark's error code.
            message: Its text; made up by default.
            when: Called with each mail, as in `fake.sent`; it is refused if the result is true.
                None means every mail.
            times: Number of mails; None means all of them, until `clear_faults()`.
        """
        if times is not None and times < 1:
            raise ValueError(f"times must be at least 1, or None for always, not {times!r}")
        check_texts({}, {"message": message})
        refusal = ScriptedRefusal(error_code, message, when, times)
        with self._state.lock:
            self._state.part(Mailer).refusals.append(refusal)

    @property
    def bulk_enabled(self) -> bool:
        """Whether the account may send bulk requests; if not, they get error 14."""
        return self._state.part(BulkRequests).enabled

    @bulk_enabled.setter
    def bulk_enabled(self, enabled: bool) -> None:
        self._state.part(BulkRequests).enabled = bool_of("bulk_enabled", enabled)
