# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, done
from ...._wire.writers import segment


def signatures_delete(id: int) -> Request[None]:
    """Delete a sender signature."""
    return Request("DELETE", f"/senders/{segment('id', id, number=True)}", done)
