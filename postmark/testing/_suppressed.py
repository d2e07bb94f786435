"""The addresses that the fake server sends nothing to, stream by stream."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from postmark.testing._clock import short_time
from postmark.testing._store import Row, State, Table

SuppressionReason = Literal["HardBounce", "SpamComplaint", "ManualSuppression"]
Origin = Literal["Recipient", "Customer", "Admin"]


class Suppressed:
    """The suppressed addresses of a server. Addresses and streams are compared without case."""

    def __init__(self, state: State) -> None:  # noqa: ARG002  (what `State.part` gives)
        """Created by `State.part`."""
        self._of_stream: dict[str, Table] = {}

    def of(self, stream_id: str) -> Table:
        """Return the suppressions of a stream; the id of a row is the address."""
        return self._of_stream.setdefault(stream_id.casefold(), Table())

    def get(self, stream_id: str, address: str) -> Row | None:
        """Return the suppression of an address, if there is one."""
        return next(iter(self.of(stream_id).of(address)), None)

    def add(
        self, stream_id: str, address: str, reason: str, origin: str, created_at: datetime
    ) -> None:
        """Suppress an address; what suppresses it already is replaced."""
        shown: dict[str, Any] = {
            "EmailAddress": address,
            "SuppressionReason": reason,
            "Origin": origin,
            "CreatedAt": short_time(created_at),
        }
        facets = {
            "suppressionreason": reason.lower(),
            "origin": origin.lower(),
            "emailaddress": address.casefold(),
        }
        self.remove(stream_id, address)
        self.of(stream_id).add(Row(address, created_at, shown, dict(facets)))

    def remove(self, stream_id: str, address: str) -> None:
        """Send to the address again."""
        self.of(stream_id).discard(address)
