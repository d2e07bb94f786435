# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.inbound_action_response import InboundActionResponse


def inbound_bypass(message_id: str) -> Request[InboundActionResponse]:
    """Release a blocked inbound message, so that it is posted to the server's webhook."""
    return Request(
        "PUT",
        f"/messages/inbound/{segment('message_id', message_id)}/bypass",
        one(InboundActionResponse.from_dict, message_id),
    )
