# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.inbound_message_details import InboundMessageDetails


def inbound_get(message_id: str) -> Request[InboundMessageDetails]:
    """Get one inbound message with its body and its headers."""
    return Request(
        "GET",
        f"/messages/inbound/{segment('message_id', message_id)}/details",
        one(InboundMessageDetails.from_dict, message_id),
    )
