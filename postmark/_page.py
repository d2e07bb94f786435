"""One page of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, SupportsIndex, TypeVar, overload

import attrs

T = TypeVar("T")


@attrs.frozen
class Page(Generic[T]):
    """One page of a list: iterable, indexable, with a length.

    Attributes:
        items: The rows of this page.
        total: Number of all matching rows. Postmark may stop counting at 10,000.
    """

    items: list[T] = attrs.field(repr=lambda items: f"[{len(items)} rows]")
    total: int

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
