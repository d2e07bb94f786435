# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins
from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, listed
from ...._wire.writers import Table, filled, query
from ...models.webhook import Webhook

FILTERS: Final[Table] = {"message_stream": ("MessageStream", filled)}


def webhooks_list(filters: Mapping[str, object]) -> Request[builtins.list[Webhook]]:
    """List the webhooks of all message streams, or of one."""
    return Request("GET", "/webhooks", listed("Webhooks", Webhook.from_dict), query({}, filters, FILTERS))
