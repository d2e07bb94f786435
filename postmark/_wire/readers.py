"""Readers of single values. They never fail.

An absent or null value is read as empty; so is one that does not have its type, whose raw form is
kept in `Model.extra`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from postmark._wire.eastern import as_eastern
from postmark._wire.models import ABSENT, Raw, copied


def not_text(key: str, value: object, raw: Raw) -> str:
    """Record a required str that is not one."""
    raw[key] = ABSENT if value is None else value
    return ""


def unreadable(key: str, value: object, raw: Raw) -> Any:
    """Record an optional scalar of the wrong type."""
    raw[key] = value
    return None


def not_number(key: str, value: object, raw: Raw) -> int:
    """Record a counter that is not an int; an absent one is 0."""
    raw[key] = ABSENT if value is None else value
    return 0


def day(key: str, value: Any, raw: Raw) -> Any:
    """Read a calendar day, of which Postmark may also give the time."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except (ValueError, TypeError):
        return unreadable(key, value, raw)


def instant(key: str, value: Any, raw: Raw) -> Any:
    """Read ISO 8601 in any precision; without an offset it is Eastern time.

    https://postmarkapp.com/developer/api/messages-api uses Eastern time throughout.
    """
    if value is None:
        return None
    try:
        read = datetime.fromisoformat(value)
        return read if read.tzinfo else as_eastern(read)
    except (ValueError, TypeError, OverflowError):
        return unreadable(key, value, raw)


_ZONELESS: Final = re.compile(r".*\d:\d\d(?:\s+\d{4})?\s*(?:\(.*\)\s*)?", re.DOTALL)
"""A date that ends with its time, perhaps followed by a year or a comment."""
_BEFORE_OFFSET: Final = r"(?:GMT|UTC|(?<=\s)|(?<=:\d\d))"
_OFFSET: Final = re.compile(_BEFORE_OFFSET + r"([+-]\d\d):?(\d\d)?(?![\d:])")
"""An offset as some programs write it: +02, +02:00 or GMT+0200."""
_AMBIGUOUS: Final = re.compile(
    _BEFORE_OFFSET + r"[+-](?!\d\d[0-5]\d(?!\d))|(?<![\d:.+-])0?\d{3}(?!\d)"
)
"""An offset or a year of other than four digits, which Python reads as something else."""


def sent_date(value: str) -> datetime | None:
    """Parse an email's Date header; None if it is not a date, or its zone or year is in doubt.

    https://datatracker.ietf.org/doc/html/rfc5322#section-3.3 defines -0000 as UTC.
    """
    # The limit keeps the search of a long value short.
    usual = _OFFSET.sub(lambda found: f"{found[1]}{found[2] or '00'}", value[:200])
    if _AMBIGUOUS.search(usual):
        return None
    try:
        read = parsedate_to_datetime(usual)
        if read.tzinfo:
            return read
        if re.search(r"-0000|\((?:UTC|GMT)\)", usual):
            return read.replace(tzinfo=UTC)
        return as_eastern(read) if _ZONELESS.fullmatch(usual) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def texts(key: str, value: Any, raw: Raw) -> list[str]:
    """Read a list of str."""
    if value.__class__ is list:
        for item in value:
            if item.__class__ is not str:
                break
        else:
            return value.copy()
    return [item for item in _listed(key, value, raw) if item.__class__ is str]


def models(key: str, value: Any, cls: Any, raw: Raw) -> list[Any]:
    """Read a list of objects of a model class."""
    found: list[Any] = []
    if value.__class__ is list:
        for item in value:
            if item.__class__ is dict:
                found.append(cls.from_dict(item))
            else:
                raw[key] = value
        return found
    return _listed(key, value, raw)


def _listed(key: str, value: Any, raw: Raw) -> list[Any]:
    """Record a value that is not a list, or a list with items of the wrong type."""
    if value is None:
        raw[key] = ABSENT
        return []
    raw[key] = value
    return value if value.__class__ is list else []


def mapping(key: str, value: Any, raw: Raw) -> dict[str, Any]:
    """Read an object with values of any type."""
    if value.__class__ is dict:
        copy: dict[str, Any] = copied(value)
        return copy
    raw[key] = ABSENT if value is None else value
    return {}


def text_mapping(key: str, value: Any, raw: Raw) -> dict[str, str]:
    """Read an object with str values."""
    if value.__class__ is not dict:
        return mapping(key, value, raw)
    found: dict[str, str] = value
    for item in found.values():
        if item.__class__ is not str:
            raw[key] = value
            return {name: item for name, item in found.items() if item.__class__ is str}
    return found.copy()


def nested(key: str, value: Any, cls: Any, raw: Raw) -> Any:
    """Read an object of a model class; anything else is read as an empty one."""
    if value.__class__ is dict:
        return cls.from_dict(value)
    raw[key] = ABSENT if value is None else value
    return cls.from_dict({})


def renamed(data: Mapping[str, Any], once: str, now: str) -> Mapping[str, Any]:
    """Return an object with the present name of a key, unless it has both."""
    if once not in data or now in data:
        return data
    return {now if key == once else key: value for key, value in data.items()}


def with_unknown(known: Collection[str], data: Mapping[str, Any], raw: Raw) -> Raw | None:
    """Return a copy of `raw` with the keys of `data` that have no field; None if it is empty."""
    return copied(raw | {key: value for key, value in data.items() if key not in known}) or None


def counted(known: Collection[str], data: Mapping[str, Any]) -> dict[str, int]:
    """Read the counters whose names are not known beforehand."""
    return {
        key: value for key, value in data.items() if value.__class__ is int and key not in known
    }


def inactive_addresses(message: str) -> list[str]:
    """Return the suppressed addresses that Postmark's message names; dots belong to them.

    It has two wordings, one of them with line breaks between its sentences.
    """
    named = re.search(r"inactive addresses:(.*?)(\.?\s+Inactive\b|\.?\s*$)", message, re.DOTALL)
    return [each.strip() for each in named[1].split(",") if each.strip()] if named else []
