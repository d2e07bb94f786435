# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.archived_stream import ArchivedStream


def message_streams_archive(id: str) -> Request[ArchivedStream]:
    """Archive a message stream, which is deleted 45 days later."""
    return Request("POST", f"/message-streams/{segment('id', id)}/archive", one(ArchivedStream.from_dict))
