# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.webhook_statistics import WebhookStatistics


def webhooks_get_statistics(id: int) -> Request[WebhookStatistics]:
    """Get how a webhook's URL answered in the last 24 hours."""
    return Request("GET", f"/webhooks/{segment('id', id, number=True)}/statistics", one(WebhookStatistics.from_dict))
