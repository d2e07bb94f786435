# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_nested, as_text, body, segment
from ...models.message_stream import MessageStream
from ...models.subscription_management_configuration import SubscriptionManagementConfiguration

BODY: Final[Table] = {
    "name": ("Name", as_text),
    "description": ("Description", as_text),
    "subscription_management_configuration": (
        "SubscriptionManagementConfiguration",
        as_nested(SubscriptionManagementConfiguration),
    ),
}


def message_streams_edit(id: str, fields: Mapping[str, object]) -> Request[MessageStream]:
    """Change a message stream's name, description or handling of unsubscribes."""
    return Request(
        "PATCH", f"/message-streams/{segment('id', id)}", one(MessageStream.from_dict), body=body(fields, BODY)
    )
