# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, not_number, renamed, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class BulkRequest(Model):
    """How far a bulk send is."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "id",
        "status",
        "submitted_at",
        "total_messages",
        "percentage_completed",
        "released_count",
        "failed_count",
        "subject",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "id": "Id",
        "status": "Status",
        "submitted_at": "SubmittedAt",
        "total_messages": "TotalMessages",
        "percentage_completed": "PercentageCompleted",
        "released_count": "ReleasedCount",
        "failed_count": "FailedCount",
        "subject": "Subject",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("id", "status", "submitted_at", "total_messages")

    id: str | None
    """Id of the bulk request, a UUID. Early documentation spells it `ID`."""
    status: Literal["Accepted", "Processing", "Completed", "Cancelled", "Failed"] | str | None
    """Status of the bulk request; completed ones can have failed messages. `Failed` is known
    from Postmark's SDKs only."""
    submitted_at: datetime | None
    """When Postmark accepted the bulk request."""
    total_messages: int
    """Number of messages; absent from early answers."""
    percentage_completed: float | None
    """Share of the messages that are done, 0 to 100."""
    released_count: int
    """Number of messages that were sent off."""
    failed_count: int
    """Number of messages that failed, because their recipients are suppressed or the content
    could not be made."""
    subject: str | None
    """The subject; absent if there is none, as with a template."""

    def __init__(
        self,
        id: str | None = None,
        status: Literal["Accepted", "Processing", "Completed", "Cancelled", "Failed"] | str | None = None,
        submitted_at: datetime | None = None,
        total_messages: int = 0,
        percentage_completed: float | None = None,
        released_count: int = 0,
        failed_count: int = 0,
        subject: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (id, status, submitted_at, total_messages, percentage_completed, released_count, failed_count, subject),
            extra,
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 8
        except KeyError:
            data = renamed(data, "ID", "Id")
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (id_, status_, submitted_at_, total_messages_, percentage_completed_, released_count_, failed_count_,
         subject_) = values  # fmt: skip
        model.id = id_ if id_.__class__ is str else None if id_ is None else unreadable("Id", id_, raw)
        model.status = (
            status_ if status_.__class__ is str else None if status_ is None else unreadable("Status", status_, raw)
        )
        model.submitted_at = instant("SubmittedAt", submitted_at_, raw)
        model.total_messages = (
            total_messages_ if total_messages_.__class__ is int else not_number("TotalMessages", total_messages_, raw)
        )
        model.percentage_completed = (
            percentage_completed_
            if percentage_completed_ is None or percentage_completed_.__class__ in (float, int)
            else unreadable("PercentageCompleted", percentage_completed_, raw)
        )
        model.released_count = (
            released_count_ if released_count_.__class__ is int else not_number("ReleasedCount", released_count_, raw)
        )
        model.failed_count = (
            failed_count_ if failed_count_.__class__ is int else not_number("FailedCount", failed_count_, raw)
        )
        model.subject = (
            subject_
            if subject_.__class__ is str
            else None
            if subject_ is None
            else unreadable("Subject", subject_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = BulkRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(BulkRequest.WIRE_NAMES.values())
_blank: Final = blank(BulkRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
