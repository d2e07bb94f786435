"""The base class of the generated models."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, ClassVar, Final, cast

from postmark._wire.eastern import fixed_offset

# Stored among raw values so that `to_dict` can leave out what was absent. No JSON value equals it,
# and it keeps its identity through pickle and copy.
ABSENT: Final = ...

LINE: Final = 100
"""Characters of a str shown in a repr."""

Raw = dict[str, Any]


class Model:
    """Base class of the generated models.

    Compared, hashed and shown here, not by methods that attrs would compile for each class: they
    would be a third of the time it takes to import the models.
    """

    __slots__ = ()
    WIRE_NAMES: ClassVar[Mapping[str, str]]
    SHOWN: ClassVar[tuple[str, ...]]
    FREE: ClassVar[str | None] = None
    """The field of the counters whose names are not fixed."""
    _raw: Raw | None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values() and self._extra() == other._extra()

    def __hash__(self) -> int:
        return hash(tuple(each for each in self._values() if not isinstance(each, list | dict)))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={_short(value)}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Show rich, and what formats tracebacks with it, what the repr shows."""
        return ((name, getattr(self, name)) for name in self.SHOWN)

    def _values(self) -> list[Any]:
        return [getattr(self, name) for name in self.field_names()]

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the attributes."""
        return (*cls.WIRE_NAMES, cls.FREE) if cls.FREE else (*cls.WIRE_NAMES,)

    def _extra(self) -> Raw:
        raw = self._raw or {}
        return {key: value for key, value in raw.items() if value is not ABSENT}

    def __attrs_post_init__(self) -> None:
        """Normalise the constructor's arguments to what `from_dict` would have read."""
        for name in self.WIRE_NAMES:
            value = getattr(self, name)
            if isinstance(value, datetime):
                object.__setattr__(self, name, fixed_offset(value))
            elif isinstance(value, Model) and not value.to_dict():
                # An object that was not given is not sent.
                self_raw = {self.WIRE_NAMES[name]: ABSENT, **(self._raw or {})}
                object.__setattr__(self, "_raw", self_raw)
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
        return MappingProxyType(copied(self._extra()))

    def to_dict(self) -> dict[str, Any]:
        """Return the wire form: with `extra`, without what was absent, with times in ISO 8601."""
        raw = self._raw or {}
        wire: dict[str, Any] = {}
        for name, key in self.WIRE_NAMES.items():
            value = _to_wire(getattr(self, name))
            if value is not None and (value or raw.get(key) is not ABSENT):
                wire[key] = value
        if self.FREE:
            wire.update(getattr(self, self.FREE))
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
        from postmark._wire.pydantic import model_schema  # noqa: PLC0415 - pydantic is optional

        return model_schema(cls, handler)


def _to_wire(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_to_wire(item) for item in cast("Any", value)]
    return copied(value)


def _plain(value: Any) -> Any:
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
