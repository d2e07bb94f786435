"""Streams are exact through sockets: both clients, the kit's fake, rows that come and go.

The generator alone is put to harder tests in test_streams_exact.py; this shows that what drives
it, and what the service's own answers look like, take nothing away from that.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from either import Either

from postmark import PostmarkError, ServerError
from postmark.testing import FakePostmark

Served = tuple[FakePostmark, str]

START = datetime(2026, 5, 4, 12, tzinfo=UTC)
LINKS = ("https://example.com/a", "https://example.com/b")
SEEDS = 50 * (20 if os.environ.get("POSTMARK_SOAK") else 1)
MOST = 50
"""Rows that arrive, and rows that vanish, at most, between two requests."""


def key(row: Any) -> Hashable:
    return row.message_id, getattr(row, "recipient", ""), getattr(row, "original_link", "")


class Rows:
    """The rows of one stream, in a fake, and what there is to know about the stream."""

    each = 1
    """Rows that one message brings."""
    status: str | None = None

    def __init__(self, fake: FakePostmark) -> None:
        self.fake = fake
        self.live: dict[str, list[Hashable]] = {}
        """Keys by message, all oldest first."""

    def stream(self, client: Any, **options: Any) -> Any:
        raise NotImplementedError

    def add(self) -> None:
        raise NotImplementedError

    def remove(self, message_id: str) -> None:
        self.fake.outbound.remove(message_id)
        del self.live[message_id]

    def change(self, message_id: str) -> None:
        """Take a message out of the stream; where there is no status, it vanishes altogether."""
        self.remove(message_id)

    @property
    def newest_first(self) -> list[Hashable]:
        return [key for keys in self.live.values() for key in keys][::-1]


class Outbound(Rows):
    status = "Queued"

    def stream(self, client: Any, **options: Any) -> Any:
        return client.outbound.stream(status="Queued", **options)

    def add(self) -> None:
        message_id = self.fake.outbound.add(status="Queued").message_id
        self.live[message_id] = [(message_id, "", "")]

    def change(self, message_id: str) -> None:
        message = self.messages[message_id]
        self.remove(message_id)
