"""What a stream must know of the rows it lists, and the service's limits for lists."""

from __future__ import annotations

from typing import Final, NamedTuple

CAP: Final = 10_000
"""The service's limit of `count + offset`."""
MOST_ROWS: Final = 500
"""The service's usual limit of rows per request."""


class Kind(NamedTuple):
    """A kind of rows, by the names of their attributes.

    Attributes:
        noun: What error messages call them.
        limit: The argument of a stream that bounds how many are yielded.
        key: What identifies a row. One whose first key is empty is its own identity.
        time: When the service received a row, or None if unreadable. Rows are listed by it, newest
            first. None if rows have no such attribute.
        sent: For rows without `time`: the time a sender claims, a first guess.
        dates: Whether the service takes dates for them, by `time` or what stands for it.
        most: The most rows of one request.
    """

    noun: str
    key: tuple[str, ...]
    limit: str = "max_items"
    time: str | None = None
    sent: str | None = None
    dates: bool = False
    most: int = MOST_ROWS


class Paging(NamedTuple):
    """The paging options of a stream."""

    limit: int | None
    batch_size: int
    concurrency: int
