# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_boolean, as_models, as_text, as_text_mapping, body
from ...models.attachment_request import AttachmentRequest
from ...models.header import Header
from ...models.send_response import SendResponse

BODY: Final[Table] = {
    "from_email": ("From", as_text),
    "reply_to": ("ReplyTo", as_text),
    "tag": ("Tag", as_text),
    "message_stream": ("MessageStream", as_text),
    "track_opens": ("TrackOpens", as_boolean),
    "track_links": ("TrackLinks", as_text),
    "metadata": ("Metadata", as_text_mapping),
    "headers": ("Headers", as_models(Header)),
    "attachments": ("Attachments", as_models(AttachmentRequest)),
    "to": ("To", as_text),
    "cc": ("Cc", as_text),
    "bcc": ("Bcc", as_text),
    "subject": ("Subject", as_text),
    "text_body": ("TextBody", as_text),
    "html_body": ("HtmlBody", as_text),
}


def outbound_send(fields: Mapping[str, object]) -> Request[SendResponse]:
    """Send one message."""
    return Request("POST", "/email", one(SendResponse.from_dict), body=body(fields, BODY), kind="send")
