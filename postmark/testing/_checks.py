"""What the service finds wrong with the fields of a mail.

https://postmarkapp.com/developer/api/email-api. Where the text of a refusal is not known, it is
one of the fake's own.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from postmark.testing._routes import object_of, objects_of
from postmark.testing._wire_addresses import fault_of, people

Fields = Mapping[str, Any]
"""The fields of a mail as they were sent, without those that are null."""


class Problem(NamedTuple):
    """A field that is wrong, the error code and its text."""

    field: str
    code: int
    message: str


_MOST_RECIPIENTS: Final = 50
MOST_BYTES: Final = 10 * 1024 * 1024
_MOST_OF_A_BODY: Final = 5 * 1024 * 1024

_TRACK_LINKS: Final = ("None", "HtmlAndText", "HtmlOnly", "TextOnly")

_FORBIDDEN: Final = re.compile(
    r".*\.(vbs|exe|bin|bat|chm|com|cpl|crt|hlp|hta|inf|ins|isp|jse|lnk|mdb|pcd|pif|reg|scr|sct|shs"
    r"|vbe|vba|wsf|wsh|wsl|msc|msi|msp|mst)",
    re.IGNORECASE | re.DOTALL,
)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _is_metadata(value: object) -> bool:
    metadata = object_of(value)
    return metadata is not None and not any(isinstance(v, dict | list) for v in metadata.values())


def _is_id(value: object) -> bool:
    return not isinstance(value, bool) and str(value).isdecimal()


def _is_list_of(*names: str) -> Callable[[object], bool]:
    def check(value: object) -> bool:
        items = objects_of(value)
        return items is not None and all(
            isinstance(item.get(name), str) for item in items for name in names
        )

    return check


_TYPES: Final[Mapping[str, Callable[[object], bool]]] = {
    **dict.fromkeys(
        ("From", "To", "Cc", "Bcc", "ReplyTo", "Subject", "Tag", "HtmlBody", "TextBody"), _is_text
    ),
    **dict.fromkeys(("MessageStream", "TemplateAlias"), _is_text),
    **dict.fromkeys(("TrackOpens", "InlineCss"), _is_flag),
    "TrackLinks": lambda value: value in _TRACK_LINKS,
    "Metadata": _is_metadata,
    "Headers": _is_list_of("Name", "Value"),
    "Attachments": _is_list_of("Name", "Content", "ContentType"),
    "TemplateId": _is_id,
    "TemplateModel": _is_object,
}


def wrong_types(fields: Fields) -> Iterator[Problem]:
    """Yield the fields that have another type than the documented one."""
    wrong = [name for name, value in fields.items() if not _TYPES.get(name, _anything)(value)]
    for name in wrong:
        yield Problem(name, 403, f"Invalid request field(s): $.{name}")


def _anything(_: object) -> bool:
    return True


def wrong_sender(fields: Fields) -> Iterator[Problem]:
    """Judge From and ReplyTo."""
    sender = fields.get("From", "")
    addresses = people(sender)
    if len(addresses) != 1 or fault_of("From", addresses[0][1]):
        yield Problem("From", 300, f"Invalid 'From' address: '{sender}'.")
    elif _width(sender) > 255:
        yield Problem("From", 300, "The 'From' address is limited to 255 characters.")
    yield from _faults("ReplyTo", "Reply-To", fields)


def wrong_recipients(fields: Fields, *, each_field: bool = False) -> Iterator[Problem]:
    """Judge the recipients of one mail: there are some, and at most 50, in all or in each field."""
    counts = {name: len(people(fields.get(name, ""))) for name in RECIPIENTS}
    for name in RECIPIENTS:
        yield from _faults(name, name, fields)
        if each_field and counts[name] > _MOST_RECIPIENTS:
            yield Problem(name, 300, f"'{name}' can have at most {_MOST_RECIPIENTS} recipients.")
    if not any(counts.values()):
        yield Problem("To", 300, "Zero recipients specified")
    if not each_field and sum(counts.values()) > _MOST_RECIPIENTS:
        yield Problem("To", 300, f"A message can have at most {_MOST_RECIPIENTS} recipients.")


RECIPIENTS: Final = ("To", "Cc", "Bcc")


def _faults(field: str, shown: str, fields: Fields) -> Iterator[Problem]:
    for _, address in people(fields.get(field, "")):
        fault = fault_of(shown, address)
        if fault:
            yield Problem(field, 300, fault)


def wrong_texts(fields: Fields) -> Iterator[Problem]:
    """Judge the lengths of the subject, the tag and the bodies."""
    for name, most in (("Subject", 2000), ("Tag", 1000)):
        if _width(fields.get(name, "")) > most:
            yield Problem(name, 300, f"The '{name}' is limited to {most} characters.")
    for name in ("HtmlBody", "TextBody"):
        if len(fields.get(name, "").encode("utf-8", "surrogatepass")) > _MOST_OF_A_BODY:
            yield Problem(name, 300, f"The '{name}' is limited to {_MOST_OF_A_BODY} bytes.")


def no_body(fields: Fields) -> Iterator[Problem]:
    """Judge whether a mail without a template has a body."""
    if not fields.get("HtmlBody") and not fields.get("TextBody"):
        yield Problem("TextBody", 300, "Provide either email TextBody or HtmlBody or both.")


def wrong_metadata(fields: Fields) -> Iterator[Problem]:
    """Judge the metadata: https://postmarkapp.com/support/article/1125."""
    metadata: Mapping[str, Any] = fields.get("Metadata", {})
    if len(metadata) > 10:
        yield Problem("Metadata", 300, "Invalid metadata content. There can be up to 10 fields.")
    if len({name.casefold() for name in metadata}) < len(metadata):
        yield Problem("Metadata", 300, "Invalid metadata content. Field names must be unique.")
    for name, value in metadata.items():
        if len(name) > 20 or len(text_of_scalar(value)) > 80:
            yield Problem(
                "Metadata",
                300,
                "Invalid metadata content. Field names are limited to 20 characters and field "
                f"values are limited to 80 characters in length. The '{name}' field in your "
                "metadata content exceeds these limits.",
            )


def text_of_scalar(value: object) -> str:
    """Return a value of the metadata as the text it becomes."""
    return str(value).lower() if isinstance(value, bool) else str("" if value is None else value)


def wrong_attachments(fields: Fields) -> Iterator[Problem]:
    """Judge the attachments: https://postmarkapp.com/developer/user-guide/send-email-with-api."""
    attachments: list[Mapping[str, str]] = fields.get("Attachments", [])
    for attachment in attachments:
        if _FORBIDDEN.fullmatch(attachment["Name"]):
            yield Problem("Attachments", 411, "Attachment file type not allowed.")
        elif decoded(attachment["Content"]) is None:
            text = f"The content of the attachment '{attachment['Name']}' is not base64."
            yield Problem("Attachments", 300, text)
    if sum(len(attachment["Content"]) for attachment in attachments) >= MOST_BYTES:
        text = f"Attachments too big. The total size should be less than {MOST_BYTES} bytes."
        yield Problem("Attachments", 300, text)


def decoded(content: str) -> bytes | None:
    """Return what base64 text stands for, line breaks inside passed over; None if it is not."""
    try:
        return base64.b64decode("".join(content.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _width(text: str) -> int:
    """Return the length as the service counts it: in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)
