# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import mapping, models, not_text, text_mapping, unreadable, with_unknown
from .header import Header
from .metadata import Metadata
from .template_model import TemplateModel


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class BulkRecipientRequest(Model):
    """One mail of a bulk send, with what is its own."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "to": "To",
        "cc": "Cc",
        "bcc": "Bcc",
        "template_model": "TemplateModel",
        "metadata": "Metadata",
        "headers": "Headers",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("to",)

    to: str
    """Recipients, separated by commas, at most 50."""
    cc: str | None = None
    """Recipients of a copy, separated by commas, at most 50."""
    bcc: str | None = None
    """Recipients of a copy that the others do not see, separated by commas, at most 50."""
    template_model: TemplateModel = attrs.field(factory=dict)
    """Values for the placeholders of the subject and bodies, or of the template."""
    metadata: Metadata = attrs.field(factory=dict)
    """Fields of this mail; they win over those of the whole request."""
    headers: list[Header] = attrs.field(factory=list)
    """Headers of this mail; they win over those of the whole request."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

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
        (to_, cc_, bcc_, template_model_, metadata_, headers_) = values  # fmt: skip
        model.to = to_ if to_.__class__ is str else not_text("To", to_, raw)
        model.cc = cc_ if cc_.__class__ is str else None if cc_ is None else unreadable("Cc", cc_, raw)
        model.bcc = bcc_ if bcc_.__class__ is str else None if bcc_ is None else unreadable("Bcc", bcc_, raw)
        model.template_model = mapping("TemplateModel", template_model_, raw)
        model.metadata = text_mapping("Metadata", metadata_, raw)
        model.headers = [] if headers_.__class__ is list and not headers_ else models("Headers", headers_, Header, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = BulkRecipientRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(BulkRecipientRequest.WIRE_NAMES.values())
_blank: Final = blank(BulkRecipientRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
