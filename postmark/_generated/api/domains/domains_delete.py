# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, done
from ...._wire.writers import segment


def domains_delete(id: int) -> Request[None]:
    """Delete a domain."""
    return Request("DELETE", f"/domains/{segment('id', id, number=True)}", done)
