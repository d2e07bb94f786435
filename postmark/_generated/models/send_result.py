# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import instant, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class SendResult(Model):
    """What became of one message. It was accepted if there is a message id and the error
    code is 0, null or absent."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("message_id", "to", "submitted_at", "error_code", "message")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "message_id": "MessageID",
        "to": "To",
        "submitted_at": "SubmittedAt",
        "error_code": "ErrorCode",
        "message": "Message",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("message_id", "submitted_at", "error_code")

    message_id: str | None
    """Id of the message, a UUID; absent if it was refused."""
    to: str | None
    """The To recipients as given, suppressed ones included; absent if the message had none."""
    submitted_at: datetime | None
    """When Postmark accepted the message; absent if it was refused."""
    error_code: int | None
    """0 for success; absent if delivery may be delayed."""
    message: str | None
    """Postmark's message, which may name suppressed recipients."""

    def __init__(
        self,
        message_id: str | None = None,
        to: str | None = None,
        submitted_at: datetime | None = None,
        error_code: int | None = None,
        message: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((message_id, to, submitted_at, error_code, message), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 5
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (message_id_, to_, submitted_at_, error_code_, message_) = values  # fmt: skip
        model.message_id = (
            message_id_
            if message_id_.__class__ is str
            else None
            if message_id_ is None
            else unreadable("MessageID", message_id_, raw)
        )
        model.to = to_ if to_.__class__ is str else None if to_ is None else unreadable("To", to_, raw)
        model.submitted_at = instant("SubmittedAt", submitted_at_, raw)
        model.error_code = (
            error_code_
            if error_code_ is None or error_code_.__class__ is int
            else unreadable("ErrorCode", error_code_, raw)
        )
        model.message = (
            message_
            if message_.__class__ is str
            else None
            if message_ is None
            else unreadable("Message", message_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = SendResult
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(SendResult.WIRE_NAMES.values())
_blank: Final = blank(SendResult)
_pick: Final[Any] = itemgetter(*_ABSENT)
