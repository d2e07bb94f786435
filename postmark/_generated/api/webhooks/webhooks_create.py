# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_boolean, as_models, as_nested, as_text, body
from ...models.http_auth import HttpAuth
from ...models.http_header import HttpHeader
from ...models.webhook import Webhook
from ...models.webhook_triggers import WebhookTriggers

BODY: Final[Table] = {
    "url": ("Url", as_text),
    "message_stream": ("MessageStream", as_text),
    "http_auth": ("HttpAuth", as_nested(HttpAuth)),
    "http_headers": ("HttpHeaders", as_models(HttpHeader)),
    "triggers": ("Triggers", as_nested(WebhookTriggers)),
    "verify": ("Verify", as_boolean),
}


def webhooks_create(fields: Mapping[str, object]) -> Request[Webhook]:
    """Create a webhook."""
    return Request("POST", "/webhooks", one(Webhook.from_dict), body=body(fields, BODY, ["url"]))
