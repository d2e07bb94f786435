# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.signature import Signature


def signatures_get(id: int) -> Request[Signature]:
    """Get one sender signature with its DNS records."""
    return Request("GET", f"/senders/{segment('id', id, number=True)}", one(Signature.from_dict))
