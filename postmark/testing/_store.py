"""The data of the fake server: rows ordered by time, behind one lock."""

from __future__ import annotations

import json
from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sized
from datetime import datetime
from itertools import count
from threading import RLock
from typing import Any, Final, TypeVar, cast
from uuid import NAMESPACE_URL, uuid5

import attrs

from postmark.testing._clock import Clock, instant, wall_time

Facet = str | frozenset[str]
Match = Callable[["Row"], bool]
T = TypeVar("T")


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encode(data: object) -> bytes:
    """Return JSON in the service's form. What UTF-8 cannot hold is a question mark."""
    return _ENCODER.encode(data).encode("utf-8", "replace")


@attrs.define(eq=False)
class Row:
    """A message, an open or a click: the fields of lists, those of details, and filter values."""

    message_id: str
    received_at: datetime
    shown: dict[str, Any]
    facets: dict[str, Facet]
    """The values that filters compare, by filter name; case-folded if case is ignored."""
    details: dict[str, Any] = attrs.field(factory=dict[str, Any])
    wall: datetime = attrs.field(init=False)
    _encoded: bytes | None = attrs.field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self.wall = wall_time(self.received_at)

    def text(self, key: str) -> str:
        """Return a str field of lists."""
        return str(self.shown[key])

    def show(self, key: str, value: object) -> None:
        """Change a field of lists."""
        self.shown[key] = value
        self._encoded = None

    def encoded(self) -> bytes:
        """Return the fields of lists as JSON, encoded once for all responses."""
        if self._encoded is None:
            self._encoded = encode(self.shown)
        return self._encoded


class FakeMessage:
    """What inbound and outbound messages share. Two are equal if they are the same message."""

    def __init__(self, state: State, row: Row) -> None:
        """Created by `add`."""
        self._state = state
        self._row = row

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FakeMessage) and other._row is self._row

    def __hash__(self) -> int:
        return id(self._row)

    @property
    def message_id(self) -> str:
        """The message's id."""
        return self._row.message_id

    @property
    def received_at(self) -> datetime:
        """When the service accepted the message, in UTC; lists are sorted and filtered by it."""
        return self._row.received_at

    @property
    def subject(self) -> str:
        """The subject."""
        return self._row.text("Subject")


class Table:
    """Rows of one kind. Selections are cached until a change, as every page repeats them."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._by_id: dict[str, list[Row]] = {}
        self._selections: dict[Hashable, list[Row]] = {}

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows[::-1])

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, row: Row) -> None:
        """Insert a row by its time; of equal times, the last one added is the newest."""
        insort(self._rows, row, key=_age)
        insort(self._by_id.setdefault(row.message_id.casefold(), []), row, key=_age)
        self.changed()

    def remove(self, message_id: str) -> None:
        """Remove the message's rows; raise KeyError if there are none."""
        if message_id.casefold() not in self._by_id:
            raise KeyError(message_id)
        self.discard(message_id)

    def discard(self, message_id: str) -> None:
        """Remove the message's rows, if there are any."""
        for row in self._by_id.pop(message_id.casefold(), []):
            index = bisect_left(self._rows, row.received_at, key=_age)
            while self._rows[index] is not row:
                index += 1
            del self._rows[index]
        self.changed()

    def of(self, message_id: str) -> list[Row]:
        """Return the message's rows, newest first."""
        return self._by_id.get(message_id.casefold(), [])[::-1]

    def select(self, key: Hashable, matches: list[Match]) -> list[Row]:
        """Return the rows that meet all conditions, newest first; `key` is the cache key."""
        if key not in self._selections:
            rows = self._rows[::-1]
            for match in matches:
                rows = [row for row in rows if match(row)]
            if len(self._selections) >= _KEPT_SELECTIONS:
                self._selections.clear()
            self._selections[key] = rows
        return self._selections[key]

    def changed(self) -> None:
        """Clear the cached selections, because a row was added, removed or changed."""
        self._selections.clear()


_KEPT_SELECTIONS = 16


def _age(row: Row) -> datetime:
    return row.received_at


class State:
    """The state shared by the builders and the service. Readers and writers hold `lock`."""

    def __init__(
        self,
        server_token: str,
        clock: Clock,
        *,
        account_token: str = "",
        total_count_cap: int | None = None,
        is_test: bool = False,
    ) -> None:
        self.server_token = server_token
        self.account_token = account_token
        self.server_id: int = 1234567
        self.clock = clock
        self.total_count_cap = total_count_cap
        self.is_test = is_test
        """Whether it is the state of the test token, which stores nothing."""
        self._parts: dict[object, object] = {}
        self.lock: RLock = RLock()
        self.outbound: Table = Table()
        self.inbound: Table = Table()
        self.opens: Table = Table()
        self.clicks: Table = Table()
        self.numbers: count[int] = count(1)
        """For defaults that must differ between messages."""
        # Beyond a float's precision: https://postmarkapp.com/developer/api/bounce-api
        self.bounces: count[int] = count(4323372036854775808)

    def part(self, kind: Callable[[State], T]) -> T:
        """Return what a family of operations keeps: an instance of its class, made when needed."""
        with self.lock:
            if kind not in self._parts:
                self._parts[kind] = kind(self)
            return cast("T", self._parts[kind])

    def counted(self, rows: Sized) -> int:
        """Return the TotalCount of rows."""
        return len(rows) if self.total_count_cap is None else min(len(rows), self.total_count_cap)

    def message_id(self, number: int) -> str:
        """Return the id of a message by its number, the same in every run of a test.

        It depends on the token, so that servers with different tokens have different messages.
        """
        return str(uuid5(NAMESPACE_URL, f"{self.server_token}/{number}"))

    def moment(self, received_at: datetime | None) -> datetime:
        """Return the given time in UTC, or the next one of the clock."""
        return self.clock.tick() if received_at is None else instant("received_at", received_at)

    def add_message(self, table: Table, row: Row) -> None:
        """Add a message's row; raise ValueError if its id exists already."""
        if table.of(row.message_id):
            raise ValueError(f"message_id must be new, but {row.message_id!r} exists already")
        table.add(row)


def text_of(name: str, value: object) -> str:
    """Return the value if it is a str; raise TypeError naming the argument if not."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    return value


def check_texts(needed: Mapping[str, object], optional: Mapping[str, object]) -> None:
    """Raise TypeError naming an argument that is not a str; `optional` ones may be None too."""
    given = {name: value for name, value in optional.items() if value is not None}
    for name, value in {**needed, **given}.items():
        text_of(name, value)


def texts_of(name: str, values: Iterable[str]) -> list[str]:
    """Return a list of str; raise TypeError naming the argument for a single str, or else."""
    if isinstance(values, str):
        raise TypeError(f"{name} must be a list of str, such as [{values!r}], not a single one")
    if not isinstance(values, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise TypeError(f"{name} must be a list of str, not {type(values).__name__}")
    return [text_of(name, value) for value in values]


def bool_of(name: str, value: object) -> bool:
    """Return the value if it is a bool; raise TypeError naming the argument if not."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} must be True or False, not {type(value).__name__}")
    return value


def one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    """Raise ValueError naming the argument if the value is not allowed."""
    if value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
