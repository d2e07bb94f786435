# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, done
from ...._wire.writers import segment


def webhooks_delete(id: int) -> Request[None]:
    """Delete a webhook."""
    return Request("DELETE", f"/webhooks/{segment('id', id, number=True)}", done)
