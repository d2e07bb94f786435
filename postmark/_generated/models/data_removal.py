# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class DataRemoval(Model):
    """The state of a data removal request."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("id", "status")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"id": "ID", "status": "Status"}
    SHOWN: ClassVar[tuple[str, ...]] = ("id",)

    id: int
    """Id of the request."""
    status: Literal["Pending", "Done"] | str | None
    """State of the request."""

    def __init__(
        self, id: int, status: Literal["Pending", "Done"] | str | None = None, *, extra: Mapping[str, Any] | None = None
    ) -> None:
        self._fill((id, status), extra)

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
        (id_, status_) = values  # fmt: skip
        model.id = id_ if id_ is None or id_.__class__ is int else unreadable("ID", id_, raw)
        model.status = (
            status_ if status_.__class__ is str else None if status_ is None else unreadable("Status", status_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = DataRemoval
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(DataRemoval.WIRE_NAMES.values())
_blank: Final = blank(DataRemoval)
_pick: Final[Any] = itemgetter(*_ABSENT)
