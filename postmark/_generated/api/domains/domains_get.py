# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.domain import Domain


def domains_get(id: int) -> Request[Domain]:
    """Get one domain with its DNS records."""
    return Request("GET", f"/domains/{segment('id', id, number=True)}", one(Domain.from_dict))
