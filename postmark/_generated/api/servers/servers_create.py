# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_boolean, as_integer, as_text, body
from ...models.server import Server

BODY: Final[Table] = {
    "name": ("Name", as_text),
    "color": ("Color", as_text),
    "smtp_api_activated": ("SmtpApiActivated", as_boolean),
    "raw_email_enabled": ("RawEmailEnabled", as_boolean),
    "inbound_domain": ("InboundDomain", as_text),
    "inbound_spam_threshold": ("InboundSpamThreshold", as_integer),
    "inbound_hook_url": ("InboundHookUrl", as_text),
    "bounce_hook_url": ("BounceHookUrl", as_text),
    "open_hook_url": ("OpenHookUrl", as_text),
    "delivery_hook_url": ("DeliveryHookUrl", as_text),
    "click_hook_url": ("ClickHookUrl", as_text),
    "post_first_open_only": ("PostFirstOpenOnly", as_boolean),
    "track_opens": ("TrackOpens", as_boolean),
    "track_links": ("TrackLinks", as_text),
    "include_bounce_content_in_hook": ("IncludeBounceContentInHook", as_boolean),
    "enable_smtp_api_error_hooks": ("EnableSmtpApiErrorHooks", as_boolean),
    "delivery_type": ("DeliveryType", as_text),
}


def servers_create(fields: Mapping[str, object]) -> Request[Server]:
    """Create a server."""
    return Request("POST", "/servers", one(Server.from_dict), body=body(fields, BODY, ["name"]))
