# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from typing import Any, Self

from ..._wire.request import Rows, rows
from .open_event import OpenEvent


class OpenEventList(Rows[OpenEvent]):
    """One page of opens."""

    __slots__ = ()

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a response; raise UnreadableAnswer if it is not a page."""
        page = rows(data, "Opens", OpenEvent.from_dict)
        return cls(page.items, page.total)
