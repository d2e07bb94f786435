"""Runtime support for generated code: requests, filter encoders, and readers that never fail.

An absent or null value is read as empty; so is one that does not have its type, whose raw form is
kept in `Model.extra`. This module imports no other module of the SDK.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timezone
from email.utils import parsedate_to_datetime
from threading import get_ident
from types import MappingProxyType
from typing import Any, ClassVar, Final, Generic, NamedTuple, TypeVar, cast
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

import attrs

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

EASTERN: Final = ZoneInfo("America/New_York")

# Stored among raw values so that `to_dict` can leave out what was absent. No JSON value equals it,
# and it keeps its identity through pickle and copy.
ABSENT: Final = ...

LINE: Final = 100
"""Characters of a str shown in a repr."""

Raw = dict[str, Any]
Encoder = Callable[[str, str, Any], tuple[str, str]]
Table = Mapping[str, tuple[str, Encoder]]


class UnreadableAnswer(ValueError):  # noqa: N818 - private
    """A 2xx response that is not what was requested."""


@attrs.frozen
class Request(Generic[T_co]):
    """A request, and how to parse its response. The repr shows no filters and no body."""

    method: str
    path: str
    read: Callable[[Any], T_co] = attrs.field(repr=False)
    query: str = attrs.field(default="", repr=False)
    body: bytes | None = attrs.field(default=None, repr=False)


class Rows(NamedTuple, Generic[T]):
    """One page, as the service returns it."""

    items: list[T]
    total: int


# --- models -----------------------------------------------------------------------------------


class Model:
    """Base class of the generated models.

    Compared, hashed and shown here, not by methods that attrs would compile for each class: they
    would be a third of the time it takes to import the models.
    """

    __slots__ = ()
    WIRE_NAMES: ClassVar[Mapping[str, str]]
    SHOWN: ClassVar[tuple[str, ...]]
    _raw: Raw | None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values() and self._extra() == other._extra()

    def __hash__(self) -> int:
        return hash(tuple(each for each in self._values() if not isinstance(each, list | dict)))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={_short(getattr(self, name))}" for name in self.SHOWN)
        return f"{type(self).__name__}({shown})"

    def _values(self) -> list[Any]:
        return [getattr(self, name) for name in self.WIRE_NAMES]

    def _extra(self) -> Raw:
        raw = self._raw or {}
        return {key: value for key, value in raw.items() if value is not ABSENT}

    def __attrs_post_init__(self) -> None:
        """Normalise the constructor's arguments to what `from_dict` would have read."""
        for name in self.WIRE_NAMES:
            value = getattr(self, name)
            if isinstance(value, datetime):
                object.__setattr__(self, name, _of_fixed_offset(value))
            elif isinstance(value, str):  # perhaps the member of an enum, which is no JSON
                object.__setattr__(self, name, str.__str__(value))
        if self._raw:
            # A raw value belongs to what was read from it, not to a value set by `attrs.evolve`.
            read = cast("Any", type(self)).from_dict(self._raw)
            raw = dict(self._raw)
            for name, key in self.WIRE_NAMES.items():
                if key in raw and getattr(read, name) != getattr(self, name):
                    del raw[key]
            object.__setattr__(self, "_raw", raw or None)

    @property
    def extra(self) -> Mapping[str, Any]:
        """Unknown keys of the response, and the raw form of values that could not be read."""
        return MappingProxyType(_copied(self._extra()))

    def to_dict(self) -> dict[str, Any]:
        """Return the wire form: with `extra`, without what was absent, with times in ISO 8601."""
        raw = self._raw or {}
        wire: dict[str, Any] = {}
        for name, key in self.WIRE_NAMES.items():
            value = _to_wire(getattr(self, name))
            if value is not None and (value or raw.get(key) is not ABSENT):
                wire[key] = value
        wire.update(self.extra)
        return wire


def _to_wire(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, list):
        return [_to_wire(item) for item in cast("Any", value)]
    return _copied(value)


def _copied(value: Any) -> Any:
    """Copy JSON. Not recursively: the JSON parser accepts deeper nesting than Python recurses."""
    whole: list[Any] = [value]
    unvisited: list[Any] = [whole]
    while unvisited:
        box = unvisited.pop()
        places: Any = box.items() if box.__class__ is dict else enumerate(box)
        for key, item in places:
            if item.__class__ in (dict, list):
                box[key] = item.copy()
                unvisited.append(box[key])
    return whole[0]


def _short(value: object) -> str:
    shown = str(value) if isinstance(value, datetime) else repr(value)
    return shown if len(shown) <= LINE else f"{shown[: LINE - 1]}…"


def blank(cls: type[Model]) -> Callable[[], Any]:
    """Return a factory of empty objects that are filled and then become instances of `cls`.

    Their class is `cls` without its `__setattr__`, which would take four times as long per row,
    more than all of the parsing, and without its `__init__`, which takes a fifth. It has no
    `__delattr__` either: with one, Python sets attributes the long way.
    """
    own = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
    return cast("Callable[[], Any]", type(cls.__name__, (cls,), {"__slots__": (), **own}))


class _Texts(dict[Any, Any]):
    """The strs of the pages being read, each mapped to itself; empty at other times.

    Some are the same in every row, so they are kept once.
    """

    def __init__(self) -> None:
        self._readers: set[int] = set()  # threads, some of which a fork may have ended

    def __enter__(self) -> None:
        self._readers.add(get_ident())

    def __exit__(self, *_: object) -> None:
        self._readers.discard(get_ident())
        self.clear()  # other readers lose only some sharing

    def __missing__(self, text: str) -> str:
        if get_ident() in self._readers:
            self[text] = text
        return text


interned: Final = _Texts()

# --- readers: the value may be anything -------------------------------------------------------


def text(key: str, value: object, raw: Raw) -> str:
    """Record a required str that is not one."""
    raw[key] = ABSENT if value is None else value
    return ""


def nothing(key: str, value: object, raw: Raw) -> Any:
    """Record an optional scalar of the wrong type."""
    raw[key] = value
    return None


def instant(key: str, value: Any, raw: Raw) -> Any:
    """Read ISO 8601 in any precision; without an offset it is Eastern time.

    https://postmarkapp.com/developer/api/messages-api uses Eastern time throughout.
    """
    if value is None:
        return None
    try:
        read = datetime.fromisoformat(value)
        return read if read.tzinfo else _eastern(read)
    except (ValueError, TypeError, OverflowError):
        raw[key] = value
        return None


_ZONELESS: Final = re.compile(r".*\d:\d\d(?:\s+\d{4})?\s*(?:\(.*\)\s*)?", re.DOTALL)
"""A date that ends with its time, perhaps followed by a year or a comment."""


def _eastern(naive: datetime) -> datetime:
    return _of_fixed_offset(naive.replace(tzinfo=EASTERN))


def _of_fixed_offset(moment: datetime) -> datetime:
    """Return a datetime with a fixed offset, as the service sends it; a naive one is Eastern.

    In the repeated DST hour, times of a zone with DST rules never equal those of another zone.
    """
    if isinstance(moment.tzinfo, timezone):
        return moment
    offset = moment.utcoffset()
    return _eastern(moment) if offset is None else moment.replace(tzinfo=timezone(offset), fold=0)


def sent_date(value: str) -> datetime | None:
    """Parse an email's Date header; None if it is not a date, or its zone is unknown.

    https://datatracker.ietf.org/doc/html/rfc5322#section-3.3 defines -0000 as UTC.
    """
    # Some programs write +01:00 or GMT+0100. The limit keeps the search of a long value short.
    usual = re.sub(r"(?:GMT|UTC)?([+-]\d\d):?(\d\d)\b", r"\1\2", value[:200])
    try:
        read = parsedate_to_datetime(usual)
        if read.tzinfo:
            return read
        if re.search(r"-0000|\((?:UTC|GMT)\)", usual):
            return read.replace(tzinfo=UTC)
        return _eastern(read) if _ZONELESS.fullmatch(usual) else None
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
        copied: dict[str, Any] = _copied(value)
        return copied
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


def with_unknown(known: Collection[str], data: Mapping[str, Any], raw: Raw) -> Raw | None:
    """Return a copy of `raw` with the keys of `data` that have no field; None if it is empty."""
    return _copied(raw | {key: value for key, value in data.items() if key not in known}) or None


# --- whole responses --------------------------------------------------------------------------


def one(read: Callable[[dict[str, Any]], T], message_id: str | None = None) -> Callable[[Any], T]:
    """Return a reader of a single object, which must describe the requested message."""

    def read_one(data: Any) -> T:
        if data.__class__ is not dict:
            raise UnreadableAnswer("it is not a JSON object")
        answered = data.get("MessageID") or message_id
        if message_id and isinstance(answered, str) and not _same_id(answered, message_id):
            raise UnreadableAnswer("it describes a different message")
        return read(data)

    return read_one


def _same_id(one_id: str, other_id: str) -> bool:
    return one_id.casefold() == other_id.casefold()


def rows(data: Any, key: str, read: Callable[[dict[str, Any]], T]) -> Rows[T]:
    """Read a page. A row that is not an object becomes an empty one, its raw value under ''.

    The models replace the rows in their list, so that one's memory is free for the next.
    """
    if data.__class__ is not dict:
        raise UnreadableAnswer("it is not a JSON object")
    found, total = data.get(key), data.get("TotalCount")
    if found.__class__ is not list:
        raise UnreadableAnswer(f"it has no list {key}")
    if total.__class__ is str and re.fullmatch("[0-9]{1,18}", total):
        total = int(total)
    if total.__class__ is not int or total < 0:
        raise UnreadableAnswer("it has no readable TotalCount")
    with interned:
        for index, row in enumerate(found):
            found[index] = read(row if row.__class__ is dict else {"": row})
    return Rows(found, total)


# --- arguments --------------------------------------------------------------------------------


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
