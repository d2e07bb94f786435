# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.bounce_dump import BounceDump


def bounces_get_dump(bounce_id: int) -> Request[BounceDump]:
    """Get the raw source of one bounce."""
    return Request("GET", f"/bounces/{segment('bounce_id', bounce_id, number=True)}/dump", one(BounceDump.from_dict))
