# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...models.send_result import SendResult


def outbound_send(fields: bytes) -> Request[SendResult]:
    """Send one message."""
    return Request("POST", "/email", one(SendResult.from_dict), body=fields, kind="send")
