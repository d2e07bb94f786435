"""What the operations on templates, webhooks, servers and the account's other things share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar, cast

from postmark.testing._matching import invalid
from postmark.testing._routes import Call, Refusal

T = TypeVar("T")

_LARGEST_PAGE: Final = 500


class Fields:
    """The fields of a request's JSON body. Names are matched without case; null is as absent."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self._given = {
            name.lower(): (name, value) for name, value in given.items() if value is not None
        }

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._given

    def raw(self, name: str) -> Any:
        """Return the value as it was sent, or None."""
        return self._given.get(name.lower(), (name, None))[1]

    def text(self, name: str) -> str | None:
        """Return a text, or None if it was not sent."""
        return self._typed(name, str, "a text")

    def flag(self, name: str) -> bool | None:
        """Return true or false, or None if it was not sent."""
        return self._typed(name, bool, "true or false")

    def number(self, name: str) -> int | None:
        """Return an integer, or None; digits in a text count too, as the service takes them."""
        value = self.raw(name)
        if isinstance(value, str) and value.isdecimal():
            return int(value)
        if isinstance(value, bool):
            raise _invalid(name, "an integer")
        return self._typed(name, int, "an integer")

    def part(self, name: str) -> Fields | None:
        """Return the fields of an object inside, or None if it was not sent."""
        value = cast("dict[str, object] | None", self._typed(name, dict, "an object"))
        return None if value is None else Fields(value)

    def rows(self, name: str) -> list[Fields] | None:
        """Return the objects of a list inside, or None if it was not sent."""
        values = cast("list[object] | None", self._typed(name, list, "a list"))
        if values is None:
            return None
        if not all(isinstance(value, dict) for value in values):
            raise _invalid(name, "a list of objects")
        return [Fields(cast("dict[str, object]", value)) for value in values]

    def _typed(self, name: str, kind: type[T], noun: str) -> T | None:
        value = self.raw(name)
        if value is not None and not isinstance(value, kind):
            raise _invalid(name, noun)
        return value


def _invalid(name: str, noun: str) -> Refusal:
    return Refusal(403, f"The field '{name}' must be {noun}.")


def fields_of(call: Call, no_data: int, noun: str) -> Fields:
    """Return the fields of the body; `no_data` is the error code of a request without any."""
    given = call.json() if call.request.body.strip() else None
    if not isinstance(given, dict) or not given:
        raise Refusal(no_data, f"No {noun} data received.")
    return Fields(cast("dict[str, object]", given))


def paged(
    call: Call, rows: Iterable[T], key: str, show: Callable[[T], object]
) -> dict[str, object]:
    """Return a page of the rows; raise InvalidParameterError for a wrong count or offset."""
    number, offset = _amount(call, "count"), _amount(call, "offset")
    if not 1 <= number <= _LARGEST_PAGE:
        raise invalid("count")
    everything = list(rows)
    shown = [show(row) for row in everything[offset : offset + number]]
    return {"TotalCount": len(everything), key: shown}


def _amount(call: Call, name: str) -> int:
    digits = call.query.get(name, "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) >= _TOO_LONG:
        raise invalid(name)
    return int(digits)


# int() rejects a str of thousands of digits.
_TOO_LONG: Final = 20


def number_of(call: Call, name: str) -> int:
    """Return the id in the path, or -1, which nothing has."""
    text = call.path[name]
    return int(text) if text.isascii() and text.isdigit() and len(text) < _TOO_LONG else -1
