# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, unreadable, with_unknown
from ..._wire.records import frozen
from .template_validation_error import TemplateValidationError


@final
@frozen(init=False)
class TemplateValidationContent(Model):
    """What a check found in one part of a template's content."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("content_is_valid", "validation_errors", "rendered_content")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "content_is_valid": "ContentIsValid",
        "validation_errors": "ValidationErrors",
        "rendered_content": "RenderedContent",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("content_is_valid", "validation_errors")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"validation_errors": list}

    content_is_valid: bool | None
    """Whether the part is valid. A documented example has true beside errors."""
    validation_errors: list[TemplateValidationError]
    """The mistakes; empty if there are none."""
    rendered_content: str | None
    """The part, rendered; null if it could not be."""

    def __init__(
        self,
        content_is_valid: bool | None = None,
        validation_errors: Sequence[TemplateValidationError] = (),
        rendered_content: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((content_is_valid, validation_errors, rendered_content), extra)

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
        (content_is_valid_, validation_errors_, rendered_content_) = values  # fmt: skip
        model.content_is_valid = (
            content_is_valid_
            if content_is_valid_ is None or content_is_valid_.__class__ is bool
            else unreadable("ContentIsValid", content_is_valid_, raw)
        )
        model.validation_errors = (
            []
            if validation_errors_.__class__ is list and not validation_errors_
            else models("ValidationErrors", validation_errors_, TemplateValidationError, raw)
        )
        model.rendered_content = (
            rendered_content_
            if rendered_content_.__class__ is str
            else None
            if rendered_content_ is None
            else unreadable("RenderedContent", rendered_content_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = TemplateValidationContent
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(TemplateValidationContent.WIRE_NAMES.values())
_blank: Final = blank(TemplateValidationContent)
_pick: Final[Any] = itemgetter(*_ABSENT)
