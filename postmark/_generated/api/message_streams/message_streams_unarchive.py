# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.message_stream import MessageStream


def message_streams_unarchive(id: str) -> Request[MessageStream]:
    """Take an archived message stream back into use."""
    return Request("POST", f"/message-streams/{segment('id', id)}/unarchive", one(MessageStream.from_dict))
