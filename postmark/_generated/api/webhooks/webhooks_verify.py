# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.webhook_verification import WebhookVerification


def webhooks_verify(id: int) -> Request[WebhookVerification]:
    """Post a test event for each enabled trigger and say how it was answered."""
    return Request("POST", f"/webhooks/{segment('id', id, number=True)}/verify", one(WebhookVerification.from_dict))
