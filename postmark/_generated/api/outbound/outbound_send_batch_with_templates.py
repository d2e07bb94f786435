# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, array
from ...._wire.writers import Table, as_models, body
from ...models.send_response import SendResponse
from ...models.templated_email_request import TemplatedEmailRequest

BODY: Final[Table] = {"messages": ("Messages", as_models(TemplatedEmailRequest))}


def outbound_send_batch_with_templates(fields: Mapping[str, object]) -> Request[list[SendResponse]]:
    """Send up to 500 messages made from templates in one request."""
    return Request(
        "POST", "/email/batchWithTemplates", array(SendResponse.from_dict), body=body(fields, BODY), kind="batch"
    )
