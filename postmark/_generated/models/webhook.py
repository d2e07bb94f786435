# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import models, nested, not_text, unreadable, with_unknown
from ..._wire.records import frozen
from .http_auth import HttpAuth
from .http_header import HttpHeader
from .webhook_triggers import WebhookTriggers


@final
@frozen(init=False)
class Webhook(Model):
    """An address that Postmark posts the events of one message stream to."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = ("id", "url", "message_stream", "status", "http_auth", "http_headers", "triggers")
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "id": "ID",
        "url": "Url",
        "message_stream": "MessageStream",
        "status": "Status",
        "http_auth": "HttpAuth",
        "http_headers": "HttpHeaders",
        "triggers": "Triggers",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("id",)

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {
        "http_auth": lambda: HttpAuth.from_dict({}),
        "http_headers": list,
        "triggers": lambda: WebhookTriggers.from_dict({}),
    }

    id: int
    """Id of the webhook."""
    url: str
    """The URL that is posted to. It may contain a username and a password."""
    message_stream: str | None
    """Id of the message stream."""
    status: Literal["verified", "unverified"] | str | None
    """Whether the URL passed the test. No event is posted to an unverified one."""
    http_auth: HttpAuth
    """Username and password that are sent with each event; null or absent if none."""
    http_headers: list[HttpHeader]
    """Headers that are sent with each event."""
    triggers: WebhookTriggers
    """The kinds of events that are posted."""

    def __init__(
        self,
        id: int,
        url: str,
        message_stream: str | None = None,
        status: Literal["verified", "unverified"] | str | None = None,
        http_auth: HttpAuth | None = None,
        http_headers: Sequence[HttpHeader] = (),
        triggers: WebhookTriggers | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill((id, url, message_stream, status, http_auth, http_headers, triggers), extra)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 7
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (id_, url_, message_stream_, status_, http_auth_, http_headers_, triggers_) = values  # fmt: skip
        model.id = id_ if id_ is None or id_.__class__ is int else unreadable("ID", id_, raw)
        model.url = url_ if url_.__class__ is str else not_text("Url", url_, raw)
        model.message_stream = (
            message_stream_
            if message_stream_.__class__ is str
            else None
            if message_stream_ is None
            else unreadable("MessageStream", message_stream_, raw)
        )
        model.status = (
            status_ if status_.__class__ is str else None if status_ is None else unreadable("Status", status_, raw)
        )
        model.http_auth = nested("HttpAuth", http_auth_, HttpAuth, raw)
        model.http_headers = (
            []
            if http_headers_.__class__ is list and not http_headers_
            else models("HttpHeaders", http_headers_, HttpHeader, raw)
        )
        model.triggers = nested("Triggers", triggers_, WebhookTriggers, raw)
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = Webhook
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(Webhook.WIRE_NAMES.values())
_blank: Final = blank(Webhook)
_pick: Final[Any] = itemgetter(*_ABSENT)
