# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Final, Literal, Self, final

from ..._wire.models import Model, Raw, blank
from ..._wire.readers import not_text, texts, unreadable, with_unknown
from ..._wire.records import frozen


@final
@frozen(init=False)
class Server(Model):
    """A server with its settings and its tokens."""

    __module__ = "postmark.models"
    __slots__ = __match_args__ = (
        "id",
        "name",
        "api_tokens",
        "color",
        "delivery_type",
        "smtp_api_activated",
        "raw_email_enabled",
        "server_link",
        "inbound_address",
        "inbound_hash",
        "inbound_domain",
        "inbound_spam_threshold",
        "inbound_hook_url",
        "bounce_hook_url",
        "open_hook_url",
        "delivery_hook_url",
        "click_hook_url",
        "post_first_open_only",
        "track_opens",
        "track_links",
        "include_bounce_content_in_hook",
        "enable_smtp_api_error_hooks",
    )
    WIRE_NAMES: ClassVar[Mapping[str, str]] = {
        "id": "ID",
        "name": "Name",
        "api_tokens": "ApiTokens",
        "color": "Color",
        "delivery_type": "DeliveryType",
        "smtp_api_activated": "SmtpApiActivated",
        "raw_email_enabled": "RawEmailEnabled",
        "server_link": "ServerLink",
        "inbound_address": "InboundAddress",
        "inbound_hash": "InboundHash",
        "inbound_domain": "InboundDomain",
        "inbound_spam_threshold": "InboundSpamThreshold",
        "inbound_hook_url": "InboundHookUrl",
        "bounce_hook_url": "BounceHookUrl",
        "open_hook_url": "OpenHookUrl",
        "delivery_hook_url": "DeliveryHookUrl",
        "click_hook_url": "ClickHookUrl",
        "post_first_open_only": "PostFirstOpenOnly",
        "track_opens": "TrackOpens",
        "track_links": "TrackLinks",
        "include_bounce_content_in_hook": "IncludeBounceContentInHook",
        "enable_smtp_api_error_hooks": "EnableSmtpApiErrorHooks",
    }
    SHOWN: ClassVar[tuple[str, ...]] = ("id", "name")

    EMPTY: ClassVar[Mapping[str, Callable[[], Any]]] = {"api_tokens": list}

    id: int
    """Id of the server."""
    name: str
    """Name of the server."""
    api_tokens: list[str]
    """The server's tokens, in clear text."""
    color: Literal["purple", "blue", "turquoise", "green", "red", "yellow", "grey", "orange"] | str | None
    """Color of the server in Postmark's web application. Lower case in answers, capitalised
    in Postmark's documentation."""
    delivery_type: Literal["Live", "Sandbox"] | str | None
    """Whether mail is delivered; a sandbox delivers nothing. Absent in old answers."""
    smtp_api_activated: bool | None
    """Whether mail can be submitted by SMTP."""
    raw_email_enabled: bool | None
    """Whether the raw source of inbound messages is posted too."""
    server_link: str | None
    """The server's page in Postmark's web application."""
    inbound_address: str | None
    """The address at which the server receives mail."""
    inbound_hash: str | None
    """The part of the inbound address before the at sign."""
    inbound_domain: str | None
    """Domain of its own for inbound mail; empty if none."""
    inbound_spam_threshold: int | None
    """Spam score above which inbound messages are blocked, 0 to 30."""
    inbound_hook_url: str | None
    """URL that inbound messages are posted to; empty if none. It may contain a username and
    a password."""
    bounce_hook_url: str | None
    """URL that bounces are posted to; empty if none. Superseded by webhooks."""
    open_hook_url: str | None
    """URL that opens are posted to; empty if none. Superseded by webhooks."""
    delivery_hook_url: str | None
    """URL that deliveries are posted to; empty if none. Superseded by webhooks."""
    click_hook_url: str | None
    """URL that clicks are posted to; empty if none. Superseded by webhooks."""
    post_first_open_only: bool | None
    """Whether only the first open of a recipient is posted to `open_hook_url`."""
    track_opens: bool | None
    """Whether opens are tracked where a message does not say."""
    track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None
    """Where links are tracked where a message does not say."""
    include_bounce_content_in_hook: bool | None
    """Whether the raw source of bounces is posted too."""
    enable_smtp_api_error_hooks: bool | None
    """Whether mail submitted by SMTP to a suppressed address is posted as a bounce of type
    `SMTPApiError`."""

    def __init__(
        self,
        id: int,
        name: str,
        api_tokens: Sequence[str] = (),
        color: Literal["purple", "blue", "turquoise", "green", "red", "yellow", "grey", "orange"] | str | None = None,
        delivery_type: Literal["Live", "Sandbox"] | str | None = None,
        smtp_api_activated: bool | None = None,
        raw_email_enabled: bool | None = None,
        server_link: str | None = None,
        inbound_address: str | None = None,
        inbound_hash: str | None = None,
        inbound_domain: str | None = None,
        inbound_spam_threshold: int | None = None,
        inbound_hook_url: str | None = None,
        bounce_hook_url: str | None = None,
        open_hook_url: str | None = None,
        delivery_hook_url: str | None = None,
        click_hook_url: str | None = None,
        post_first_open_only: bool | None = None,
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        include_bounce_content_in_hook: bool | None = None,
        enable_smtp_api_error_hooks: bool | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self._fill(
            (
                id,
                name,
                api_tokens,
                color,
                delivery_type,
                smtp_api_activated,
                raw_email_enabled,
                server_link,
                inbound_address,
                inbound_hash,
                inbound_domain,
                inbound_spam_threshold,
                inbound_hook_url,
                bounce_hook_url,
                open_hook_url,
                delivery_hook_url,
                click_hook_url,
                post_first_open_only,
                track_opens,
                track_links,
                include_bounce_content_in_hook,
                enable_smtp_api_error_hooks,
            ),
            extra,
        )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the wire form. Never fails, whatever the values."""
        data = data if data.__class__ is dict else {**data}
        raw: Raw = {}
        model: Any = _blank()
        try:
            values, unknown = _pick(data), len(data) > 22
        except KeyError:
            values, unknown = _pick({**_ABSENT, **data}), not data.keys() <= _ABSENT.keys()
        (id_, name_, api_tokens_, color_, delivery_type_, smtp_api_activated_, raw_email_enabled_,
         server_link_, inbound_address_, inbound_hash_, inbound_domain_, inbound_spam_threshold_,
         inbound_hook_url_, bounce_hook_url_, open_hook_url_, delivery_hook_url_, click_hook_url_,
         post_first_open_only_, track_opens_, track_links_, include_bounce_content_in_hook_,
         enable_smtp_api_error_hooks_) = values  # fmt: skip
        model.id = id_ if id_ is None or id_.__class__ is int else unreadable("ID", id_, raw)
        model.name = name_ if name_.__class__ is str else not_text("Name", name_, raw)
        model.api_tokens = (
            [] if api_tokens_.__class__ is list and not api_tokens_ else texts("ApiTokens", api_tokens_, raw)
        )
        model.color = (
            color_ if color_.__class__ is str else None if color_ is None else unreadable("Color", color_, raw)
        )
        model.delivery_type = (
            delivery_type_
            if delivery_type_.__class__ is str
            else None
            if delivery_type_ is None
            else unreadable("DeliveryType", delivery_type_, raw)
        )
        model.smtp_api_activated = (
            smtp_api_activated_
            if smtp_api_activated_ is None or smtp_api_activated_.__class__ is bool
            else unreadable("SmtpApiActivated", smtp_api_activated_, raw)
        )
        model.raw_email_enabled = (
            raw_email_enabled_
            if raw_email_enabled_ is None or raw_email_enabled_.__class__ is bool
            else unreadable("RawEmailEnabled", raw_email_enabled_, raw)
        )
        model.server_link = (
            server_link_
            if server_link_.__class__ is str
            else None
            if server_link_ is None
            else unreadable("ServerLink", server_link_, raw)
        )
        model.inbound_address = (
            inbound_address_
            if inbound_address_.__class__ is str
            else None
            if inbound_address_ is None
            else unreadable("InboundAddress", inbound_address_, raw)
        )
        model.inbound_hash = (
            inbound_hash_
            if inbound_hash_.__class__ is str
            else None
            if inbound_hash_ is None
            else unreadable("InboundHash", inbound_hash_, raw)
        )
        model.inbound_domain = (
            inbound_domain_
            if inbound_domain_.__class__ is str
            else None
            if inbound_domain_ is None
            else unreadable("InboundDomain", inbound_domain_, raw)
        )
        model.inbound_spam_threshold = (
            inbound_spam_threshold_
            if inbound_spam_threshold_ is None or inbound_spam_threshold_.__class__ is int
            else unreadable("InboundSpamThreshold", inbound_spam_threshold_, raw)
        )
        model.inbound_hook_url = (
            inbound_hook_url_
            if inbound_hook_url_.__class__ is str
            else None
            if inbound_hook_url_ is None
            else unreadable("InboundHookUrl", inbound_hook_url_, raw)
        )
        model.bounce_hook_url = (
            bounce_hook_url_
            if bounce_hook_url_.__class__ is str
            else None
            if bounce_hook_url_ is None
            else unreadable("BounceHookUrl", bounce_hook_url_, raw)
        )
        model.open_hook_url = (
            open_hook_url_
            if open_hook_url_.__class__ is str
            else None
            if open_hook_url_ is None
            else unreadable("OpenHookUrl", open_hook_url_, raw)
        )
        model.delivery_hook_url = (
            delivery_hook_url_
            if delivery_hook_url_.__class__ is str
            else None
            if delivery_hook_url_ is None
            else unreadable("DeliveryHookUrl", delivery_hook_url_, raw)
        )
        model.click_hook_url = (
            click_hook_url_
            if click_hook_url_.__class__ is str
            else None
            if click_hook_url_ is None
            else unreadable("ClickHookUrl", click_hook_url_, raw)
        )
        model.post_first_open_only = (
            post_first_open_only_
            if post_first_open_only_ is None or post_first_open_only_.__class__ is bool
            else unreadable("PostFirstOpenOnly", post_first_open_only_, raw)
        )
        model.track_opens = (
            track_opens_
            if track_opens_ is None or track_opens_.__class__ is bool
            else unreadable("TrackOpens", track_opens_, raw)
        )
        model.track_links = (
            track_links_
            if track_links_.__class__ is str
            else None
            if track_links_ is None
            else unreadable("TrackLinks", track_links_, raw)
        )
        model.include_bounce_content_in_hook = (
            include_bounce_content_in_hook_
            if include_bounce_content_in_hook_ is None or include_bounce_content_in_hook_.__class__ is bool
            else unreadable("IncludeBounceContentInHook", include_bounce_content_in_hook_, raw)
        )
        model.enable_smtp_api_error_hooks = (
            enable_smtp_api_error_hooks_
            if enable_smtp_api_error_hooks_ is None or enable_smtp_api_error_hooks_.__class__ is bool
            else unreadable("EnableSmtpApiErrorHooks", enable_smtp_api_error_hooks_, raw)
        )
        model._raw = with_unknown(_ABSENT, data, raw) if raw or unknown else None
        model.__class__ = Server
        built: Self = model
        return built


_ABSENT: Final = dict.fromkeys(Server.WIRE_NAMES.values())
_blank: Final = blank(Server)
_pick: Final[Any] = itemgetter(*_ABSENT)
