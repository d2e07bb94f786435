# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, unreadable, with_unknown


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class AttachmentRequest(Model):
    """A file to attach."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "name": "Name",
        "content": "Content",
        "content_type": "ContentType",
        "content_id": "ContentID",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("name", "content_type")

    name: str
    """File name. Postmark refuses some extensions, those of programs and scripts above all."""
    content: str
    """The content in base64."""
    content_type: str
    """Media type."""
    content_id: str | None = None
    """Content id of an inline image, with the prefix `cid:`, as the HTML part refers to it."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

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
        (name_, content_, content_type_, content_id_) = values  # fmt: skip
        model.name = name_ if name_.__class__ is str else not_text("Name", name_, raw)
        model.content = content_ if content_.__class__ is str else not_text("Content", content_, raw)
        model.content_type = (
            content_type_ if content_type_.__class__ is str else not_text("ContentType", content_type_, raw)
        )
        model.content_id = (
            content_id_
            if content_id_.__class__ is str
            else None
            if content_id_ is None
            else unreadable("ContentID", content_id_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = AttachmentRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(AttachmentRequest.WIRE_NAMES.values())
_blank: Final = blank(AttachmentRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
