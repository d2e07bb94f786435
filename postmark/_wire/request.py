"""A request, and how its whole answer is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, Literal, SupportsIndex, TypeVar, get_args, overload

from postmark._wire.records import Record, frozen

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Read = Callable[[dict[str, Any]], T]


class UnreadableAnswer(ValueError):  # noqa: N818 - private
    """A 2xx response that is not what was requested."""


class Refused(ValueError):  # noqa: N818 - private
    """A 2xx response that says the request was refused: its error code is not 0."""

    def __init__(self, body: dict[str, Any]) -> None:
        """Keep the decoded response."""
        super().__init__("the request was refused")
        self.body = body


RequestKind = Literal["call", "send", "batch"]


class Request(Generic[T_co]):
    """A request, and how to parse its response. The repr shows no filters and no body.

    Its kind decides how long it may take and whether it may be repeated: "send" is one mail,
    "batch" many, "call" everything else.
    """

    __slots__ = ("body", "kind", "method", "path", "query", "read")
    kind: RequestKind

    def __init__(
        self,
        method: str,
        path: str,
        read: Callable[[Any], T_co],
        query: str = "",
        body: bytes | None = None,
        kind: RequestKind = "call",
    ) -> None:
        self.method = method
        self.path = path
        self.read = read
        self.query = query
        self.body = body
        self.kind = kind

    def reading(self, read: Callable[[Any], T]) -> Request[T]:
        """Return the same request with another reader of its response."""
        return Request(self.method, self.path, read, self.query, self.body, self.kind)

    def __repr__(self) -> str:
        return f"Request({self.method!r}, {self.path!r})"


@frozen(init=False)
class Page(Record, Generic[T]):
    """One page of a list: iterable, indexable, with a length.

    Attributes:
        items: The rows of this page.
        total: Number of all matching rows. Postmark may stop counting at 10,000.
    """

    __module__ = "postmark"

    __slots__ = ("items", "total")
    __match_args__ = ("items", "total")
    items: list[T]
    total: int

    def __init__(self, items: list[T], total: int) -> None:
        self._put(items=items, total=total)

    def __repr__(self) -> str:
        """Show the number of rows."""
        return f"Page(items=[{len(self.items)} rows], total={self.total})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Show rich the same."""
        yield "rows", len(self.items)
        yield "total", self.total

    def __iter__(self) -> Iterator[T]:
        """Iterate over the rows of this page."""
        return iter(self.items)

    def __len__(self) -> int:
        """Return the number of rows on this page."""
        return len(self.items)

    @overload
    def __getitem__(self, index: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> T | Sequence[T]:
        """Return one row of this page, or a slice."""
        return self.items[index]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let pydantic and FastAPI take a page as it is, with the schema of its rows."""
        from postmark._wire.introspection import page_schema  # noqa: PLC0415 - pydantic is optional

        return page_schema(cls, get_args(source), handler)


def one(read: Read[T], message_id: str | None = None, *, key: str = "") -> Callable[[Any], T]:
    """Return a reader of a single object, perhaps under a key.

    It must describe the requested message.
    """

    def read_one(data: Any) -> T:
        data = _object(data).get(key) if key else data
        answered = _object(data).get("MessageID") or message_id
        if message_id and isinstance(answered, str) and _bare(answered) != _bare(message_id):
            raise UnreadableAnswer("it describes a different message")
        return read(data)

    return read_one


def _object(data: Any) -> dict[str, Any]:
    if data.__class__ is not dict:
        raise UnreadableAnswer("it is not a JSON object")
    found: dict[str, Any] = data
    return found


def _bare(message_id: str) -> str:
    """Return an id without what its spellings differ in."""
    return re.sub(r"[{}\s-]", "", message_id).casefold()


def page(key: str, read: Read[T]) -> Callable[[Any], Page[T]]:
    """Return a reader of one page of a list."""

    def read_page(data: Any) -> Page[T]:
        found, total = _rows(data, key), data.get("TotalCount")
        if total.__class__ is str and re.fullmatch("[0-9]{1,18}", total):
            total = int(total)
        if total.__class__ is not int or total < 0:
            raise UnreadableAnswer("it has no readable TotalCount")
        return Page(_models(found, read), total)

    return read_page


def listed(key: str, read: Read[T]) -> Callable[[Any], list[T]]:
    """Return a reader of a list that is not paged."""
    return lambda data: _models(_rows(data, key), read)


def array(read: Read[T]) -> Callable[[Any], list[T]]:
    """Return a reader of an answer that is an array."""

    def read_array(data: Any) -> list[T]:
        if data.__class__ is not list:
            raise UnreadableAnswer("it is not a JSON array")
        return _models(data, read)

    return read_array


def done(data: Any) -> None:
    """Read an answer that only says that it was done."""
    if _object(data).get("ErrorCode"):
        raise Refused(data)


def _rows(data: Any, key: str) -> list[Any]:
    found: Any = _object(data).get(key)
    if found.__class__ is not list:
        raise UnreadableAnswer(f"it has no list {key}")
    rows: list[Any] = found
    return rows


def _models(found: list[Any], read: Read[T]) -> list[T]:
    """Replace the rows of a list by models, so that one's memory is free for the next.

    A row that is not an object becomes an empty one, its raw value under ''.
    """
    for index, row in enumerate(found):
        found[index] = read(row if row.__class__ is dict else {"": row})
    return found
