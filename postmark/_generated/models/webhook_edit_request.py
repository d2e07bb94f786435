# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Final, Self, final

import attrs

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, nested, unreadable, with_unknown
from .http_auth import HttpAuth
from .http_header import HttpHeader
from .webhook_triggers import WebhookTriggers


@final
@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class WebhookEditRequest(Model):
    """The fields of a webhook to change. Its message stream cannot be changed."""

    __module__ = "postmark.models"
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "url": "Url",
        "http_auth": "HttpAuth",
        "http_headers": "HttpHeaders",
        "triggers": "Triggers",
        "verify": "Verify",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("url", "http_auth", "http_headers", "triggers")

    url: str | None = None
    """The URL to post to, http or https. It may contain a username and a password."""
    http_auth: HttpAuth = attrs.field(factory=lambda: HttpAuth.from_dict({}))
    """Username and password to send with each event. How they are removed is not documented."""
    http_headers: list[HttpHeader] = attrs.field(factory=list)
    """Headers to send with each event, instead of those of before. Empty for none."""
    triggers: WebhookTriggers = attrs.field(factory=lambda: WebhookTriggers.from_dict({}))
    """The kinds of events to change. The others stay as they are."""
    verify: bool | None = None
    """Whether the URL is tested first. Default yes. Untested, the webhook gets no events
    until it is verified."""
    _raw: Raw | None = attrs.field(default=None, alias="extra", kw_only=True)

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
        (url_, http_auth_, http_headers_, triggers_, verify_) = values  # fmt: skip
        model.url = url_ if url_.__class__ is str else None if url_ is None else unreadable("Url", url_, raw)
        model.http_auth = nested("HttpAuth", http_auth_, HttpAuth, raw)
        model.http_headers = (
            []
            if http_headers_.__class__ is list and not http_headers_
            else models("HttpHeaders", http_headers_, HttpHeader, raw)
        )
        model.triggers = nested("Triggers", triggers_, WebhookTriggers, raw)
        model.verify = verify_ if verify_ is None or verify_.__class__ is bool else unreadable("Verify", verify_, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = WebhookEditRequest
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(WebhookEditRequest.WIRE_NAMES.values())
_blank: Final = blank(WebhookEditRequest)
_pick: Final[Any] = itemgetter(*_ABSENT)
