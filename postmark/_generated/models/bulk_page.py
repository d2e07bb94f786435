# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, unreadable, with_unknown
from ..._wire.records import frozen
from .bulk_request import BulkRequest


@final
@frozen(init=False)
class BulkPage(Model):
    """One page of bulk requests."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("items", "pagination_key")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"items": "Requests", "pagination_key": "PaginationKey"}
    SHOWN: ClassVar[tuple[str, ...]] = ("items",)

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"items": list}

    items: list[BulkRequest]
    """The bulk requests, newest first."""
    pagination_key: str | None
    """The key that asks for the next page; absent from the last one."""

    def __init__(
        self, items: Sequence[BulkRequest], pagination_key: str | None = None, *, extra: Mapping[str, Any] | None = None
    ) -> None:
        self._fill((items, pagination_key), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 2
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (items_, pagination_key_) = values  # fmt: skip
        model.items = [] if items_.__class__ is list and not items_ else models("Requests", items_, BulkRequest, raw)
        model.pagination_key = (
            pagination_key_
            if pagination_key_.__class__ is str
            else None
            if pagination_key_ is None
            else unreadable("PaginationKey", pagination_key_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = BulkPage
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(BulkPage.WIRE_NAMES.values())
_blank: Final = blank(BulkPage)
_pick: Final[Any] = itemgetter(*_ABSENT)
