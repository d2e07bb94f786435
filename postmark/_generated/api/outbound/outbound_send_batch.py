# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, array
from ...models.send_response import SendResponse


def outbound_send_batch(fields: bytes) -> Request[list[SendResponse]]:
    """Send up to 500 messages in one request."""
    return Request("POST", "/email/batch", array(SendResponse.from_dict), body=fields, kind="batch")
