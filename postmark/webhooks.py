"""What Postmark posts to you: checked at the door, and read into models.

Postmark signs nothing. Whoever knows your URL can post to it; what keeps others out is the username
and password, or the secret header, that you give to Postmark and check with `WebhookAuth`.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hmac import compare_digest
from typing import Any, ClassVar, Final, Self, TypeAlias, cast, final, get_args

import attrs

from postmark._generated.models.bounce_webhook import BounceWebhook
from postmark._generated.models.click_webhook import ClickWebhook
from postmark._generated.models.delivery_webhook import DeliveryWebhook
from postmark._generated.models.inbound_webhook import InboundWebhook
from postmark._generated.models.inbound_webhook_attachment import InboundWebhookAttachment
from postmark._generated.models.open_webhook import OpenWebhook
from postmark._generated.models.spam_complaint_webhook import SpamComplaintWebhook
from postmark._generated.models.subscription_change_webhook import SubscriptionChangeWebhook
from postmark._wire.mixins import PostedEvent, received
from postmark._wire.models import copied, is_deeper
from postmark._wire.writers import as_text_mapping, wrong_type

__all__ = [
    "BounceWebhook", "ClickWebhook", "DeliveryWebhook", "InboundWebhook",
    "InboundWebhookAttachment", "OpenWebhook", "SpamComplaintWebhook", "SubscriptionChangeWebhook",
    "UnknownWebhook", "WebhookAuth", "WebhookAuthError", "WebhookEvent", "parse",
]  # fmt: skip


@final
class UnknownWebhook(PostedEvent):
    """An event of a kind that this version does not know, or that does not say its kind."""

    WIRE_NAMES: ClassVar[Mapping[str, str]] = {}
    SHOWN: ClassVar[tuple[str, ...]] = ("record_type",)
    __slots__ = ()

    def __init__(self, *, extra: Mapping[str, Any] | None = None) -> None:
        self._fill((), extra)

    @property
    def record_type(self) -> str | None:
        """The name of the kind, if there is one."""
        kind = self._extra().get("RecordType")
        return kind if isinstance(kind, str) else None

    @property
    def raw(self) -> dict[str, Any]:
        """The object that was posted."""
        return self.to_dict()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Take the object as it is."""
        return cls(extra=copied({**data}))


WebhookEvent: TypeAlias = (
    BounceWebhook | SpamComplaintWebhook | DeliveryWebhook | OpenWebhook | ClickWebhook
    | SubscriptionChangeWebhook | InboundWebhook | UnknownWebhook
)  # fmt: skip
"""Everything that `parse` returns."""

_KINDS: Final = {kind.__name__.removesuffix("Webhook"): kind for kind in get_args(WebhookEvent)}

_ABOUT: Final = ("x-pm-webhook-trace-id", "x-pm-retries-remaining")
"""What Postmark's headers say of the attempt."""

_DEEPEST: Final = 100
"""Levels of a body's JSON: Postmark needs four, and what is deeper costs more than it tells."""


class WebhookAuthError(ValueError):
    """The request does not have the credentials that the webhook was configured with."""


def _checked(headers: Mapping[str, str] | None) -> dict[str, str]:
    """Check the headers of a WebhookAuth."""
    given = as_text_mapping("headers", headers or {})
    for name, value in given.items():
        if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
            raise ValueError(f"headers must have names that HTTP allows, not {name!r}")
        if not re.fullmatch(r"[!-~]([ -~]*[!-~])?", value):
            raise ValueError(f"headers[{name!r}] must be ASCII text without spaces at its ends")
    return given


@final
@attrs.frozen(init=False)
class WebhookAuth:
    """What a request must have to be taken for Postmark's: everything that is given here.

    Pass the same object to `client.webhooks.create`. Its repr shows no password and no header.
    """

    username: str | None
    password: str | None = attrs.field(repr=False)
    headers: Mapping[str, str] = attrs.field(repr=False, hash=False)

    def __init__(
        self,
        username: str | None = None,
        password: str | None = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Refuse what could not be checked, or would let everyone in.

        Args:
            username: Username of HTTP basic authentication, without a colon.
            password: Its password.
            headers: Headers with their values; with or without a username and a password.

        Raises:
            ValueError: Nothing is given, or only a part, or what HTTP cannot send.
        """
        given = {"username": username, "password": password, "headers": _checked(headers)}
        for name, value in given.items():
            object.__setattr__(self, name, value)
        pair = (username, password)
        if pair == (None, None) and headers:
            return
        if not all(isinstance(each, str) and each for each in pair):
            raise ValueError("give a username and a password, or headers, and none must be empty")
        if ":" in cast("str", username):
            raise ValueError("username must not have a colon, at which HTTP would end it")
        if any(name.lower() == "authorization" for name in self.headers):
            raise ValueError("headers must not have Authorization beside a username and a password")

    def to_headers(self) -> dict[str, str]:
        """Return the headers with which Postmark will post, for tests of your handler."""
        if self.username is None:
            return {**self.headers}
        basic = b64encode(_octets(f"{self.username}:{self.password}")).decode()
        return {"Authorization": f"Basic {basic}", **self.headers}


def _posted(headers: Any, wanted: Iterable[str]) -> dict[str, list[bytes]]:
    """Return the values of the headers that count, by their names in lower case.

    Read are mappings of any framework, a WSGI environ, and pairs, perhaps of bytes as in ASGI.
    """
    names = _spellings((*_ABOUT, *wanted))
    found: dict[str, list[bytes]] = {name: [] for name in names.values()}
    for spelling, values in headers.items() if hasattr(headers, "items") else headers:
        text = spelling if isinstance(spelling, str) else str(spelling, "latin-1")
        if name := names.get(text.lower()):
            many = cast("list[Any]", values) if isinstance(values, list | tuple) else [values]
            found[name] += [_octets(value).strip() for value in many]
    return found


@lru_cache(32)
def _spellings(names: tuple[str, ...]) -> dict[str, str]:
    """Return the names in lower case, by that of the header and that of WSGI."""
    lower = [name.lower() for name in names]
    return {f"http_{name.replace('-', '_')}": name for name in lower} | {n: n for n in lower}


def _octets(value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


def _admits(
    auth: WebhookAuth, headers: Mapping[str, str], posted: Mapping[str, list[bytes]]
) -> bool:
    """Compare everything, so that the time does not tell what is wrong."""
    checks: list[bool] = []
    for name, value in headers.items():
        wanted, found = value.encode(), posted[name.lower()]
        if name == "Authorization" and auth.username is not None:
            wanted, found = _credentials(wanted), [_credentials(each) for each in found]
        checks.append(any([compare_digest(wanted, each) for each in found]))  # noqa: C419 - all
    return all(checks)


def _credentials(basic: bytes) -> bytes:
    """Return what a header `Authorization: Basic …` holds; empty if it is another."""
    scheme, _, encoded = basic.partition(b" ")
    try:
        return b64decode(encoded + b"==") if scheme.lower() == b"basic" else b""
    except ValueError:
        return b""


def _let_in(headers: Any, auth: WebhookAuth | None) -> list[bytes] | None:
    """Return what the headers say of the attempt; None if they lack the credentials."""
    wanted = auth.to_headers() if auth else {}
    posted = _posted(headers, wanted)
    if auth and not _admits(auth, wanted, posted):
        return None
    return [b"".join(posted[name][:1]) for name in _ABOUT]


def parse(
    body: bytes | str | Mapping[str, Any],
    *,
    headers: Mapping[str, str] | None,
    auth: WebhookAuth | None,
) -> WebhookEvent:
    """Check who posted, and read what was posted.

    Args:
        body: The body of the request, or the object that was decoded from it.
        headers: The headers of the request: a mapping of any framework, or a WSGI environ.
        auth: What the request must have. None lets everyone in: only for what is checked before.

    Returns:
        The event. What is of no known kind is an `UnknownWebhook`; answer it with 200 as well.

    Raises:
        WebhookAuthError: The request does not have what `auth` says. The body was not read.
        ValueError: The body is not a JSON object.
    """
    if auth is not None and not isinstance(cast("object", auth), WebhookAuth):
        raise TypeError(f"auth must be a WebhookAuth or None, not {type(auth).__name__}")
    about = _let_in(headers or {}, auth)
    del headers  # what logs a traceback with the local variables must not log the credentials
    if about is None:
        raise WebhookAuthError("the request does not have the credentials of the webhook")
    data = _object(body)
    event: WebhookEvent = _kind_of(data).from_dict(data)
    trace_id, remaining = about
    if trace_id or remaining:
        left = int(remaining) if re.fullmatch(b"[0-9]{1,9}", remaining) else None
        received(event, trace_id.decode("utf-8", "replace") or None, left)
    return event


def _kind_of(data: Mapping[str, Any]) -> Any:
    kind = data.get("RecordType")
    if kind is None and isinstance(data.get("FromFull"), dict):
        return InboundWebhook
    return _KINDS.get(str(kind), UnknownWebhook)


def _object(body: Any) -> dict[str, Any]:
    """Return the object of a body."""
    data: Any = None
    doubtful = True
    try:
        if isinstance(body, str | bytes) or not isinstance(body, Mapping):
            text = body if isinstance(body, str) else str(body, "utf-8")
            data = _decoder.decode(text)
            doubtful = text.count("{") + text.count("[") > _DEEPEST
        else:
            data = {**cast("Mapping[str, Any]", body)}
    except TypeError:
        raise wrong_type("body", "bytes, a str or a mapping", cast("object", body)) from None
    except (ValueError, RecursionError):
        pass  # this error would hold the body, and whatever logs it would show it
    if data.__class__ is not dict or (doubtful and is_deeper(data, _DEEPEST)):
        raise ValueError("the body is not a JSON object, or one that is nested too deeply")
    return cast("dict[str, Any]", data)


# Python refuses to read more than 4,300 digits; one such value must not lose an event.
_decoder: Final = json.JSONDecoder(
    parse_int=lambda digits: int(digits) if len(digits) < 1000 else digits, parse_constant=str
)
