"""The headers of a message of the standard library, as fields of a mail."""

from __future__ import annotations

import re
from contextlib import suppress
from email import policy
from email.errors import InvalidHeaderDefect
from email.message import Message
from typing import Any, Final, NamedTuple

from postmark._wire.mail import as_address

_ADDRESSES: Final = {
    "from": "from_email", "to": "to", "cc": "cc", "bcc": "bcc", "reply-to": "reply_to"
}  # fmt: skip
_OPTIONS: Final = {
    "x-pm-tag": "tag", "x-pm-message-stream": "message_stream", "x-pm-trackopens": "track_opens",
    "x-pm-tracklinks": "track_links",
}  # fmt: skip
_METADATA: Final = "x-pm-metadata-"
_OWNED: Final = re.compile(
    "content-.*|mime-version|date|sender|return-path|received|resent-bcc|x-pm-rcpt"
)
"""Headers that describe the message as it was, or that Postmark writes itself."""
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+[ \t]*")
UNREADABLE: Final = (ValueError, LookupError, AttributeError, TypeError)
"""What Python's parser of headers raises, by mistake, for some of them."""


def fields_of_headers(message: Message) -> dict[str, Any]:
    """Return what the headers say; headers of Postmark's SMTP become fields.

    Raises:
        ValueError: X-PM-TrackOpens is neither true nor false.
    """
    found: dict[str, list[str]] = {}
    metadata: dict[str, str] = {}
    headers: list[tuple[str, str]] = []
    for name, source in message.raw_items():
        key, value = name.lower(), decoded(source)
        if key in _ADDRESSES:
            found.setdefault(_ADDRESSES[key], []).append(_addresses(source))
        elif key in _OPTIONS or key == "subject":
            found.setdefault(_OPTIONS.get(key, key), []).append(value)
        elif key.startswith(_METADATA):
            metadata[name[len(_METADATA) :]] = value
        elif not _OWNED.fullmatch(key):
            headers.append((name, value))
    fields: dict[str, Any] = {name: ", ".join(filter(None, each)) for name, each in found.items()}
    if opens := fields.get("track_opens"):
        fields["track_opens"] = _is_true(opens)
    return fields | {"metadata": metadata, "headers": headers}


def _is_true(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(f"the header X-PM-TrackOpens must be true or false, not {text!r}")
    return text.lower() == "true"


def unfolded(source: object) -> str:
    """Return the source of a header as one line."""
    text = str(source).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _CONTROL.sub(" ", text).strip()


def decoded(source: object) -> str:
    """Return a header as one line, in the words of its author."""
    text = unfolded(source)
    if "=?" in text:
        with suppress(*UNREADABLE):
            text = unfolded(policy.default.header_factory("Subject", text))
    return text


def _addresses(source: object) -> str:
    """Return addresses as Postmark takes them; what is none, as it is, for Postmark to judge."""
    with suppress(*UNREADABLE):
        header: Any = policy.default.header_factory("To", unfolded(source))
        if not any(isinstance(defect, InvalidHeaderDefect) for defect in header.defects):
            return ", ".join(as_address("address", _Address.of(each)) for each in header.addresses)
    return decoded(source)


class _Address(NamedTuple):
    email: str
    name: str

    @classmethod
    def of(cls, parsed: Any) -> _Address:
        return cls(unfolded(parsed.addr_spec), unfolded(parsed.display_name))
