# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.domain import Domain


def domains_verify_return_path(id: int) -> Request[Domain]:
    """Check the Return-Path record of a domain now."""
    return Request("PUT", f"/domains/{segment('id', id, number=True)}/verifyReturnPath", one(Domain.from_dict))
