"""The fields of a mail from a message of the standard library; nothing of an odd one is lost."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import suppress
from email import policy
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import Any, Final, cast

from postmark._sending.mime_headers import UNREADABLE, decoded, fields_of_headers, unfolded
from postmark._wire.mail import Attachment

_BODIES: Final = {"text/plain": "text_body", "text/html": "html_body"}


def fields_of_message(message: Message) -> dict[str, Any]:
    """Return the fields of a message, without those it does not have.

    Raises:
        TypeError: It is no message.
        ValueError: Its X-PM-TrackOpens header is neither true nor false.
    """
    if not isinstance(message, Message):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise TypeError(f"message must be an EmailMessage, not {type(message).__name__}")
    fields = fields_of_headers(message) | _of_content(message)
    return {name: value for name, value in fields.items() if value not in ("", {}, [])}


def _of_content(message: Message) -> dict[str, Any]:
    bodies: dict[str, str] = {}
    others: list[tuple[Message, Message]] = []
    for part in _leaves(message):
        about = _about(part)
        body = _BODIES.get(about.get_content_type())
        if about.get_content_maintype() == "multipart":  # one that has no parts, only text
            body = "text_body"
        attached = about.get_content_disposition() == "attachment" or about.get_filename()
        if body is None or body in bodies or attached:
            others.append((part, about))
        elif part.get_payload() is not None:
            bodies[body] = _text(part, about)
    if not any(bodies.values()) and (bodies or others):
        bodies = {"text_body": "\n"}  # Postmark takes no mail without a body, SMTP does
    html = bodies.get("html_body", "")
    return {**bodies, "attachments": [_attachment(*each, html) for each in others]}


def _leaves(part: Message) -> Iterator[Message]:
    if part.is_multipart() and _about(part).get_content_maintype() == "multipart":
        for each in cast("list[Message]", part.get_payload()):
            yield from _leaves(each)
    else:
        yield part


def _about(part: Message) -> Message:
    """Return the headers of a part for the older parser, which takes whatever stands there."""
    about = Message()
    about.set_default_type(part.get_default_type())
    for name, source in part.raw_items():
        about[name] = unfolded(source)
    return about


def _content(part: Message, about: Message) -> bytes:
    payload: Any = part.get_payload()
    if isinstance(payload, list):  # the messages in a message/rfc822 or a delivery status
        return b"\n".join(_source(each) for each in cast("list[Message]", payload))
    content = cast("bytes | None", part.get_payload(decode=True)) or b""
    if payload and not payload.isascii() and content == payload.encode("raw-unicode-escape"):
        # It was parsed from a str; the email package encodes that as an escape sequence.
        return cast("bytes", payload.encode(_charset(about, payload)))
    return content


def _charset(about: Message, payload: str) -> str:
    charset = about.get_content_charset("utf-8")
    with suppress(*UNREADABLE):
        payload.encode(charset)
        return charset
    return "utf-8"


def _source(message: Message) -> bytes:
    with suppress(*UNREADABLE):
        return message.as_bytes()
    return message.as_bytes(policy=policy.compat32)


def _text(part: Message, about: Message) -> str:
    content = _content(part, about)
    for charset in (about.get_content_charset("utf-8"), "utf-8"):
        with suppress(*UNREADABLE):
            return content.decode(charset)
    return content.decode("latin-1")


def _attachment(part: Message, about: Message, html: str) -> Attachment:
    content_id: str | None = about.get("Content-ID", "").strip("<> ")
    if about.get_content_disposition() == "attachment" and f"cid:{content_id}" not in html:
        content_id = None  # some programs give one to every file, which would be hidden by it
    return Attachment(
        _name(about), _content(part, about), content_type=_type(about), content_id=content_id
    )


def _name(about: Message) -> str:
    if name := decoded(about.get_filename("")):
        return name
    kind = about.get_content_type()
    # Not .bin, which Postmark refuses.
    known = {"application/octet-stream": "", "text/calendar": ".ics"}
    return "attachment" + known.get(kind, mimetypes.guess_extension(kind) or "")


def _type(about: Message) -> str | None:
    """Return the media type with its charset and the like; None if there is none."""
    if "/" not in about.get("Content-Type", ""):
        return None
    parameters = cast("list[tuple[str, Any]]", about.get_params([])[1:])
    kept = [(name, collapse_rfc2231_value(value)) for name, value in parameters]
    return about.get_content_type() + "".join(
        f'; {name}="{value}"' for name, value in kept if name not in ("name", "boundary")
    )
