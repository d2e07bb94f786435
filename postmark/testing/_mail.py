"""A mail as the fake server would deliver it: an item of `fake.sent`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from postmark.testing._checks import RECIPIENTS, Fields, decoded, text_of_scalar
from postmark.testing._wire_addresses import people


@attrs.frozen
class SentAttachment:
    """An attachment of a sent mail, decoded."""

    __module__ = "postmark.testing"

    name: str
    content: bytes = attrs.field(repr=False)
    content_type: str
    content_id: str | None
    """As it was sent, such as `cid:logo.png`; None if it is no inline image."""


@attrs.frozen(kw_only=True)
class SentMail:
    """A mail that was sent, with its fields as they were sent. What was not given is None."""

    __module__ = "postmark.testing"

    message_id: str
    from_email: str
    to: str | None
    cc: str | None
    bcc: str | None
    reply_to: str | None
    subject: str | None
    text_body: str | None = attrs.field(repr=False)
    html_body: str | None = attrs.field(repr=False)
    template: int | str | None
    """The id or the alias. Templates are not rendered."""
    template_model: dict[str, Any] | None = attrs.field(repr=False)
    inline_css: bool | None
    attachments: list[SentAttachment]
    headers: list[tuple[str, str]]
    tag: str | None
    metadata: dict[str, str]
    message_stream: str
    """The id; the default one if none was given."""
    track_opens: bool | None
    track_links: str | None
    recipients: list[str]
    """The addresses of To, Cc and Bcc to which it goes: without the suppressed ones."""


def mail_of(fields: Fields, message_id: str, stream_id: str) -> SentMail:
    """Return the mail that valid fields describe."""
    headers = [(header["Name"], header["Value"]) for header in fields.get("Headers", [])]
    metadata: Mapping[str, Any] = fields.get("Metadata", {})
    return SentMail(
        message_id=message_id,
        from_email=fields["From"],
        to=fields.get("To"),
        cc=fields.get("Cc"),
        bcc=fields.get("Bcc"),
        reply_to=fields.get("ReplyTo"),
        subject=fields.get("Subject"),
        text_body=fields.get("TextBody"),
        html_body=fields.get("HtmlBody"),
        template=_template(fields),
        template_model=fields.get("TemplateModel"),
        inline_css=fields.get("InlineCss"),
        attachments=[_attachment(each) for each in fields.get("Attachments", [])],
        headers=headers,
        tag=fields.get("Tag"),
        metadata={name: text_of_scalar(value) for name, value in metadata.items()},
        message_stream=stream_id,
        track_opens=fields.get("TrackOpens"),
        track_links=fields.get("TrackLinks"),
        recipients=[address for name in RECIPIENTS for _, address in people(fields.get(name, ""))],
    )


def _template(fields: Fields) -> int | str | None:
    # If both are given, the id counts.
    template_id = fields.get("TemplateId")
    return fields.get("TemplateAlias") if template_id is None else int(template_id)


def _attachment(wire: Mapping[str, Any]) -> SentAttachment:
    content_id = wire.get("ContentID") or None
    content = decoded(wire["Content"]) or b""
    return SentAttachment(wire["Name"], content, wire["ContentType"], content_id)
