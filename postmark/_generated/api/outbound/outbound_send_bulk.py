# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...models.bulk_request import BulkRequest


def outbound_send_bulk(fields: bytes) -> Request[BulkRequest]:
    """Start a bulk send, the same mail to many recipients."""
    return Request("POST", "/email/bulk", one(BulkRequest.from_dict), body=fields, kind="batch")
