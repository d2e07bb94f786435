# Generated from spec/postmark.yaml by make generate. Do not edit.

from __future__ import annotations

from typing import Any, Self

from ..._wire.request import Rows, rows
from .click_event import ClickEvent


class ClickEventList(Rows[ClickEvent]):
    """One page of clicks."""

    __slots__ = ()

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a response; raise UnreadableAnswer if it is not a page."""
        page = rows(data, "Clicks", ClickEvent.from_dict)
        return cls(page.items, page.total)
