"""An inbound message: its attachments, its spam score, and its form as Python's own message."""

from __future__ import annotations

from base64 import b64encode
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from webhook_payloads import body, payload

from postmark.webhooks import InboundWebhook, InboundWebhookAttachment, parse

PIXEL = b"\x89PNG\r\n\x1a\n\x00\xff"


def inbound(name: str = "inbound", **changes: Any) -> InboundWebhook:
    event = parse(payload(name, **changes), headers=None, auth=None)
    assert isinstance(event, InboundWebhook)
    return event


def attachment(content: bytes = PIXEL, **changes: Any) -> dict[str, Any]:
    wire = {"Name": "dot.png", "Content": b64encode(content).decode(), "ContentType": "image/png"}
    return {**wire, "ContentLength": len(content), "ContentID": "", **changes}


def sent(message: EmailMessage) -> EmailMessage:
    """Return a message as its next reader sees it."""
    return message_from_bytes(message.as_bytes(), policy=policy.default)


# --- attachments --------------------------------------------------------------------------------


def test_an_attachment_is_decoded() -> None:
    (note,) = inbound().attachments

    assert note.content == b"Hello, world!"
    assert note.content_length == len(note.content)


def test_the_attachments_of_test_events_are_decoded() -> None:
    wire = {"Name": "test.txt", "Data": "SGVsbG8=", "ContentType": "text/plain"}

    assert InboundWebhookAttachment.from_dict(wire).content == b"Hello"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("SGVsbG8=", b"Hello"),
        ("SGVsbG8", b"Hello"),
        ("SGVs\r\nbG8=", b"Hello"),
        ("", b""),
        (None, b""),
        ("S", b""),
        ("ключ", b""),
        ("\udc80", b""),
        (7, b""),
    ],
)
def test_what_is_not_base64_is_empty_and_stays_readable(text: Any, content: bytes) -> None:
    found = InboundWebhookAttachment.from_dict(attachment(Content=text))

    assert found.content == content
    assert found.to_dict().get("Content") == text


# --- spam score ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "score"),
    [
        ([("X-Spam-Score", "-0.1")], -0.1),
        ([("x-spam-SCORE", " 12 ")], 12.0),
        ([("X-Spam-Score", "1.5"), ("X-Spam-Score", "-99")], 1.5),
        ([("X-Spam-Score", "")], None),
        ([("X-Spam-Score", "high")], None),
        ([("X-Spam-Score", "nan")], None),
        ([("X-Spam-Score", "inf")], None),
        ([("X-Spam-Status", "5")], None),
        ([], None),
    ],
)
def test_the_spam_score_is_a_number_or_none(
    headers: list[tuple[str, str]], score: float | None
) -> None:
    event = inbound(Headers=[{"Name": name, "Value": value} for name, value in headers])

    assert event.spam_score == score


# --- as a message of Python's -------------------------------------------------------------------


def test_the_raw_source_is_parsed() -> None:
    message = inbound("inbound_raw").to_message()

    assert message["Subject"] == "Re: question"
    assert message.get_content() == "My answer\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_raw_source_has_any_line_end_and_any_text(line_end: str) -> None:
    source = ["Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Content-Type: text/plain; charset=utf-8",
              "Content-Transfer-Encoding: 8bit", "", "Grüße", ""]  # fmt: skip

    message = inbound("inbound_raw", RawEmail=line_end.join(source)).to_message()

    assert message["Subject"] == "Grüße"
    assert message.get_content().strip() == "Grüße"


def test_without_a_raw_source_a_message_is_composed() -> None:
    message = sent(inbound().to_message())

    assert message["From"] == "Sam Sample <sam@example.com>"
    assert message["To"].addresses[0].display_name == "Help desk"
    assert message["Subject"] == "Re: question"
    assert message["Date"].datetime.isoformat() == "2026-03-07T19:32:46-07:00"
    assert message["Message-ID"] == "<composed-1@example.com>"
    assert message["Return-Path"] == "<sam@example.com>"
    assert message["Cc"] is None
    assert len(message.get_all("Received", [])) == 2
    assert len(message.get_all("MIME-Version", [])) == 1
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().strip() == "My answer\n\nOn Sat you wrote:\n> question"
    assert html.get_content().strip() == "<p>My answer</p>"
    (note,) = message.iter_attachments()
    assert note.get_filename() == "note.txt"
    assert note.get_content() == "Hello, world!"


@pytest.mark.parametrize(
    ("text", "html", "kind"),
    [
        ("Text", "", "text/plain"),
        ("", "<p>Text</p>", "text/html"),
        ("Text", "<p>Text</p>", "multipart/alternative"),
        ("", "", "text/plain"),
    ],
)
def test_a_composed_message_has_the_bodies_that_are_there(text: str, html: str, kind: str) -> None:
    message = inbound(TextBody=text, HtmlBody=html, Attachments=[]).to_message()

    assert message.get_content_type() == kind


def test_images_of_the_page_are_inline_and_all_else_is_attached() -> None:
    event = inbound(
        HtmlBody='<img src="cid:logo@1">',
        Attachments=[
            attachment(ContentID="<logo@1>", Name="logo.png"),
            attachment(ContentID="elsewhere@1", Name="other.png"),
            attachment(Name="plain.png"),
        ],
    )

    message = sent(event.to_message())

    html = message.get_body(("related",))
    assert html is not None
    (logo,) = html.iter_attachments()
    assert logo["Content-ID"] == "<logo@1>"
    assert logo.get_content_disposition() == "inline"
    assert logo.get_content() == PIXEL
    others = [*message.iter_attachments()]
    assert [each.get_filename() for each in others] == ["other.png", "plain.png"]
    assert [each.get_content() for each in others] == [PIXEL, PIXEL]


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ("application/pdf", "application/pdf"),
        ('text/calendar; charset="utf-8"; method=REQUEST', "text/calendar"),
        ("multipart/mixed", "application/octet-stream"),
        ("message/delivery-status", "application/octet-stream"),
        ("", "application/octet-stream"),
        (None, "application/octet-stream"),
        ("nonsense", "application/octet-stream"),
    ],
)
def test_an_attachment_keeps_its_type_if_it_can(posted: str | None, kept: str) -> None:
    message = inbound(Attachments=[attachment(b"bytes", ContentType=posted)]).to_message()

    (found,) = sent(message).iter_attachments()
    assert found.get_content_type() == kept
    assert found.get_payload(decode=True) == b"bytes"


def test_an_attached_message_is_a_message() -> None:
    mail = b"Subject: Inner\n\nInner body\n"
    found = inbound(Attachments=[attachment(mail, ContentType="message/rfc822", Name="a.eml")])

    (part,) = sent(found.to_message()).iter_attachments()

    assert part.get_content()["Subject"] == "Inner"


def test_no_value_starts_another_header() -> None:
    attack = "text\r\nX-Evil: yes\r\n\r\nbody"
    event = inbound(
        Subject=attack,
        FromName=attack,
        Headers=[{"Name": "X-A", "Value": attack}, {"Name": "X-B\r\nX-Evil", "Value": "yes"}],
        Attachments=[attachment(Name=attack, ContentID=attack, ContentType="a/b\r\nX-Evil: 1")],
    )

    message = sent(event.to_message())

    for part in message.walk():
        assert "X-Evil" not in part


@settings(max_examples=200)
@given(data=st.data())
def test_a_message_can_be_composed_of_anything(data: st.DataObject) -> None:
    text = st.text(max_size=30) | st.text('\r\n\t "<>@=?;:,\\()[]\udc80é', max_size=12)
    header = st.fixed_dictionaries({"Name": text | st.sampled_from(USUAL), "Value": text})
    changes = {
        key: data.draw(text)
        for key in ("From", "FromName", "To", "Cc", "ReplyTo", "Subject", "Date", "TextBody",
                    "HtmlBody")
    }  # fmt: skip
    files = st.builds(attachment, Name=text, ContentID=text, ContentType=text | st.just("a/b;c=d"))
    event = inbound(
        **changes,
        Headers=data.draw(st.lists(header, max_size=4)),
        Attachments=data.draw(st.lists(files, max_size=2)),
    )

    sent(event.to_message())


USUAL = ["From", "To", "Cc", "Sender", "Reply-To", "Date", "Message-ID", "Content-Type", "Subject"]


@pytest.mark.parametrize("name", ["inbound", "inbound_empty", "inbound_raw"])
def test_a_message_can_be_written(name: str) -> None:
    event = parse(body(name), headers=None, auth=None)
    assert isinstance(event, InboundWebhook)

    assert (sent(event.to_message())["Subject"] or "") == event.subject
