"""The base class of what callers are handed: frozen, slotted, and known to attrs.

The classes are written out instead of being compiled by attrs when they are imported, which would
take longer than everything else that is imported with a client.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar, cast

T = TypeVar("T")


class _AttrsFields:
    """What `attrs.fields`, `attrs.evolve` and `attrs.asdict` look for, made when they do."""

    def __get__(self, instance: object, owner: Any) -> Any:
        if not owner.field_names():
            raise AttributeError("__attrs_attrs__")
        from postmark._wire.introspection import attrs_fields  # noqa: PLC0415 - loads attrs

        return attrs_fields(owner)


class Record:
    """An immutable value with named fields: the slots of its class."""

    __slots__ = ()
    __attrs_attrs__: ClassVar[Any] = _AttrsFields()

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the attributes."""
        return cls.__slots__

    def _put(self, **values: Any) -> None:
        """Set the fields, in the constructor only."""
        put = object.__setattr__
        for name, value in values.items():
            put(self, name, value)

    def _values(self) -> list[Any]:
        return [getattr(self, name) for name in self.field_names()]

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: use `attrs.evolve`."""
        self.__delattr__(name)

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: use `attrs.evolve`."""
        from attrs.exceptions import FrozenInstanceError  # noqa: PLC0415 - loads attrs

        raise FrozenInstanceError

    def __getstate__(self) -> Any:
        """Return what pickle and copy keep."""
        slots = [name for kind in type(self).__mro__ for name in getattr(kind, "__slots__", ())]
        return {name: getattr(self, name) for name in slots}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what pickle and copy kept."""
        self._put(**state)

    def __eq__(self, other: object) -> bool:
        """Compare the fields with those of the same class."""
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == cast("Self", other)._values()

    def __hash__(self) -> int:
        """Hash the fields that can be hashed."""
        return hash(tuple(each for each in self._values() if not isinstance(each, list | dict)))

    def __repr__(self) -> str:
        """Show the class and what `__rich_repr__` shows."""
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Show rich, and what formats tracebacks with it, what the repr shows."""
        return ((name, getattr(self, name)) for name in self.field_names())


if TYPE_CHECKING:
    # For type checkers, the classes are what they are to attrs: frozen, with fields, for `evolve`.
    from attrs import frozen as frozen  # noqa: PLC0414 - for mypy, it is exported by this
else:

    def frozen(**_: bool) -> Callable[[T], T]:
        """Return a decorator that leaves a class as it is written."""
        return lambda kind: kind
