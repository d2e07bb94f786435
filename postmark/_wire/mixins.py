"""What some models have beside their fields; the spec names their base class (x-base)."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from postmark._wire.models import Model

Row = TypeVar("Row", bound=Any)


class DeliveryTotals(Model, Generic[Row]):
    """The bounces of a server by type, of which the service lists the total first."""

    __slots__ = ()
    bounces: list[Row]

    @property
    def total(self) -> int:
        """The number of all bounces."""
        return next((row.count for row in self.bounces if not row.type), 0)

    @property
    def counts(self) -> list[Row]:
        """The number of bounces by type, without the total."""
        return [row for row in self.bounces if row.type]
