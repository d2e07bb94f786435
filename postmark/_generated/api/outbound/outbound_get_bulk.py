# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.bulk_request import BulkRequest


def outbound_get_bulk(bulk_id: str) -> Request[BulkRequest]:
    """Get the status of one bulk request."""
    return Request("GET", f"/email/bulk/{segment('bulk_id', bulk_id)}", one(BulkRequest.from_dict))
