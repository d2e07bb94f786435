"""The messages the fake server received: `fake.inbound`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from email.utils import format_datetime
from mimetypes import guess_type
from typing import Any, Final, get_args

from postmark.testing._addresses import Addresses, Pair, folded, joined, split
from postmark.testing._clock import EASTERN
from postmark.testing._matching import InboundStatus
from postmark.testing._store import Facet, FakeMessage, Row, State, check_texts, one_of, text_of


class FakeInboundMessage(FakeMessage):
    """A message the fake server received. `blocked()` and similar set its status and return it.

    The statuses are explained at https://postmarkapp.com/support/article/1290
    """

    __module__ = "postmark.testing"

    def __repr__(self) -> str:
        return f"FakeInboundMessage(message_id={self.message_id!r}, status={self.status!r})"

    @property
    def status(self) -> str:
        """The status, which `bypass` and `retry` change."""
        return self._row.text("Status")

    def blocked(
        self, reason: str = "Inbound request blocked by domain rule: example.com"
    ) -> FakeInboundMessage:
        """Set the status to Blocked, by a rule: can be bypassed."""
        text_of("reason", reason)
        return self._became("Blocked", reason)

    def failed(self) -> FakeInboundMessage:
        """Set the status to Failed, after every delivery to the webhook failed: can be retried."""
        return self._became("Failed")

    def queued(self) -> FakeInboundMessage:
        """Set the status to Queued: the webhook is paused."""
        return self._became("Queued")

    def scheduled(self) -> FakeInboundMessage:
        """Set the status to Scheduled: the message is being retried."""
        return self._became("Scheduled")

    def processed(self) -> FakeInboundMessage:
        """Set the status to Processed: the message was posted to the webhook."""
        return self._became("Processed")

    def _became(self, status: str, reason: str | None = None) -> FakeInboundMessage:
        with self._state.lock:
            set_status(self._state, self._row, status, reason)
        return self


def set_status(state: State, row: Row, status: str, reason: str | None = None) -> None:
    """Change a message's status; `reason` is why it is blocked. The caller holds the lock."""
    row.show("Status", status)
    row.facets["status"] = status.lower()
    row.details.pop("BlockedReason", None)
    if reason is not None:
        row.details["BlockedReason"] = reason
    state.inbound.changed()


class Contents:
    """The content of the attachments of the messages received, by the message's id."""

    def __init__(self, state: State) -> None:  # noqa: ARG002  (what `State.part` gives)
        """Created by `State.part`."""
        self.of: dict[str, list[bytes]] = {}


class FakeInbound:
    """The messages the fake server received; iteration yields them newest first."""

    __module__ = "postmark.testing"

    def __init__(self, state: State) -> None:
        """Created by `FakePostmark`."""
        self._state = state

    def __len__(self) -> int:
        return len(self._state.inbound)

    def __iter__(self) -> Iterator[FakeInboundMessage]:
        with self._state.lock:
            rows = list(self._state.inbound)
        return (FakeInboundMessage(self._state, row) for row in rows)

    def add(
        self,
        *,
        subject: str | None = None,
        from_email: str | None = None,
        to: Addresses = "hash@inbound.example.com",
        cc: Addresses = (),
        bcc: Addresses = (),
        reply_to: str = "",
        original_recipient: str | None = None,
        mailbox_hash: str | None = None,
        tag: str = "",
        status: InboundStatus = "Processed",
        blocked_reason: str | None = None,
        date: str | None = None,
        attachments: Iterable[str | tuple[str, bytes]] = (),
        headers: Iterable[tuple[str, str]] = (("X-Spam-Status", "No"),),
        text_body: str = "Hello.",
        html_body: str = "",
        stripped_text_reply: str | None = None,
        received_at: datetime | None = None,
        message_id: str | None = None,
    ) -> FakeInboundMessage:
        """Add a received message, the newest of all unless `received_at` says otherwise.

        The names are those of `postmark.InboundMessageDetails`. Values not given are made up.

        Args:
            subject: The subject.
            from_email: The sender, plain or as `Casey <casey@example.com>`.
            to: One address or several, plain or with names.
            cc: Like `to`.
            bcc: Like `to`.
            reply_to: The Reply-To header.
            original_recipient: The address the message was sent to; by default the first of `to`.
            mailbox_hash: By default the part after the plus sign of `original_recipient`.
            tag: The tag.
            status: `Blocked`, `Processed`, `Queued`, `Failed` or `Scheduled`. Lists show only
                processed messages by default.
            blocked_reason: Why it is blocked; left out of responses if None.
            date: The sender's Date header, in any form; by default `received_at`.
            attachments: File names, or pairs of a name and the content, which only webhooks show.
                Other content is made up.
            headers: Pairs of name and value.
            text_body: The text part.
            html_body: The HTML part.
            stripped_text_reply: The reply without quoted text; left out of responses if None.
            received_at: An aware datetime; by default the fake server's time.
            message_id: The id; it must be new.

        Returns:
            The message; `.blocked()`, `.failed()` and similar set its status.

        Raises:
            ValueError, TypeError: An argument is invalid.
        """
        one_of("status", status, get_args(InboundStatus))
        if blocked_reason is not None and status != "Blocked":
            raise ValueError(f'blocked_reason needs status="Blocked", not {status!r}')
        check_texts(
            {"reply_to": reply_to, "tag": tag, "text_body": text_body, "html_body": html_body},
            {
                "subject": subject, "from_email": from_email, "mailbox_hash": mailbox_hash,
                "original_recipient": original_recipient, "blocked_reason": blocked_reason,
                "date": date, "stripped_text_reply": stripped_text_reply, "message_id": message_id,
            },
        )  # fmt: skip
        with self._state.lock:
            number = next(self._state.numbers)
            moment = self._state.moment(received_at)
            people = {"To": split("to", to), "Cc": split("cc", cc), "Bcc": split("bcc", bcc)}
            recipients = [pair for pairs in people.values() for pair in pairs]
            if from_email is None:
                from_email = f"customer{number}@example.com"
            sender = split("from_email", from_email)[0]
            if original_recipient is None:
                original_recipient = recipients[0][1] if recipients else ""
            files = [_file(each) for each in _listed(attachments)]
            shown: dict[str, Any] = {
                "From": sender[1],
                "FromName": sender[0],
                "FromFull": _person(sender),
                **_headers(people),
                "ReplyTo": reply_to,
                "OriginalRecipient": original_recipient,
                "Subject": f"Inbound message {number}" if subject is None else subject,
                "Date": format_datetime(moment.astimezone(EASTERN)) if date is None else date,
                "MailboxHash": _hash(original_recipient) if mailbox_hash is None else mailbox_hash,
                "Tag": tag,
                "Attachments": [_attachment(*each) for each in files],
                "MessageID": message_id or self._state.message_id(number),
                "Status": status,
            }
            details = {
                "TextBody": text_body,
                "HtmlBody": html_body,
                "StrippedTextReply": stripped_text_reply,
                "Headers": _checked_headers(headers),
                "BlockedReason": blocked_reason,
            }
            known = {key: value for key, value in details.items() if value is not None}
            row = Row(shown["MessageID"], moment, shown, _facets(shown, recipients), known)
            self._state.add_message(self._state.inbound, row)
            self._state.part(Contents).of[row.message_id] = [content for _, content in files]
        return FakeInboundMessage(self._state, row)

    def remove(self, *messages: FakeInboundMessage | str) -> None:
        """Remove messages, given as such or by id, as happens after the retention period.

        Raises:
            KeyError: A message does not exist.
        """
        with self._state.lock:
            for message in messages:
                message_id = message if isinstance(message, str) else message.message_id
                for row in self._state.inbound.of(message_id):
                    del self._state.part(Contents).of[row.message_id]
                self._state.inbound.remove(message_id)


def _checked_headers(headers: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    try:
        pairs = [(name, value) for name, value in headers]
    except (TypeError, ValueError):
        pairs = None
    if pairs is None or isinstance(headers, Mapping):
        raise TypeError(f"headers must be pairs of name and value, not {headers!r}")
    return [
        {"Name": text_of("headers", name), "Value": text_of(f"headers: {name}", value)}
        for name, value in pairs
    ]


def _hash(address: str) -> str:
    """Return the part after the plus sign of the address."""
    return address.partition("@")[0].partition("+")[2]


def _person(pair: Pair) -> dict[str, str]:
    name, address = pair
    return {"Email": address, "Name": name, "MailboxHash": _hash(address)}


def _headers(people: Mapping[str, list[Pair]]) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    for name, pairs in people.items():
        if pairs or name != "Bcc":  # Postmark's examples have no Bcc
            headers[name] = joined(pairs)
            headers[f"{name}Full"] = [_person(pair) for pair in pairs]
    return headers


def _listed(attachments: Iterable[str | tuple[str, bytes]]) -> list[str | tuple[str, bytes]]:
    single = isinstance(attachments, str)
    if single or not isinstance(attachments, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise TypeError(f"attachments must be a list, such as ['a.pdf'], not {attachments!r}")
    return list(attachments)


def _file(attachment: str | tuple[str, object]) -> tuple[str, bytes]:
    """Return the name and the content, which is made up if only a name is given."""
    if isinstance(attachment, str):
        text = f"Made-up content of {attachment}. ".encode()
        return attachment, (text * _SIZE)[:_SIZE]
    name, content = attachment
    if not isinstance(content, bytes):
        raise TypeError(f"attachments: the content must be bytes, not {type(content).__name__}")
    return text_of("attachments", name), content


def _attachment(name: str, content: bytes) -> dict[str, Any]:
    kind = guess_type(name)[0] or "application/octet-stream"
    return {"Name": name, "ContentID": "", "ContentType": kind, "ContentLength": len(content)}


_SIZE: Final = 4096


def _facets(shown: Mapping[str, Any], recipients: list[Pair]) -> dict[str, Facet]:
    return {
        "recipient": folded(recipients) | {shown["OriginalRecipient"].casefold()},
        "fromemail": shown["From"].casefold(),
        "tag": shown["Tag"],
        "subject": shown["Subject"].casefold(),
        "mailboxhash": shown["MailboxHash"],
        "status": shown["Status"].lower(),
    }
