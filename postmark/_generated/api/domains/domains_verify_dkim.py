# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.domain import Domain


def domains_verify_dkim(id: int) -> Request[Domain]:
    """Check the DKIM record of a domain now."""
    return Request("PUT", f"/domains/{segment('id', id, number=True)}/verifyDkim", one(Domain.from_dict))
