# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.webhook import Webhook


def webhooks_get(id: int) -> Request[Webhook]:
    """Get one webhook."""
    return Request("GET", f"/webhooks/{segment('id', id, number=True)}", one(Webhook.from_dict))
