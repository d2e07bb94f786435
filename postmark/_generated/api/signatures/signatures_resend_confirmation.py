# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, done
from ...._wire.writers import segment


def signatures_resend_confirmation(id: int) -> Request[None]:
    """Mail the confirmation request of a signature again."""
    return Request("POST", f"/senders/{segment('id', id, number=True)}/resend", done)
