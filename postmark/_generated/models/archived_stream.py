# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class ArchivedStream(Model):
    """A message stream that was archived just now."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("id", "server_id", "expected_purge_date")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "id": "ID",
        "server_id": "ServerID",
        "expected_purge_date": "ExpectedPurgeDate",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("id",)

    id: str
    """Id of the stream."""
    server_id: int | None
    """Id of the server."""
    expected_purge_date: datetime | None
    """When the stream will be deleted."""

    def __init__(
        self,
        id: str,
        server_id: int | None = None,
        expected_purge_date: datetime | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((id, server_id, expected_purge_date), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 3
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (id_, server_id_, expected_purge_date_) = values  # fmt: skip
        model.id = id_ if id_.__class__ is str else not_text("ID", id_, raw)
        model.server_id = (
            server_id_ if server_id_ is None or server_id_.__class__ is int else unreadable("ServerID", server_id_, raw)
        )
        model.expected_purge_date = instant("ExpectedPurgeDate", expected_purge_date_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = ArchivedStream
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(ArchivedStream.WIRE_NAMES.values())
_blank: Final = blank(ArchivedStream)
_pick: Final[Any] = itemgetter(*_ABSENT)
