# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, unreadable, with_unknown
from ..._wire.records import frozen
from .webhook_verification_result import WebhookVerificationResult


@final
@frozen(init=False)
class WebhookVerification(Model):
    """How a webhook's URL answered the test events."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("id", "url", "success", "results", "message")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "id": "Id",
        "url": "Url",
        "success": "Success",
        "results": "Results",
        "message": "Message",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("id",)

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"results": list}

    id: int
    """Id of the webhook; 0 in the refusal of a new one."""
    url: str | None
    """The URL that was tested. It may contain a username and a password."""
    success: bool | None
    """Whether every test event was answered with status 200."""
    results: list[WebhookVerificationResult]
    """The outcome for each trigger."""
    message: str | None
    """The outcome in words."""

    def __init__(
        self,
        id: int,
        url: str | None = None,
        success: bool | None = None,
        results: Sequence[WebhookVerificationResult] = (),
        message: str | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((id, url, success, results, message), extra)

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
        (id_, url_, success_, results_, message_) = values  # fmt: skip
        model.id = id_ if id_ is None or id_.__class__ is int else unreadable("Id", id_, raw)
        model.url = url_ if url_.__class__ is str else None if url_ is None else unreadable("Url", url_, raw)
        model.success = (
            success_ if success_ is None or success_.__class__ is bool else unreadable("Success", success_, raw)
        )
        model.results = (
            []
            if results_.__class__ is list and not results_
            else models("Results", results_, WebhookVerificationResult, raw)
        )
        model.message = (
            message_
            if message_.__class__ is str
            else None
            if message_ is None
            else unreadable("Message", message_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = WebhookVerification
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(WebhookVerification.WIRE_NAMES.values())
_blank: Final = blank(WebhookVerification)
_pick: Final[Any] = itemgetter(*_ABSENT)
