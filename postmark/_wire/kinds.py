"""What a stream must know of the rows of a list."""

from __future__ import annotations

from typing import Final

import attrs

CAP: Final = 10_000
"""The service's limit of `count + offset`: a query shows no row beyond it."""
MOST_ROWS: Final = 500
"""The service's limit of rows per request."""


@attrs.frozen
class Kind:
    """A kind of rows; the fields are named as in Python.

    Attributes:
        noun: What error messages call them.
        limit: What the limit of a stream is called.
        key: The fields that identify a row.
        time: When the service received a row; the list is ordered by it, newest first.
        sent: For rows without `time`: the time a sender claims, a first guess.
        dates: Whether the service takes dates for them.
        most: The most rows of one request.
    """

    noun: str
    limit: str
    key: tuple[str, ...]
    time: str | None = None
    sent: str | None = None
    dates: bool = False
    most: int = MOST_ROWS
