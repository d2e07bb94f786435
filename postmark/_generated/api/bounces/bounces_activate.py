# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.bounce import Bounce


def bounces_activate(bounce_id: int) -> Request[Bounce]:
    """Switch the address of one bounce on again."""
    return Request(
        "PUT", f"/bounces/{segment('bounce_id', bounce_id, number=True)}/activate", one(Bounce.from_dict, key="Bounce")
    )
