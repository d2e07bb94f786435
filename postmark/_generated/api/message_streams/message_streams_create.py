# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_nested, as_text, body
from ...models.message_stream import MessageStream
from ...models.subscription_management_configuration import SubscriptionManagementConfiguration

BODY: Final[Table] = {
    "id": ("ID", as_text),
    "name": ("Name", as_text),
    "message_stream_type": ("MessageStreamType", as_text),
    "description": ("Description", as_text),
    "subscription_management_configuration": (
        "SubscriptionManagementConfiguration",
        as_nested(SubscriptionManagementConfiguration),
    ),
}


def message_streams_create(fields: Mapping[str, object]) -> Request[MessageStream]:
    """Create a message stream."""
    return Request(
        "POST",
        "/message-streams",
        one(MessageStream.from_dict),
        body=body(fields, BODY, ["id", "name", "message_stream_type"]),
    )
