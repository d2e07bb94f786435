"""The base class of the generated models."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, ClassVar, Final, cast

from postmark._wire.eastern import fixed_offset
from postmark._wire.records import Record

# Stored among raw values so that `to_dict` can leave out what was absent. No JSON value equals it,
# and it keeps its identity through pickle and copy.
ABSENT: Final = ...

LINE: Final = 100
"""Characters of a str shown in a repr."""

Raw = dict[str, Any]

_PLAIN: Final = frozenset({str, int, bool, float, type(None)})
"""Types of most values, which are the same on the wire."""


class Model(Record):
    """Base class of the generated models."""

    __slots__ = ("_raw",)
    # Else type checkers derive one from the fields here, and refuse that of a subclass.
    __match_args__: ClassVar[Any] = ()
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {}
    SHOWN: ClassVar[tuple[str, ...]] = ()
    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {}
    """What makes the value of a collection or an object that was not given."""
    FREE: ClassVar[str | None] = None
    """The field of the counters whose names are not fixed."""
    _raw: Raw | None

    def _fill(self, values: Sequence[Any], extra: Mapping[str, Any] | None) -> None:
        """Set the constructor's arguments, as `from_dict` would have read them."""
        raw: Raw = {}
        for name, value in zip(self.field_names(), values, strict=True):
            absent = name in self.EMPTY and (value is None or value == ())
            if absent:  # what was not given is not sent
                raw[self.WIRE_NAMES.get(name, "")] = ABSENT
            object.__setattr__(self, name, self.EMPTY[name]() if absent else _as_read(value))
        raw.update(self._belonging(extra or {}))
        object.__setattr__(self, "_raw", raw or None)

    def _belonging(self, extra: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return raw values without those of a field whose value was set by `attrs.evolve`."""
        if not extra.keys() & set(self.WIRE_NAMES.values()):
            return extra
        read = cast("Any", type(self)).from_dict(extra)
        names = {key: name for name, key in self.WIRE_NAMES.items()}
        return {
            key: value
            for key, value in extra.items()
            if key not in names or getattr(read, names[key]) == getattr(self, names[key])
        }

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values() and self._extra() == other._extra()

    def __hash__(self) -> int:
        return super().__hash__()

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={_short(value)}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        return ((name, getattr(self, name)) for name in self.SHOWN)

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the attributes."""
        return (*cls.WIRE_NAMES, cls.FREE) if cls.FREE else (*cls.WIRE_NAMES,)

    def _extra(self) -> Raw:
        raw = self._raw or {}
        return {key: value for key, value in raw.items() if value is not ABSENT}

    @property
    def extra(self) -> Mapping[str, Any]:
        """Unknown keys of the response, and the raw form of values that could not be read."""
        return MappingProxyType(copied(self._extra()))

    def to_dict(self) -> dict[str, Any]:
        """Return the wire form: with `extra`, without what was absent, with times in ISO 8601."""
        raw = self._raw or {}
        wire: dict[str, Any] = {}
        for name, key in self.WIRE_NAMES.items():
            value = getattr(self, name)
            if value.__class__ not in _PLAIN:
                value = _to_wire(value)
            if value is not None and (value or raw.get(key) is not ABSENT):
                wire[key] = value
        if self.FREE:
            wire.update(getattr(self, self.FREE))
        if raw:
            wire.update(self.extra)
        return wire

    def as_dict(self) -> dict[str, Any]:
        """Return Python names and values: datetimes in UTC, nested objects as dicts.

        Without `extra`. Fit for `pandas.json_normalize` and polars.
        """
        return {name: _plain(getattr(self, name)) for name in self.field_names()}

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let pydantic and FastAPI take a model as it is."""
        from postmark._wire.introspection import model_schema  # noqa: PLC0415 - pydantic is optional

        return model_schema(cls, handler)


def _as_read(value: Any) -> Any:
    """Return a value as a reader would have returned it."""
    if isinstance(value, datetime):
        return fixed_offset(value)
    if isinstance(value, str):  # perhaps the member of an enum, which is no JSON
        return str.__str__(value)
    return list(cast("Any", value)) if isinstance(value, tuple) else value


def _to_wire(value: Any) -> Any:
    if value.__class__ is list:
        return [item if item.__class__ in _PLAIN else _to_wire(item) for item in value]
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return copied(value)


def _plain(value: Any) -> Any:
    if value.__class__ in _PLAIN:
        return value
    if isinstance(value, Model):
        return value.as_dict()
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    if isinstance(value, list):
        return [_plain(item) for item in cast("Any", value)]
    return copied(value)


def copied(value: Any) -> Any:
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


def is_deeper(data: Any, levels: int) -> bool:
    """Return whether JSON is nested deeper than this."""
    boxes: list[Any] = [data]
    for _ in range(levels):
        items = [box.values() if box.__class__ is dict else box for box in boxes]
        boxes = [each for box in items for each in box if each.__class__ in (dict, list)]
        if not boxes:
            return False
    return True


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
