# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...models.delivery_stats import DeliveryStats


def bounces_get_delivery_stats() -> Request[DeliveryStats]:
    """Get the number of bounces of each type, and of inactive addresses."""
    return Request("GET", "/deliverystats", one(DeliveryStats.from_dict))
