# Generated from spec/postmark.yaml by make generate. Do not edit.


import os
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypedDict

from ..._wire.mail import Attachment, as_address, as_addresses, as_attachments, as_headers, as_line, as_template
from ..._wire.writers import Table, as_boolean, as_text, as_text_mapping
from .email_address import EmailAddress


class BulkFields(TypedDict, total=False):
    """What the mails of a bulk send have in common.

    Attributes:
        from_email: The sender, one address with or without a display name, at most 255
            characters. It must be a confirmed sender signature or of a verified domain.
        reply_to: Addresses for replies, separated by commas. By default, those of the sender
            signature.
        tag: One word or phrase to group messages by, at most 1,000 characters.
        message_stream: Id of the message stream that sends. By default `outbound`; for a bulk send,
            the default broadcast stream.
        track_opens: Whether opens are tracked. False does not switch off what the server's
            settings have switched on.
        track_links: Where links are tracked. By default, the server's setting decides; `None`
            overrides it.
        metadata: Up to 10 fields of your own, not shown to recipients. Names have at most 20
            characters and may not differ in case only; values have at most 80.
        headers: Further headers; names may repeat.
        attachments: Files sent along. In base64 they count towards the limit of 10 MB.
        template: Alias of the template.
        inline_css: Whether the style sheets of the HTML are moved into its elements. By default,
            they are.
        subject: The subject. It may have placeholders, filled from each message's model; not
            for a template.
        text_body: The plain text part. It may have placeholders; not for a template.
        html_body: The HTML part. It may have placeholders; not for a template.
    """

    from_email: str | EmailAddress | None
    reply_to: str | EmailAddress | Iterable[str | EmailAddress] | None
    tag: str | None
    message_stream: str | None
    track_opens: bool | None
    track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None
    metadata: Mapping[str, str] | None
    headers: Mapping[str, str] | Iterable[tuple[str, str]] | None
    attachments: Iterable[Attachment | os.PathLike[str]] | None
    template: int | str | None
    inline_css: bool | None
    subject: str | None
    text_body: str | None
    html_body: str | None


BulkFields.__module__ = "postmark"

WRITERS: Final[Table] = {
    "from_email": ("From", as_address),
    "reply_to": ("ReplyTo", as_addresses),
    "tag": ("Tag", as_line),
    "message_stream": ("MessageStream", as_text),
    "track_opens": ("TrackOpens", as_boolean),
    "track_links": ("TrackLinks", as_text),
    "metadata": ("Metadata", as_text_mapping),
    "headers": ("Headers", as_headers),
    "attachments": ("Attachments", as_attachments),
    "template": ("", as_template),
    "inline_css": ("InlineCss", as_boolean),
    "subject": ("Subject", as_text),
    "text_body": ("TextBody", as_text),
    "html_body": ("HtmlBody", as_text),
}
"""The fields, each with its wire name and its writer."""
