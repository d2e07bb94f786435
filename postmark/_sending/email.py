"""The mail that a caller describes, and its wire form."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from io import BytesIO
from typing import Any, NamedTuple, Self, cast

from postmark._generated.models.bulk_fields import WRITERS as BULK_WRITERS
from postmark._generated.models.bulk_fields import BulkFields
from postmark._generated.models.bulk_recipient_fields import WRITERS as RECIPIENT_WRITERS
from postmark._generated.models.bulk_recipient_fields import BulkRecipientBase
from postmark._generated.models.email_fields import WRITERS, EmailBase, EmailFields
from postmark._sending.mime import fields_of_message
from postmark._wire.calls import no_such_keyword
from postmark._wire.mail import Attachment
from postmark._wire.writers import Table, to_json

__all__ = ["BulkFields", "BulkRecipient", "Email", "EmailFields"]

BODIES = ("subject", "text_body", "html_body")


class Email(EmailBase, init=False):
    """A mail: frozen, so that it can be kept, sent again, pickled, and changed by `attrs.evolve`.

    https://postmarkapp.com/developer/api/email-api

    It takes the fields of `send` as keywords, and has them as attributes. They are checked when it
    is sent.
    """

    __module__ = "postmark"
    __slots__ = ()

    @classmethod
    def from_message(cls, message: EmailMessage, **fields: Any) -> Self:
        """Make a mail of a message of the standard library.

        Its text and HTML bodies, attachments, inline images and other headers are taken over. The
        headers of Postmark's SMTP become fields: `X-PM-Tag`, `X-PM-Message-Stream`,
        `X-PM-TrackOpens`, `X-PM-TrackLinks` and `X-PM-Metadata-*`.

        Args:
            message: The message.
            **fields: Fields that count more than those of the message.

        Raises:
            TypeError: A field is unknown, or it is no `EmailMessage`.
            ValueError: A part of the message cannot be read.
        """
        check_names("Email.from_message", fields)
        return cls(**(fields_of_message(message) | fields))


class BulkRecipient(BulkRecipientBase, init=False):
    """One mail of a bulk send: its recipients, and what is its own.

    https://postmarkapp.com/developer/api/bulk-email
    """

    __module__ = "postmark"
    __slots__ = ()


class Encoded(NamedTuple):
    """A mail as it stands in a request."""

    templated: bool
    body: bytes


def check_names(method: str, fields: Mapping[str, object], table: Table = WRITERS) -> None:
    """Refuse a field that does not exist, naming the nearest one."""
    for name in fields:
        if name not in table:
            raise no_such_keyword(method, name, tuple(table))


def checked_defaults(fields: EmailFields | None) -> Mapping[str, Any]:
    """Return the fields that every send of a client starts from."""
    if fields is not None and not isinstance(fields, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"send_defaults must be a mapping, not {type(fields).__name__}")
    check_names("send_defaults", fields or {})
    return dict(fields or {})


def fields_of(message: object) -> Mapping[str, Any]:
    """Return the fields of a mail in any of its forms."""
    if isinstance(message, Email):
        return message.fields()
    if isinstance(message, EmailMessage):
        return fields_of_message(message)
    raise TypeError(f"a message must be an Email or an EmailMessage, not {type(message).__name__}")


def merged(*layers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of all layers; those of the first count most, and None is not given."""
    fields: dict[str, Any] = {}
    for layer in reversed(layers):
        fields.update({name: value for name, value in layer.items() if value is not None})
    return fields


def encoded(fields: Mapping[str, Any]) -> Encoded:
    """Return a mail as JSON.

    Raises:
        TypeError, ValueError: A field is invalid, or one is missing that the service needs.
    """
    templated = "template" in fields
    _check_content(fields, templated)
    wire = _written(fields, WRITERS)
    for key in ("To", "Cc", "Bcc"):
        if not wire.get(key, "").strip():
            wire.pop(key, None)
    if not wire.keys() & {"To", "Cc", "Bcc"}:
        raise ValueError("a mail needs a recipient: to, cc or bcc")
    if templated:
        wire.setdefault("TemplateModel", {})
    return Encoded(templated, _json(wire))


def _check_content(fields: Mapping[str, Any], templated: bool) -> None:
    given = [name for name in BODIES if name in fields]
    if templated and given:
        raise ValueError(f"template and {given[0]} exclude each other: a template has its own")
    if not templated and not {"text_body", "html_body"} & fields.keys():
        raise ValueError("a mail needs text_body, html_body or template")


def bulk_body(fields: Mapping[str, Any], recipients: list[BulkRecipient]) -> bytes:
    """Return the body of a bulk send."""
    _check_content(fields, "template" in fields)
    wire = _written(fields, BULK_WRITERS)
    wire["Messages"] = [_recipient(index, each) for index, each in enumerate(recipients)]
    return _json(wire)


def _recipient(index: int, recipient: object) -> dict[str, Any]:
    if not isinstance(recipient, BulkRecipient):
        kind = type(recipient).__name__
        raise TypeError(f"recipients[{index}] must be a BulkRecipient, not {kind}")
    return _written(recipient.fields(), RECIPIENT_WRITERS, f"recipients[{index}].")


def _written(fields: Mapping[str, Any], table: Table, place: str = "") -> dict[str, Any]:
    """Return the wire form, in the order of the table, whatever the order of the fields."""
    wire: dict[str, Any] = {}
    for name, (key, write) in table.items():
        value = fields.get(name)
        if value is not None:
            written = write(place + name, value)
            wire.update(written if not key else {key: written})
    return wire


def _json(wire: dict[str, Any]) -> bytes:
    """Return JSON; base64 is written into it piece by piece, as attachments may be large."""
    attachments = cast("list[Attachment]", wire.pop("Attachments", None))
    plain = to_json(wire)
    if not attachments:
        return plain
    out = BytesIO()
    out.write(memoryview(plain)[:-1])
    separator = b',"Attachments":['
    for attachment in attachments:
        out.write(separator)
        out.write(to_json(attachment.described() | {"Content": ""})[:-2])
        for piece in attachment.base64():
            out.write(piece)
        out.write(b'"}')
        separator = b","
    out.write(b"]}")
    return out.getvalue()
