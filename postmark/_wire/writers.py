"""Writers of paths and queries: arguments are checked as they are encoded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, cast
from urllib.parse import quote, urlencode

from postmark._wire.eastern import EASTERN

Encoder = Callable[[str, str, Any], tuple[str, str]]
Table = Mapping[str, tuple[str, Encoder]]


def segment(name: str, value: object) -> str:
    """Return an id as a single path segment, whatever it contains."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    if value in ("", ".", ".."):
        raise ValueError(f"{name} must be the id of a message, not {value!r}")
    return _bounded(name, quote(value, safe="", errors="surrogatepass"))


LONGEST: Final = 30_000
"""The most characters of an escaped path or query: HTTP libraries refuse twice as many."""


def _bounded(name: str, escaped: str) -> str:
    if len(escaped) > LONGEST:
        raise ValueError(
            f"{name} must have at most {LONGEST:,} characters when escaped, not {len(escaped):,}"
        )
    return escaped


def query(required: Mapping[str, int], filters: Mapping[str, Any], table: Table) -> str:
    """Return the query string of the given parameters; None means not given."""
    given = [(name, value) for name, value in filters.items() if value is not None]
    pairs = [table[name][1](name, table[name][0], value) for name, value in given]
    return encoded([*required.items(), *pairs])


def encoded(pairs: Sequence[tuple[str, object]]) -> str:
    """Return a query string."""
    return _bounded("the query", urlencode(pairs, quote_via=quote))


def as_text(name: str, wire_name: str, value: object) -> tuple[str, str]:
    """Encode a filter that is any str."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"{name} must be text that UTF-8 can encode, not {value!r}")
    return wire_name, str.__str__(value)  # the value of an enum member, not its name


def as_integer(name: str, wire_name: str, value: object) -> tuple[str, str]:
    """Encode a filter that is an int."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be an int, not {type(value).__name__}")
    return wire_name, str(int(value))


def as_boolean(name: str, wire_name: str, value: object) -> tuple[str, str]:
    """Encode a filter that is a bool."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} must be True or False, not {type(value).__name__}")
    return wire_name, str(value).lower()


def as_wall_time(name: str, wire_name: str, value: object) -> tuple[str, str]:
    """Encode a filter that is a date or datetime, as Eastern local time without an offset.

    The ends of ranges arrive here naive, already converted and rounded outwards.
    """
    if isinstance(value, datetime):
        try:
            wall = value.astimezone(EASTERN) if value.tzinfo else value
        except OverflowError:
            raise ValueError(f"{name} is too close to the end of the calendar: {value}") from None
        return wire_name, wall.replace(tzinfo=None).isoformat(timespec="seconds")
    if not isinstance(value, date):
        raise TypeError(f"{name} must be a datetime or a date, not {type(value).__name__}")
    return wire_name, value.isoformat()


def as_choice(spellings: Mapping[str, str]) -> Encoder:
    """Return the encoder of a filter with a fixed set of values."""

    def encode(name: str, wire_name: str, value: object) -> tuple[str, str]:
        if not isinstance(value, str):
            raise TypeError(f"{name} must be a str, not {type(value).__name__}")
        if value not in spellings:
            allowed = ", ".join(spellings)
            raise ValueError(f"{name} must be one of {allowed}, not {value!r}")
        return wire_name, spellings[value]

    return encode


def as_pair(name: str, wire_name: str, value: object) -> tuple[str, str]:
    """Encode a filter on one metadata field: `metadata_color=blue`."""
    if not isinstance(value, Mapping):
        raise TypeError(f"{name} must be a mapping of str to str, not {type(value).__name__}")
    pairs = list(cast("Any", value).items())
    if len(pairs) != 1:
        raise ValueError(f"{name} must have exactly one pair, not {value!r}")
    ((key, wanted),) = pairs
    field = as_text(f"the key of {name}", "", key)[1]
    if not field:
        raise ValueError(f"{name} must have a non-empty key, not {value!r}")
    return f"{wire_name}_{field}", as_text(f"{name}[{field!r}]", "", wanted)[1]
