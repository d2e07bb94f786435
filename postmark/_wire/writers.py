"""Writers of paths, queries and JSON bodies: arguments are checked as they are encoded."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeGuard, cast
from urllib.parse import quote, urlencode

from postmark._wire.eastern import EASTERN
from postmark._wire.models import Model

Writer = Callable[[str, Any], Any]
"""Returns the JSON value of an argument, given its name for an error."""
Table = Mapping[str, tuple[str, Writer]]
"""The arguments of an operation, each with its wire name and its writer."""

LONGEST: Final = 30_000
"""The most characters of an escaped path or query: HTTP libraries refuse twice as many."""


def wrong_type(name: str, wanted: str, value: object) -> TypeError:
    """Return the error of an argument of another type."""
    return TypeError(f"{name} must be {wanted}, not {type(value).__name__}")


# --- paths and queries --------------------------------------------------------------------------


def segment(name: str, value: object, *, number: bool = False, either: bool = False) -> str:
    """Return an id as a single path segment, whatever it contains."""
    if isinstance(value, int) and not isinstance(value, bool) and (number or either):
        return str(int(value))
    if number or not isinstance(value, str):
        wanted = "an int or a str" if either else "an int" if number else "a str"
        raise wrong_type(name, wanted, value)
    if value.strip() in ("", ".", ".."):
        raise ValueError(f"{name} must be an id, not {value!r}")
    return _bounded(name, quote(value, safe="", errors="surrogatepass"))


def _bounded(name: str, escaped: str) -> str:
    if len(escaped) > LONGEST:
        raise ValueError(
            f"{name} must have at most {LONGEST:,} characters when escaped, not {len(escaped):,}"
        )
    return escaped


def query(paging: Mapping[str, int], filters: Mapping[str, object], table: Table) -> str:
    """Return the query string of the given parameters; None means not given."""
    pairs: list[tuple[str, object]] = [*paging.items()]
    for wire, value in _written(filters, table):
        if isinstance(value, dict):  # one metadata field: `metadata_color=blue`
            pairs += [(f"{wire}_{key}", item) for key, item in cast("Any", value).items()]
        else:
            pairs.append((wire, str(value).lower() if isinstance(value, bool) else value))
    _check_days(filters, table)
    return encoded(pairs)


def _check_days(filters: Mapping[str, Any], table: Table) -> None:
    """Refuse days that end before they start; of times, the two ends are compared as instants."""
    start, end = filters.get("from_date"), filters.get("to_date")
    if start and end and table["from_date"][1] is as_day and start > end:
        raise ValueError(f"from_date ({start}) is after to_date ({end})")


def encoded(pairs: Sequence[tuple[str, object]]) -> str:
    """Return a query string."""
    return _bounded("the query", urlencode(pairs, quote_via=quote))


def _written(given: Mapping[str, object], table: Table) -> list[tuple[str, Any]]:
    arguments = [(*table[name], name, value) for name, value in given.items() if value is not None]
    return [(wire, write(name, value)) for wire, write, name, value in arguments]


# --- bodies -------------------------------------------------------------------------------------


def body(fields: Mapping[str, object], table: Table, required: Sequence[str] = ()) -> bytes:
    """Return the JSON body of the given fields; None means not given."""
    for name in required:
        if fields[name] is None:
            raise TypeError(f"{name} must be given, not None")
    return to_json(dict(_written(fields, table)))


# Created once: json.dumps would create one for each mail.
_encoder: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def to_json(value: object) -> bytes:
    """Return JSON in UTF-8, as short as it can be."""
    return _encoder.encode(value).encode()


# --- writers of single arguments ----------------------------------------------------------------


def as_text(name: str, value: object) -> str:
    """Write any str."""
    if not isinstance(value, str):
        raise wrong_type(name, "a str", value)
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"{name} must be text that UTF-8 can encode, without lone surrogates")
    return str.__str__(value)  # the value of an enum member, not its name


def filled(name: str, value: object) -> str:
    """Write a filter, which must not be empty: Postmark would list everything."""
    text = as_text(name, value)
    if not text.strip():
        raise ValueError(f"{name} must not be empty; None, or leaving it out, lists all")
    return text


def as_integer(name: str, value: object) -> int:
    """Write an int."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type(name, "an int", value)
    return int(value)


def as_number(name: str, value: object) -> float:
    """Write an int or a float."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise wrong_type(name, "a number", value)
    return value


def as_boolean(name: str, value: object) -> bool:
    """Write a bool."""
    if not isinstance(value, bool):
        raise wrong_type(name, "True or False", value)
    return value


def as_wall_time(name: str, value: object) -> str:
    """Write a date or datetime as Eastern local time without an offset.

    The ends of ranges arrive here naive, already converted and rounded outwards.
    """
    if isinstance(value, datetime):
        try:
            wall = value.astimezone(EASTERN) if value.tzinfo else value
        except OverflowError:
            raise ValueError(f"{name} is too close to the end of the calendar: {value}") from None
        return wall.replace(tzinfo=None).isoformat(timespec="seconds")
    if not isinstance(value, date):
        raise wrong_type(name, "a datetime or a date", value)
    return value.isoformat()


def as_day(name: str, value: object) -> str:
    """Write a day of Postmark's calendar; an instant can lie in two of them."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise wrong_type(name, "a date (a day of Postmark's calendar)", value)
    return value.isoformat()


def as_choice(spellings: Mapping[str, str]) -> Writer:
    """Return the writer of a value of a fixed set, which may also be in lower case."""
    known = {**{shown.lower(): wire for shown, wire in spellings.items()}, **spellings}

    def write(name: str, value: object) -> str:
        if not isinstance(value, str):
            raise wrong_type(name, "a str", value)
        if value not in known:
            raise ValueError(
                f"{name} must be one of {', '.join(spellings)}, not {value!r}{_hint(name, value)}"
            )
        return known[value]

    return write


_DELIVERY: Final = {"bounced", "delivered", "opened", "clicked", "transient", "linkclicked"}


def _hint(name: str, value: str) -> str:
    if name != "status" or value.lower() not in _DELIVERY:
        return ""
    return "; what became of a message stands in the message_events of `get`"


def as_pair(name: str, value: object) -> dict[str, str]:
    """Write a filter on one metadata field."""
    pairs = as_text_mapping(name, value)
    if len(pairs) != 1:
        raise ValueError(f"{name} must have exactly one pair, not {value!r}")
    if "" in pairs:
        raise ValueError(f"{name} must have a non-empty key, not {value!r}")
    return pairs


def as_text_mapping(name: str, value: object) -> dict[str, str]:
    """Write a mapping of str to str."""
    if not isinstance(value, Mapping):
        raise wrong_type(name, "a mapping of str to str", value)
    pairs = cast("Mapping[object, object]", value).items()
    return {
        (field := as_text(f"the key of {name}", key)): as_text(f"{name}[{field!r}]", item)
        for key, item in pairs
    }


def as_texts(name: str, value: object) -> list[str]:
    """Write an iterable of str."""
    return [as_text(place, item) for place, item in items_of(name, value)]


def as_nested(kind: type[Model]) -> Writer:
    """Return the writer of an object of a model class."""

    def write(name: str, value: object) -> dict[str, Any]:
        if not isinstance(value, kind):
            raise wrong_type(name, f"a {kind.__name__}", value)
        return value.to_dict()

    return write


def as_models(kind: type[Model]) -> Writer:
    """Return the writer of an iterable of objects of a model class."""
    one = as_nested(kind)

    def write(name: str, value: object) -> list[Any]:
        return [one(place, item) for place, item in items_of(name, value)]

    return write


def items_of(name: str, value: object, wanted: str = "a list") -> Iterable[tuple[str, object]]:
    """Return the items of an iterable, each with the place that an error names."""
    if not are_several(value):
        raise wrong_type(name, wanted, value)
    return ((f"{name}[{index}]", item) for index, item in enumerate(value))


def are_several(value: object) -> TypeGuard[Iterable[object]]:
    """Return whether it is an iterable that stands for its items."""
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping)


def as_json(name: str, value: object) -> Any:
    """Write what JSON can hold; an error names the place of what it cannot."""
    if value is None or isinstance(value, bool | int):
        return value if value is None or isinstance(value, bool) else int(value)
    if isinstance(value, str):
        return as_text(name, value)
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(f"{name} must be a finite number, not {value}")
        return float(value)
    if isinstance(value, Mapping):
        return _json_object(name, cast("Mapping[object, object]", value))
    if isinstance(value, list | tuple):
        items = enumerate(cast("Sequence[object]", value))
        return [as_json(f"{name}[{index}]", item) for index, item in items]
    raise TypeError(f"{name} is a {type(value).__name__}, which JSON cannot hold: convert it first")


def _json_object(name: str, value: Mapping[object, object]) -> dict[str, Any]:
    for key in value:
        if not isinstance(key, str):
            raise TypeError(f"the keys of {name} must be str, not {type(key).__name__}: {key!r}")
    return {str(key): as_json(f"{name}.{key}", item) for key, item in value.items()}
