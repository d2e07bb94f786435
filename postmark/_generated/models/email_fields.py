# Generated from spec/postmark.yaml by make generate. Do not edit.


import os
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, TypedDict

from ..._wire.mail import Attachment, Fields, as_address, as_addresses, as_attachments, as_headers, as_line, as_template
from ..._wire.records import frozen
from ..._wire.writers import Table, as_boolean, as_json, as_text, as_text_mapping
from .email_address import EmailAddress


class EmailFields(TypedDict, total=False):
    """Every field of a mail, with or without a template.

    Attributes:
        from_email: The sender, one address with or without a display name, at most 255
            characters. It must be a confirmed sender signature or of a verified domain.
        template_model: Values for the template's placeholders; may be empty.
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
        to: Recipients, separated by commas. To, Cc and Bcc may have 50 together; To may
            be left out if another of them is given.
        cc: Recipients of a copy, separated by commas.
        bcc: Recipients of a copy that the others do not see, separated by commas.
        subject: The subject, at most 2,000 characters.
        text_body: The plain text part, at most 5 MB. This or the HTML part is needed, or both.
        html_body: The HTML part, at most 5 MB.
        template: Alias of the template.
        inline_css: Whether the style sheets of the HTML are moved into its elements. By default,
            they are.
    """

    from_email: str | EmailAddress | None
    template_model: Mapping[str, Any] | None
    reply_to: str | EmailAddress | Iterable[str | EmailAddress] | None
    tag: str | None
    message_stream: str | None
    track_opens: bool | None
    track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None
    metadata: Mapping[str, str] | None
    headers: Mapping[str, str] | Iterable[tuple[str, str]] | None
    attachments: Iterable[Attachment | os.PathLike[str]] | None
    to: str | EmailAddress | Iterable[str | EmailAddress] | None
    cc: str | EmailAddress | Iterable[str | EmailAddress] | None
    bcc: str | EmailAddress | Iterable[str | EmailAddress] | None
    subject: str | None
    text_body: str | None
    html_body: str | None
    template: int | str | None
    inline_css: bool | None


EmailFields.__module__ = "postmark"

WRITERS: Final[Table] = {
    "from_email": ("From", as_address),
    "template_model": ("TemplateModel", as_json),
    "reply_to": ("ReplyTo", as_addresses),
    "tag": ("Tag", as_line),
    "message_stream": ("MessageStream", as_text),
    "track_opens": ("TrackOpens", as_boolean),
    "track_links": ("TrackLinks", as_text),
    "metadata": ("Metadata", as_text_mapping),
    "headers": ("Headers", as_headers),
    "attachments": ("Attachments", as_attachments),
    "to": ("To", as_addresses),
    "cc": ("Cc", as_addresses),
    "bcc": ("Bcc", as_addresses),
    "subject": ("Subject", as_text),
    "text_body": ("TextBody", as_text),
    "html_body": ("HtmlBody", as_text),
    "template": ("", as_template),
    "inline_css": ("InlineCss", as_boolean),
}
"""The fields, each with its wire name and its writer."""


@frozen(init=False)
class EmailBase(Fields):
    """Every field of a mail, with or without a template."""

    __slots__ = (
        "from_email",
        "template_model",
        "reply_to",
        "tag",
        "message_stream",
        "track_opens",
        "track_links",
        "metadata",
        "headers",
        "attachments",
        "to",
        "cc",
        "bcc",
        "subject",
        "text_body",
        "html_body",
        "template",
        "inline_css",
    )
    from_email: str | EmailAddress | None
    """The sender, one address with or without a display name, at most 255 characters. It
    must be a confirmed sender signature or of a verified domain."""
    template_model: Mapping[str, Any] | None
    """Values for the template's placeholders; may be empty."""
    reply_to: str | EmailAddress | Iterable[str | EmailAddress] | None
    """Addresses for replies, separated by commas. By default, those of the sender signature."""
    tag: str | None
    """One word or phrase to group messages by, at most 1,000 characters."""
    message_stream: str | None
    """Id of the message stream that sends. By default `outbound`; for a bulk send, the
    default broadcast stream."""
    track_opens: bool | None
    """Whether opens are tracked. False does not switch off what the server's settings have
    switched on."""
    track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None
    """Where links are tracked. By default, the server's setting decides; `None` overrides
    it."""
    metadata: Mapping[str, str] | None
    """Up to 10 fields of your own, not shown to recipients. Names have at most 20 characters
    and may not differ in case only; values have at most 80."""
    headers: Mapping[str, str] | Iterable[tuple[str, str]] | None
    """Further headers; names may repeat."""
    attachments: Iterable[Attachment | os.PathLike[str]] | None
    """Files sent along. In base64 they count towards the limit of 10 MB."""
    to: str | EmailAddress | Iterable[str | EmailAddress] | None
    """Recipients, separated by commas. To, Cc and Bcc may have 50 together; To may be left
    out if another of them is given."""
    cc: str | EmailAddress | Iterable[str | EmailAddress] | None
    """Recipients of a copy, separated by commas."""
    bcc: str | EmailAddress | Iterable[str | EmailAddress] | None
    """Recipients of a copy that the others do not see, separated by commas."""
    subject: str | None
    """The subject, at most 2,000 characters."""
    text_body: str | None
    """The plain text part, at most 5 MB. This or the HTML part is needed, or both."""
    html_body: str | None
    """The HTML part, at most 5 MB."""
    template: int | str | None
    """Alias of the template."""
    inline_css: bool | None
    """Whether the style sheets of the HTML are moved into its elements. By default, they
    are."""

    def __init__(
        self,
        *,
        from_email: str | EmailAddress | None = None,
        template_model: Mapping[str, Any] | None = None,
        reply_to: str | EmailAddress | Iterable[str | EmailAddress] | None = None,
        tag: str | None = None,
        message_stream: str | None = None,
        track_opens: bool | None = None,
        track_links: Literal["None", "HtmlAndText", "HtmlOnly", "TextOnly"] | str | None = None,
        metadata: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | Iterable[tuple[str, str]] | None = None,
        attachments: Iterable[Attachment | os.PathLike[str]] | None = None,
        to: str | EmailAddress | Iterable[str | EmailAddress] | None = None,
        cc: str | EmailAddress | Iterable[str | EmailAddress] | None = None,
        bcc: str | EmailAddress | Iterable[str | EmailAddress] | None = None,
        subject: str | None = None,
        text_body: str | None = None,
        html_body: str | None = None,
        template: int | str | None = None,
        inline_css: bool | None = None,
    ) -> None:
        self._keep(
            from_email=from_email,
            template_model=template_model,
            reply_to=reply_to,
            tag=tag,
            message_stream=message_stream,
            track_opens=track_opens,
            track_links=track_links,
            metadata=metadata,
            headers=headers,
            attachments=attachments,
            to=to,
            cc=cc,
            bcc=bcc,
            subject=subject,
            text_body=text_body,
            html_body=html_body,
            template=template,
            inline_css=inline_css,
        )
