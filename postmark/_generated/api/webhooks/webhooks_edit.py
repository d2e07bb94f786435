# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_boolean, as_models, as_nested, as_text, body, segment
from ...models.http_auth import HttpAuth
from ...models.http_header import HttpHeader
from ...models.webhook import Webhook
from ...models.webhook_triggers import WebhookTriggers

BODY: Final[Table] = {
    "url": ("Url", as_text),
    "http_auth": ("HttpAuth", as_nested(HttpAuth)),
    "http_headers": ("HttpHeaders", as_models(HttpHeader)),
    "triggers": ("Triggers", as_nested(WebhookTriggers)),
    "verify": ("Verify", as_boolean),
}


def webhooks_edit(id: int, fields: Mapping[str, object]) -> Request[Webhook]:
    """Change some fields of a webhook."""
    return Request(
        "PUT", f"/webhooks/{segment('id', id, number=True)}", one(Webhook.from_dict), body=body(fields, BODY)
    )
