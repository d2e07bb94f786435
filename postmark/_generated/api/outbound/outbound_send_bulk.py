# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, one
from ...._wire.writers import Table, as_boolean, as_integer, as_models, as_text, as_text_mapping, body
from ...models.attachment_request import AttachmentRequest
from ...models.bulk_recipient_request import BulkRecipientRequest
from ...models.bulk_request import BulkRequest
from ...models.header import Header

BODY: Final[Table] = {
    "from_email": ("From", as_text),
    "messages": ("Messages", as_models(BulkRecipientRequest)),
    "reply_to": ("ReplyTo", as_text),
    "tag": ("Tag", as_text),
    "message_stream": ("MessageStream", as_text),
    "track_opens": ("TrackOpens", as_boolean),
    "track_links": ("TrackLinks", as_text),
    "metadata": ("Metadata", as_text_mapping),
    "headers": ("Headers", as_models(Header)),
    "attachments": ("Attachments", as_models(AttachmentRequest)),
    "template_id": ("TemplateId", as_integer),
    "template_alias": ("TemplateAlias", as_text),
    "inline_css": ("InlineCss", as_boolean),
    "subject": ("Subject", as_text),
    "text_body": ("TextBody", as_text),
    "html_body": ("HtmlBody", as_text),
}


def outbound_send_bulk(fields: Mapping[str, object]) -> Request[BulkRequest]:
    """Start a bulk send, the same mail to many recipients."""
    return Request("POST", "/email/bulk", one(BulkRequest.from_dict), body=body(fields, BODY), kind="batch")
