"""What the fake server sent: `fake.outbound`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

from ._addresses import Addresses, Pair, folded, joined, split
from ._clock import instant, wire_time
from ._outbound_message import FakeOutboundMessage
from ._store import Facet, Row, State

OutboundStatus = Literal["Queued", "Sent", "Processed"]
TrackLinks = Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"]
_STATES: tuple[str, ...] = ("Queued", "Sent", "Processed")


class FakeOutbound:
    """The messages the fake server sent; iterating gives them newest first."""

    def __init__(self, state: State) -> None:
        """Made by `FakePostmark`."""
        self._state = state

    def __len__(self) -> int:
        return len(self._state.outbound)

    def __iter__(self) -> Iterator[FakeOutboundMessage]:
        with self._state.lock:
            rows = list(self._state.outbound)
        return (FakeOutboundMessage(self._state, row) for row in rows)

    def add(
        self,
        *,
        subject: str | None = None,
        to: Addresses | None = None,
        cc: Addresses = (),
        bcc: Addresses = (),
        from_email: str = "Sender <sender@example.com>",
        tag: str | None = None,
        message_stream: str = "outbound",
        status: OutboundStatus = "Sent",
        metadata: Mapping[str, str] | None = None,
        attachments: Iterable[str] = (),
        track_opens: bool = True,
        track_links: TrackLinks = "HtmlAndText",
        sandboxed: bool = False,
        text_body: str | None = None,
        html_body: str | None = None,
        body: str | None = None,
        received_at: datetime | None = None,
        message_id: str | None = None,
    ) -> FakeOutboundMessage:
        """Add a sent message, the newest of all unless `received_at` says otherwise.

        The names are those of `postmark.OutboundMessageDetails`. What is not given is made up:
        `to` and `subject` differ from message to message, the id is the same in every run.

        Args:
            subject: The subject.
            to: One address or several, plain or as `Pat <pat@example.com>`.
            cc: As `to`.
            bcc: As `to`.
            from_email: The sender, as the From header has it.
            tag: The tag; None leaves it out of the answers, as the service does.
            message_stream: Id of the stream. Lists show `outbound` only unless asked.
            status: `Queued`, `Sent` or `Processed`.
            metadata: The custom metadata.
            attachments: File names.
            track_opens: Whether opens are tracked.
            track_links: Where links are tracked.
            sandboxed: Whether the server is a sandbox.
            text_body: The text part; made up where `html_body` is not given either.
            html_body: The HTML part; None leaves it out.
            body: The raw source, which is the dump too; made up from the rest. "" for no dump.
            received_at: An aware datetime; by default the fake server's time.
            message_id: The id; ValueError for one that is there already.

        Returns:
            The message, to add what happened to it.
        """
        if status not in _STATES:
            raise ValueError(f"status must be one of {', '.join(_STATES)}, not {status!r}")
        with self._state.lock:
            number = self._state.next_number()
            groups = [
                split(f"recipient{number}@example.com" if to is None else to),
                split(cc),
                split(bcc),
            ]
            subject = f"Message {number}" if subject is None else subject
