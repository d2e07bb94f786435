"""The messages the fake server sent: `fake.outbound`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Literal, get_args

from postmark.testing._addresses import Addresses, Pair, joined, split
from postmark.testing._bounced import Bounced
from postmark.testing._clock import wire_time
from postmark.testing._outbound_message import FakeOutboundMessage
from postmark.testing._store import (
    Facet,
    Row,
    State,
    bool_of,
    check_texts,
    one_of,
    text_of,
    texts_of,
)

OutboundStatus = Literal["Queued", "Sent", "Processed"]
TrackLinks = Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"]


class FakeOutbound:
    """The messages the fake server sent; iteration yields them newest first."""

    __module__ = "postmark.testing"

    def __init__(self, state: State) -> None:
        """Created by `FakePostmark`."""
        self._state = state

    def __len__(self) -> int:
        return len(self._state.outbound)

    def __iter__(self) -> Iterator[FakeOutboundMessage]:
        with self._state.lock:
            rows = list(self._state.outbound)
        return (FakeOutboundMessage(self._state, row) for row in rows)

    def get(self, message_id: str) -> FakeOutboundMessage:
        """Return a message, such as one that was sent; raise KeyError if there is none.

        ::

            fake.outbound.get(response.message_id).bounced()
        """
        with self._state.lock:
            rows = self._state.outbound.of(message_id)
        if not rows:
            raise KeyError(message_id)
        return FakeOutboundMessage(self._state, rows[0])

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

        The names are those of `postmark.OutboundMessageDetails`. Values not given are made up:
        `to` and `subject` differ between messages, the id is the same in every run.

        Args:
            subject: The subject.
            to: One address or several, plain or as `Pat <pat@example.com>`.
            cc: Like `to`.
            bcc: Like `to`.
            from_email: The sender, as in the From header.
            tag: The tag; None leaves it out of responses, as the service does.
            message_stream: Id of the stream. Lists show only `outbound` by default.
            status: `Queued`, `Sent` or `Processed`.
            metadata: The custom metadata.
            attachments: File names.
            track_opens: Whether opens are tracked.
            track_links: `None`, `HtmlAndText`, `HtmlOnly` or `TextOnly`: where links are tracked.
            sandboxed: Whether the server is a sandbox.
            text_body: The text part; made up if `html_body` is not given either.
            html_body: The HTML part; None leaves it out.
            body: The raw source and dump; made up from the rest by default. "" means no dump.
            received_at: An aware datetime; by default the fake server's time.
            message_id: The id; it must be new.

        Returns:
            The message, whose methods add events.

        Raises:
            ValueError, TypeError: An argument is invalid.
        """
        one_of("status", status, get_args(OutboundStatus))
        one_of("track_links", track_links, get_args(TrackLinks))
        check_texts(
            {"from_email": from_email, "message_stream": message_stream},
            {
                "subject": subject, "tag": tag, "text_body": text_body, "html_body": html_body,
                "body": body, "message_id": message_id,
            },
        )  # fmt: skip
        with self._state.lock:
            number = next(self._state.numbers)
            moment = self._state.moment(received_at)
            people = {
                "To": split("to", f"recipient{number}@example.com" if to is None else to),
                "Cc": split("cc", cc),
                "Bcc": split("bcc", bcc),
            }
            shown: dict[str, Any] = {
                "MessageID": message_id or self._state.message_id(number),
                "MessageStream": message_stream,
                **{header: _people(pairs) for header, pairs in people.items()},
                "Recipients": [address for pairs in people.values() for _, address in pairs],
                "ReceivedAt": wire_time(moment),
                "From": from_email,
                "Subject": f"Message {number}" if subject is None else subject,
                "Attachments": texts_of("attachments", attachments),
                "Status": status,
                "TrackOpens": bool_of("track_opens", track_opens),
                "TrackLinks": track_links,
                "Metadata": _checked_metadata(metadata),
                "Sandboxed": bool_of("sandboxed", sandboxed),
            }
            if tag is not None:
                shown["Tag"] = tag
            details = _details(shown, text_body, html_body, body)
            row = Row(shown["MessageID"], moment, shown, _facets(shown), details)
            self._state.add_message(self._state.outbound, row)
        return FakeOutboundMessage(self._state, row)

    def remove(self, *messages: FakeOutboundMessage | str) -> None:
        """Remove messages, given as such or by id, with their events.

        This is what happens after the retention period.

        Raises:
            KeyError: A message does not exist.
        """
        with self._state.lock:
            for message in messages:
                message_id = message if isinstance(message, str) else message.message_id
                self._state.outbound.remove(message_id)
                self._state.opens.discard(message_id)
                self._state.clicks.discard(message_id)
                self._state.part(Bounced).discard(message_id)


def _checked_metadata(metadata: Mapping[str, str] | None) -> dict[str, str]:
    given: Mapping[str, str] = {} if metadata is None else metadata
    if not isinstance(given, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise TypeError(f"metadata must be a mapping of str to str, not {type(given).__name__}")
    return {
        text_of("metadata", key): text_of(f"metadata[{key!r}]", value)
        for key, value in given.items()
    }


def _people(pairs: list[Pair]) -> list[dict[str, str]]:
    return [{"Email": address, "Name": name} for name, address in pairs]


def _facets(shown: Mapping[str, Any]) -> dict[str, Facet]:
    sender = split("from_email", shown["From"])[0][1]
    metadata = {f"metadata_{key.lower()}": value for key, value in shown["Metadata"].items()}
    return {
        **metadata,
        "recipient": frozenset(address.casefold() for address in shown["Recipients"]),
        "fromemail": sender.casefold(),
        "tag": shown.get("Tag", ""),
        "status": shown["Status"].lower(),
        "subject": shown["Subject"].casefold(),
        "messagestream": shown["MessageStream"].casefold(),
    }


def _details(
    shown: Mapping[str, Any], text_body: str | None, html_body: str | None, body: str | None
) -> dict[str, Any]:
    if text_body is None and html_body is None:
        text_body = "Hello."
    parts = {"TextBody": text_body, "HtmlBody": html_body}
    details: dict[str, Any] = {key: part for key, part in parts.items() if part is not None}
    details["Body"] = _source(shown, text_body or html_body or "") if body is None else body
    return details | {"MessageEvents": []}


def _source(shown: Mapping[str, Any], content: str) -> str:
    lines = [f"From: {shown['From']}"]
    for header in ("To", "Cc"):
        if shown[header]:
            people = joined((person["Name"], person["Email"]) for person in shown[header])
            lines.append(f"{header}: {people}")
    lines += [f"Subject: {shown['Subject']}", f"X-PM-Message-Id: {shown['MessageID']}"]
    return "\r\n".join([*lines, "", content, ""])
