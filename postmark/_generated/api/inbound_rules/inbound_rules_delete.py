# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, done
from ...._wire.writers import segment


def inbound_rules_delete(id: int) -> Request[None]:
    """Delete an inbound rule."""
    return Request("DELETE", f"/triggers/inboundrules/{segment('id', id, number=True)}", done)
