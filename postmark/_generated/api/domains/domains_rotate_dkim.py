# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.domain import Domain


def domains_rotate_dkim(id: int) -> Request[Domain]:
    """Start the change to a new DKIM key."""
    return Request("POST", f"/domains/{segment('id', id, number=True)}/rotatedkim", one(Domain.from_dict))
