# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, done
from ...._wire.writers import segment


def servers_delete(id: int) -> Request[None]:
    """Delete a server with its streams, tokens and messages."""
    return Request("DELETE", f"/servers/{segment('id', id, number=True)}", done)
