# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_boolean, as_integer, as_json, as_models, as_text, as_text_mapping, body
from ...models.attachment_request import AttachmentRequest
from ...models.header import Header
from ...models.send_response import SendResponse

BODY: Final[Table] = {
    "from_email": ("From", as_text),
    "template_model": ("TemplateModel", as_json),
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
    "template_id": ("TemplateId", as_integer),
    "template_alias": ("TemplateAlias", as_text),
    "inline_css": ("InlineCss", as_boolean),
}


def outbound_send_with_template(fields: Mapping[str, object]) -> Request[SendResponse]:
    """Send one message made from a template."""
    return Request("POST", "/email/withTemplate", one(SendResponse.from_dict), body=body(fields, BODY), kind="send")
