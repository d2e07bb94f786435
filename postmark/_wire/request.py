"""A request, and how to read its whole response."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Generic, Literal, NamedTuple, TypeVar

import attrs

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class UnreadableAnswer(ValueError):  # noqa: N818 - private
    """A 2xx response that is not what was requested."""


class Refused(ValueError):  # noqa: N818 - private
    """A 2xx response that says the request was refused: its error code is not 0."""

    def __init__(self, body: dict[str, Any]) -> None:
        """Keep the decoded response."""
        super().__init__("the request was refused")
        self.body = body


Kind = Literal["call", "send", "batch"]


@attrs.frozen
class Request(Generic[T_co]):
    """A request, and how to parse its response. The repr shows no filters and no body.

    Its kind decides how long it may take and whether it may be repeated: "send" is one mail,
    "batch" many, "call" everything else.
    """

    method: str
    path: str
    read: Callable[[Any], T_co] = attrs.field(repr=False)
    query: str = attrs.field(default="", repr=False)
    body: bytes | None = attrs.field(default=None, repr=False)
    kind: Kind = "call"


class Rows(NamedTuple, Generic[T]):
    """One page, as the service returns it."""

    items: list[T]
    total: int


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
    for index, row in enumerate(found):
        found[index] = read(row if row.__class__ is dict else {"": row})
    return Rows(found, total)
