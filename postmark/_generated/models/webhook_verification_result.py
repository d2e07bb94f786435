# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class WebhookVerificationResult(Model):
    """How a webhook's URL answered the test event of one trigger."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("trigger_type", "success", "status_code", "message")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "trigger_type": "TriggerType",
        "success": "Success",
        "status_code": "StatusCode",
        "message": "Message",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("trigger_type",)

    trigger_type: Literal["Open", "Click", "Delivery", "Bounce", "SpamComplaint", "SubscriptionChange"] | str
    """The trigger."""
    success: bool | None
    """Whether the answer had status 200."""
    status_code: int | None
    """The status of the answer. Presumably null or 0 if there was none."""
    message: str | None
    """The outcome in words."""

    def __init__(
        self,
        trigger_type: Literal["Open", "Click", "Delivery", "Bounce", "SpamComplaint", "SubscriptionChange"] | str,
        success: bool | None = None,
        status_code: int | None = None,
        message: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((trigger_type, success, status_code, message), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 4
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (trigger_type_, success_, status_code_, message_) = values  # fmt: skip
        model.trigger_type = (
            trigger_type_ if trigger_type_.__class__ is str else not_text("TriggerType", trigger_type_, raw)
        )
        model.success = (
            success_ if success_ is None or success_.__class__ is bool else unreadable("Success", success_, raw)
        )
        model.status_code = (
            status_code_
            if status_code_ is None or status_code_.__class__ is int
            else unreadable("StatusCode", status_code_, raw)
        )
        model.message = (
            message_
            if message_.__class__ is str
            else None
            if message_ is None
            else unreadable("Message", message_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = WebhookVerificationResult
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(WebhookVerificationResult.WIRE_NAMES.values())
_blank: Final = blank(WebhookVerificationResult)
_pick: Final[Any] = itemgetter(*_ABSENT)
