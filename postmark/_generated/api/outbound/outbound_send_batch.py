# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, array
from ...models.send_result import SendResult


def outbound_send_batch(fields: bytes) -> Request[list[SendResult]]:
    """Send up to 500 messages in one request."""
    return Request("POST", "/email/batch", array(SendResult.from_dict), body=fields, kind="batch")
