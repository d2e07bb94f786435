# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.mixins import DecodedAttachment
from ..._wire.models import Raw, blank
from ..._wire.readers import unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class InboundWebhookAttachment(DecodedAttachment):
    """An attachment of an inbound message, with its content."""

    __module__ = "postmark.webhooks"
    __slots__ = __match_args__ = (
        "name",
        "content_base64",
        "data_base64",
        "content_type",
        "content_length",
        "content_id",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "name": "Name",
        "content_base64": "Content",
        "data_base64": "Data",
        "content_type": "ContentType",
        "content_length": "ContentLength",
        "content_id": "ContentID",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("name", "content_type", "content_length", "content_id")

    name: str | None
    """File name."""
    content_base64: str | None
    """The content in base64."""
    data_base64: str | None
    """The content in base64. Test events have it instead of `content_base64`."""
    content_type: str | None
    """Media type; may have parameters."""
    content_length: int | None
    """Size in bytes."""
    content_id: str | None
    """Content id; empty or absent if the attachment is not inline."""

    def __init__(
        self,
        name: str | None = None,
        content_base64: str | None = None,
        data_base64: str | None = None,
        content_type: str | None = None,
        content_length: int | None = None,
        content_id: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((name, content_base64, data_base64, content_type, content_length, content_id), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 6
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (name_, content_base64_, data_base64_, content_type_, content_length_, content_id_) = values  # fmt: skip
        model.name = name_ if name_.__class__ is str else None if name_ is None else unreadable("Name", name_, raw)
        model.content_base64 = (
            content_base64_
            if content_base64_.__class__ is str
            else None
            if content_base64_ is None
            else unreadable("Content", content_base64_, raw)
        )
        model.data_base64 = (
            data_base64_
            if data_base64_.__class__ is str
            else None
            if data_base64_ is None
            else unreadable("Data", data_base64_, raw)
        )
        model.content_type = (
            content_type_
            if content_type_.__class__ is str
            else None
            if content_type_ is None
            else unreadable("ContentType", content_type_, raw)
        )
        model.content_length = (
            content_length_
            if content_length_ is None or content_length_.__class__ is int
            else unreadable("ContentLength", content_length_, raw)
        )
        model.content_id = (
            content_id_
            if content_id_.__class__ is str
            else None
            if content_id_ is None
            else unreadable("ContentID", content_id_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = InboundWebhookAttachment
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(InboundWebhookAttachment.WIRE_NAMES.values())
_blank: Final = blank(InboundWebhookAttachment)
_pick: Final[Any] = itemgetter(*_ABSENT)
