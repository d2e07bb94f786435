"""Writers of the fields of a mail, and the attachment."""

from __future__ import annotations

import os
import re
from binascii import b2a_base64
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Final, Self, cast

from postmark._wire.calls import explained
from postmark._wire.records import Record, frozen
from postmark._wire.writers import are_several, as_text, items_of, wrong_type

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_PLAIN_NAME: Final = re.compile(r"[\w!#$%&'*+/=?^`{|}~ \x80-\U0010ffff-]*")
_CHUNK: Final = 57 * 1024
"""Bytes encoded at a time: a multiple of three, so that the pieces of base64 fit together."""


def as_line(name: str, value: object) -> str:
    """Write text that goes into a header, where a control character would start another one."""
    text = as_text(name, value)
    if _CONTROL.search(text):
        raise ValueError(f"{name} must not contain control characters such as line breaks")
    return text


def as_address(name: str, value: object) -> str:
    """Write one address: as it stands in a header, or with a name that is quoted if needed."""
    if isinstance(value, str):
        return as_line(name, value)
    email, shown = getattr(value, "email", None), getattr(value, "name", None)
    if email is None:
        raise wrong_type(name, "a str or an EmailAddress", value)
    address = as_line(name, email)
    if not shown:
        return address
    shown = as_line(f"the name in {name}", shown)
    if not _PLAIN_NAME.fullmatch(shown):
        shown = '"' + re.sub(r'(["\\])', r"\\\1", shown) + '"'
    return f"{shown} <{address}>"


def as_addresses(name: str, value: object) -> str:
    """Write addresses, separated by commas."""
    if isinstance(value, str) or hasattr(value, "email"):
        return as_address(name, value)
    items = items_of(name, value, "a str, an EmailAddress or an iterable of them")
    return ", ".join(as_address(place, item) for place, item in items)


def as_headers(name: str, value: object) -> list[dict[str, str]]:
    """Write headers from a mapping, from pairs, or from `Header`s; names may repeat."""
    pairs = cast("Any", value).items() if isinstance(value, Mapping) else value
    items = items_of(name, pairs, "a mapping, or an iterable of pairs")
    return [_header(place, item) for place, item in items]


def _header(name: str, item: Any) -> dict[str, str]:
    pair = (item.name, item.value) if hasattr(item, "name") else item
    if not isinstance(pair, tuple | list) or len(cast("Sequence[object]", pair)) != 2:
        raise wrong_type(name, "a pair of a name and a value", item)
    field, text = cast("Sequence[object]", pair)
    return {
        "Name": as_line(f"the name of {name}", field),
        "Value": as_line(f"the value of {name}", text),
    }


def as_template(name: str, value: object) -> dict[str, int | str]:
    """Write a template by its id or its alias, each of which has a key of its own."""
    if isinstance(value, int) and not isinstance(value, bool):
        return {"TemplateId": int(value)}
    if isinstance(value, str):
        if not value.strip():
            raise ValueError(f"{name} must be the id or the alias of a template, not empty")
        return {"TemplateAlias": as_text(name, value)}
    raise wrong_type(name, "the id (int) or the alias (str) of a template", value)


def _file_name(value: object) -> str:
    name = as_line("name", value)
    if not name.strip():
        raise ValueError("name must be the file name of the attachment, not empty")
    return name


def _content(value: object) -> bytes:
    if isinstance(value, str):
        raise TypeError("content must be bytes, not str: decode base64 first, encode text to bytes")
    if not isinstance(value, bytes | bytearray | memoryview):
        raise wrong_type("content", "bytes", value)
    # A copy of what the caller may change, and bytes as they are.
    return bytes(cast("bytes", value))


def _line_or_none(name: str, value: object) -> str | None:
    return None if value is None else as_line(name, value)


@frozen(init=False)
class Attachment(Record):
    """A file to attach to a mail.

    https://postmarkapp.com/developer/user-guide/send-email-with-api/send-a-single-email

    Attributes:
        name: File name. Postmark refuses the extensions of programs and scripts.
        content: The content itself, not encoded. In base64, all attachments and bodies of a mail
            may have 10 MB together.
        content_type: Media type; None guesses it from the name.
        content_id: Id of an inline image, with or without `cid:`; the HTML refers to it as
            `<img src="cid:…">`.
    """

    __module__ = "postmark"

    __slots__ = ("name", "content", "content_type", "content_id")
    name: str
    content: bytes
    content_type: str | None
    content_id: str | None

    def __init__(
        self,
        name: str,
        content: bytes,
        *,
        content_type: str | None = None,
        content_id: str | None = None,
    ) -> None:
        """Check the name and the content.

        Raises:
            TypeError: The content is text; base64 must be decoded, text encoded.
            ValueError: The name is empty or contains control characters.
        """
        self._put(
            name=_file_name(name),
            content=_content(content),
            content_type=_line_or_none("content_type", content_type),
            content_id=_line_or_none("content_id", content_id),
        )

    @classmethod
    def from_path(
        cls,
        path: str | os.PathLike[str],
        *,
        name: str | None = None,
        content_type: str | None = None,
        content_id: str | None = None,
    ) -> Self:
        """Read a file.

        Args:
            path: The file.
            name: The name it shall have; None takes that of the file.
            content_type: Media type; None guesses it from the name.
            content_id: Id of an inline image, with or without `cid:`.

        Raises:
            OSError: The file cannot be read.
        """
        file = Path(path)
        content = file.read_bytes()
        return cls(name or file.name, content, content_type=content_type, content_id=content_id)

    def __repr__(self) -> str:
        """Show the size, not the content."""
        return f"Attachment(name={self.name!r}, {len(self.content):,} bytes)"

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        """Show rich the same."""
        yield "name", self.name
        yield "bytes", len(self.content)

    def described(self) -> dict[str, str]:
        """Return the wire form without the content."""
        wire = {"Name": self.name, "ContentType": self.content_type or _guessed(self.name)}
        if self.content_id:
            wire["ContentID"] = "cid:" + self.content_id.removeprefix("cid:")
        return wire

    @property
    def base64_size(self) -> int:
        """Return the length of the content in base64."""
        return (len(self.content) + 2) // 3 * 4

    def base64(self) -> Iterator[bytes]:
        """Yield the content in base64, piece by piece."""
        view = memoryview(self.content)
        for start in range(0, len(view), _CHUNK):
            yield b2a_base64(view[start : start + _CHUNK], newline=False)


def _guessed(name: str) -> str:
    import mimetypes  # noqa: PLC0415 - reads files of the system

    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def as_attachments(name: str, value: object) -> list[Attachment]:
    """Return the attachments; a path is read."""
    items = items_of(name, value, "an iterable of Attachment or os.PathLike")
    return [_attachment(place, item) for place, item in items]


def _attachment(name: str, item: object) -> Attachment:
    if isinstance(item, Attachment):
        return item
    if isinstance(item, os.PathLike):
        return Attachment.from_path(cast("os.PathLike[str]", item))
    raise wrong_type(name, "an Attachment or an os.PathLike", item)


class Fields(Record):
    """Base class of what holds the fields of a mail: kept as given, but safe to use again."""

    __slots__ = ()
    _names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Note the names of the fields, which a base class has."""
        explained(cls)
        cls._names = vars(cls).get("__slots__") or cls._names

    def _keep(self, **given: Any) -> None:
        """Set the fields, in the constructor only."""
        put = object.__setattr__
        for name, value in given.items():
            put(self, name, value if value.__class__ in _FIXED else _kept(value))

    def fields(self) -> dict[str, Any]:
        """Return what was given."""
        return {name: value for name in self._names if (value := getattr(self, name)) is not None}

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Show who and what about, not the bodies."""
        shown = ("to", "subject", "template", "message_stream")
        return ((name, value) for name, value in self.fields().items() if name in shown)

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the attributes, which a base class has."""
        return cls._names


_FIXED: Final = frozenset({str, bool, int, type(None)})
"""Types of most values, which need no copy: the general test takes three times as long."""


def _kept(value: Any) -> Any:
    """Return what an iterator yields, and a copy of what the caller may change."""
    if are_several(value):
        return tuple(value)
    return {**cast("Mapping[object, object]", value)} if isinstance(value, Mapping) else value
