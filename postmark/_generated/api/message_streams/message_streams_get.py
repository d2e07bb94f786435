# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.message_stream import MessageStream


def message_streams_get(id: str) -> Request[MessageStream]:
    """Get one message stream."""
    return Request("GET", f"/message-streams/{segment('id', id)}", one(MessageStream.from_dict))
