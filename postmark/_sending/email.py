"""The mail that a caller describes, and its wire form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from io import BytesIO
from typing import Any, Self

from postmark._generated.models.bulk_fields import WRITERS as BULK_WRITERS
from postmark._generated.models.bulk_fields import BulkFields
from postmark._generated.models.bulk_recipient_fields import WRITERS as RECIPIENT_WRITERS
from postmark._generated.models.bulk_recipient_fields import BulkRecipientBase
from postmark._generated.models.email_fields import WRITERS, EmailBase, EmailFields
from postmark._wire.calls import no_such_keyword
from postmark._wire.mail import Attachment
from postmark._wire.records import frozen
from postmark._wire.writers import Table, to_json

__all__ = ["BulkFields", "BulkRecipient", "Email", "EmailFields"]

BODIES = ("subject", "text_body", "html_body")


@frozen(init=False)
class Email(EmailBase):
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
        from postmark._sending.mime import fields_of_message

        check_names("Email.from_message", fields)
        return cls(**(fields_of_message(message) | fields))


@frozen(init=False)
class BulkRecipient(BulkRecipientBase):
    """One mail of a bulk send: its recipients, and what is its own.

    https://postmarkapp.com/developer/api/bulk-email
    """

    __module__ = "postmark"
    __slots__ = ()


class Encoded:
    """A mail as it stands in a request; attachments become base64 only when it is written.

    Attributes:
        templated: Whether it is sent by a template.
        size: The length in bytes.
    """

    __slots__ = ("_parts", "size", "templated")

    def __init__(self, templated: bool, parts: list[bytes | Attachment]) -> None:
        self.templated = templated
        self._parts = parts
        self.size = sum(
            [each.base64_size if isinstance(each, Attachment) else len(each) for each in parts]
        )

    def write_to(self, out: BytesIO) -> None:
        """Write it, attachments piece by piece, as they may be large."""
        for each in self._parts:
            if isinstance(each, Attachment):
                out.writelines(each.base64())
            else:
                out.write(each)

    def body(self) -> bytes:
        """Return it alone."""
        out = BytesIO()
        self.write_to(out)
        return out.getvalue()


def check_names(method: str, fields: Mapping[str, object], known: Iterable[str] = WRITERS) -> None:
    """Refuse a field that does not exist, naming the nearest one."""
    for name in fields:
        if name not in known:
            raise no_such_keyword(method, name, tuple(known))


def checked_defaults(fields: EmailFields | None) -> Mapping[str, Any]:
    """Return the fields that every send of a client starts from."""
    if fields is not None and not isinstance(fields, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise TypeError(f"send_defaults must be a mapping, not {type(fields).__name__}")
    check_names("send_defaults", fields or {})
    return reusable(fields or {})


def reusable(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return fields that many mails can start from, although some may have been iterators."""
    return Email(**fields).fields()


def fields_of(message: object) -> Mapping[str, Any]:
    """Return the fields of a mail in any of its forms."""
    if isinstance(message, Email):
        return message.fields()
    if isinstance(message, EmailMessage):
        from postmark._sending.mime import fields_of_message

        return fields_of_message(message)  # pyright: ignore[reportUnknownArgumentType]
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
    templated = _is_templated(fields)
    wire = _addressed("a mail", _written(fields, WRITERS))
    if templated:
        wire.setdefault("TemplateModel", {})
    return Encoded(templated, _json(wire))


def bulk_body(fields: Mapping[str, Any], recipients: Iterable[BulkRecipient]) -> bytes:
    """Return the body of a bulk send.

    Raises:
        TypeError, ValueError: A field is invalid, or one is missing that the service needs.
    """
    templated = _is_templated(fields)
    wire = _written(fields, BULK_WRITERS)
    wire["Messages"] = [_recipient(index, each) for index, each in enumerate(recipients)]
    if not wire["Messages"]:
        raise ValueError("recipients must not be empty")
    return Encoded(templated, _json(wire)).body()


def _is_templated(fields: Mapping[str, Any]) -> bool:
    if "template" not in fields:
        if "text_body" not in fields and "html_body" not in fields:
            raise ValueError("a mail needs text_body, html_body or template")
        return False
    given = [name for name in BODIES if name in fields]
    if given:
        raise ValueError(f"template and {given[0]} exclude each other: a template has its own")
    return True


def _recipient(index: int, recipient: object) -> dict[str, Any]:
    place = f"recipients[{index}]"
    if not isinstance(recipient, BulkRecipient):
        raise TypeError(f"{place} must be a BulkRecipient, not {type(recipient).__name__}")
    return _addressed(place, _written(recipient.fields(), RECIPIENT_WRITERS, f"{place}."))


def _addressed(place: str, wire: dict[str, Any]) -> dict[str, Any]:
    for key in ("To", "Cc", "Bcc"):
        if not wire.get(key, "").strip():
            wire.pop(key, None)
    if not wire.keys() & {"To", "Cc", "Bcc"}:
        raise ValueError(f"{place} needs a recipient: to, cc or bcc")
    return wire


def _written(fields: Mapping[str, Any], table: Table, place: str = "") -> dict[str, Any]:
    """Return the wire form, in the order of the table, whatever the order of the fields."""
    wire: dict[str, Any] = {}
    for name, (key, write) in table.items():
        value = fields.get(name)
        if value is not None:
            written = write(place + name, value)
            if key:
                wire[key] = written
            else:
                wire.update(written)
    return wire


def _json(wire: dict[str, Any]) -> list[bytes | Attachment]:
    """Return the parts of the JSON of a mail: each attachment stands for its base64."""
    attachments: list[Attachment] = wire.pop("Attachments", None) or []
    plain = to_json(wire)
    if not attachments:
        return [plain]
    parts: list[bytes | Attachment] = [plain[:-1]]
    before = b',"Attachments":['
    for each in attachments:
        parts += [before, to_json(each.described() | {"Content": ""})[:-2], each, b'"}']
        before = b","
    return [*parts, b"]}"]
