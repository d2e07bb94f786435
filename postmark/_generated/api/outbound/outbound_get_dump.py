# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.outbound_message_dump import OutboundMessageDump


def outbound_get_dump(message_id: str) -> Request[OutboundMessageDump]:
    """Get the raw source of one outbound message."""
    return Request(
        "GET",
        f"/messages/outbound/{segment('message_id', message_id)}/dump",
        one(OutboundMessageDump.from_dict, message_id),
    )
