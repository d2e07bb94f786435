# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.bounce import Bounce


def bounces_get(bounce_id: int) -> Request[Bounce]:
    """Get one bounce with the source of the mail."""
    return Request("GET", f"/bounces/{segment('bounce_id', bounce_id, number=True)}", one(Bounce.from_dict))
