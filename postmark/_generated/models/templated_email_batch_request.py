# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, with_unknown
from .templated_email_request import TemplatedEmailRequest


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class TemplatedEmailBatchRequest(Model):
    """Messages to make from templates and send."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"messages": "Messages"}
    SHOWN: ClassVar[tuple[str, ...]] = ("messages",)

    messages: list[TemplatedEmailRequest]
    """The messages, at most 500."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 1
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        messages_ = values  # fmt: skip
        model.messages = (
            []
            if messages_.__class__ is list and not messages_
            else models("Messages", messages_, TemplatedEmailRequest, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = TemplatedEmailBatchRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(TemplatedEmailBatchRequest.WIRE_NAMES.values())
_blank: Final = blank(TemplatedEmailBatchRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
