# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...models.send_result import SendResult


def outbound_send_with_template(fields: bytes) -> Request[SendResult]:
    """Send one message made from a template."""
    return Request("POST", "/email/withTemplate", one(SendResult.from_dict), body=fields, kind="send")
