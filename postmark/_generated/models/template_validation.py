# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import mapping, nested, unreadable, with_unknown
from ..._wire.records import frozen
from .suggested_template_model import SuggestedTemplateModel
from .template_validation_content import TemplateValidationContent


@final
@frozen(init=False)
class TemplateValidation(Model):
    """What a check of a template's content found."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "all_content_is_valid",
        "subject",
        "html_body",
        "text_body",
        "suggested_template_model",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "all_content_is_valid": "AllContentIsValid",
        "subject": "Subject",
        "html_body": "HtmlBody",
        "text_body": "TextBody",
        "suggested_template_model": "SuggestedTemplateModel",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("all_content_is_valid", "subject", "html_body", "text_body")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {
        "subject": lambda: TemplateValidationContent.from_dict({}),
        "html_body": lambda: TemplateValidationContent.from_dict({}),
        "text_body": lambda: TemplateValidationContent.from_dict({}),
        "suggested_template_model": dict,
    }

    all_content_is_valid: bool | None
    """Whether nothing is wrong. The only field that decides."""
    subject: TemplateValidationContent
    """What was found in the subject; null if none was sent."""
    html_body: TemplateValidationContent
    """What was found in the HTML body; null if none was sent."""
    text_body: TemplateValidationContent
    """What was found in the text body; null if none was sent."""
    suggested_template_model: SuggestedTemplateModel
    """A model with all the values that the content asks for."""

    def __init__(
        self,
        all_content_is_valid: bool | None = None,
        subject: TemplateValidationContent | None = None,
        html_body: TemplateValidationContent | None = None,
        text_body: TemplateValidationContent | None = None,
        suggested_template_model: SuggestedTemplateModel | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((all_content_is_valid, subject, html_body, text_body, suggested_template_model), extra)

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
        (all_content_is_valid_, subject_, html_body_, text_body_, suggested_template_model_) = values  # fmt: skip
        model.all_content_is_valid = (
            all_content_is_valid_
            if all_content_is_valid_ is None or all_content_is_valid_.__class__ is bool
            else unreadable("AllContentIsValid", all_content_is_valid_, raw)
        )
        model.subject = nested("Subject", subject_, TemplateValidationContent, raw)
        model.html_body = nested("HtmlBody", html_body_, TemplateValidationContent, raw)
        model.text_body = nested("TextBody", text_body_, TemplateValidationContent, raw)
        model.suggested_template_model = mapping("SuggestedTemplateModel", suggested_template_model_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = TemplateValidation
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(TemplateValidation.WIRE_NAMES.values())
_blank: Final = blank(TemplateValidation)
_pick: Final[Any] = itemgetter(*_ABSENT)
