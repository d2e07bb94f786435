"""Inbound messages as Python's own `EmailMessage`. Whatever was received, this never fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import formataddr
from typing import Any, Final, cast

_OF_BODY: Final = re.compile(r"(?i)content-.*|mime-version")
"""Headers that describe the body as it was sent."""

_NAME: Final = re.compile("[!-9;-~]+")


def parsed(raw: str) -> EmailMessage:
    """Parse the source of a message."""
    # As bytes: of a str, the parser would take only ASCII.
    return _read(raw.encode("utf-8", "replace"))


def _read(source: bytes) -> EmailMessage:
    return message_from_bytes(source, policy=policy.default)


def composed(mail: Any) -> EmailMessage:
    """Compose a message of the fields of an InboundWebhook."""
    message = EmailMessage()
    for name, value in _headers(mail):
        # Some headers may stand only once, and Python cannot read or write some values.
        with suppress(ValueError, LookupError, AttributeError, TypeError):
            header = policy.default.header_factory(name, _line(value))
            policy.default.fold_binary(name, header)
            message[name] = header
    text, html = _unicode(mail.text_body), _unicode(mail.html_body)
    related = [each for each in mail.attachments if _cid(each) and f"cid:{_cid(each)}" in html]
    if text or not html:
        message.set_content(text)
    if html:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
        for attachment in related:
            page = cast("EmailMessage", message.get_body(("html",)))
            _attach(page.add_related, attachment)
    for attachment in mail.attachments:
        if attachment not in related:
            _attach(message.add_attachment, attachment)
    return message


def _headers(mail: Any) -> Iterator[tuple[str, str]]:
    given = [each for each in mail.headers if _NAME.fullmatch(each.name)]
    yield from ((each.name, each.value) for each in given if not _OF_BODY.fullmatch(each.name))
    sender = mail.from_email or ""
    if mail.from_name and sender.isascii():
        sender = formataddr((_line(mail.from_name), sender))
    known = {each.name.lower() for each in given}
    for name, value in {
        "From": sender, "To": mail.to, "Cc": mail.cc, "Reply-To": mail.reply_to,
        "Subject": mail.subject, "Date": mail.date,
    }.items():  # fmt: skip
        if value and name.lower() not in known:
            yield name, value


def _attach(add: Any, attachment: Any) -> None:
    """Add an attachment, inline if it is an image of the page."""
    kind = _kind(attachment.content_type or "")
    about = {
        "filename": _line(attachment.name or "") or None,
        "cid": f"<{_cid(attachment)}>" if _cid(attachment) else None,
        "disposition": "inline" if add.__name__ == "add_related" else "attachment",
    }
    if kind.content_type == "message/rfc822":
        add(_read(attachment.content), **about)
    else:
        main, sub = kind.maintype, kind.subtype
        if main in ("message", "multipart"):  # would have to hold messages, not bytes
            main, sub = "application", "octet-stream"
        known = {key: value for key, value in kind.params.items() if key == "charset"}
        add(attachment.content, main, sub, params=known, **about)


def _kind(content_type: str) -> Any:
    """Return a parsed Content-Type header."""
    value = content_type if "/" in content_type else "application/octet-stream"
    try:
        return policy.default.header_factory("Content-Type", _line(value))
    except (ValueError, LookupError, AttributeError, TypeError):
        return policy.default.header_factory("Content-Type", "application/octet-stream")


def _cid(attachment: Any) -> str:
    return _line(attachment.content_id or "").strip("<> ")


def _line(text: str) -> str:
    """Return text that can stand in a header."""
    return " ".join(_unicode(text).splitlines())


def _unicode(text: str | None) -> str:
    """Return text without lone surrogates, which no mail can hold."""
    return (text or "").encode("utf-8", "replace").decode()
