# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.inbound_action_response import InboundActionResponse


def inbound_retry(message_id: str) -> Request[InboundActionResponse]:
    """Schedule a failed inbound message for another delivery to the server's webhook."""
    return Request(
        "PUT",
        f"/messages/inbound/{segment('message_id', message_id)}/retry",
        one(InboundActionResponse.from_dict, message_id),
    )
