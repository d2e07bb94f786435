"""Messages of the standard library arrive as they would by SMTP."""

from __future__ import annotations

import email
import mimetypes
from collections.abc import Callable
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.mime.text import MIMEText
from email.utils import make_msgid
from pathlib import Path
from typing import Any

import pytest
from either import Either
from hypothesis import given
from hypothesis import strategies as st

import postmark
from postmark.testing import FakePostmark, SentAttachment, SentMail

Send = Callable[[EmailMessage], SentMail]


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark()


@pytest.fixture
def send(either: Either, fake: FakePostmark) -> Send:
    """Sends a message and returns what arrives."""
    client = either.fake_client(fake)

    def send(message: EmailMessage) -> SentMail:
        assert either(client.outbound.send(message)).accepted
        return fake.sent[-1]

    return send


def parsed(source: str) -> EmailMessage:
    message = email.message_from_bytes(source.encode(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def a_message(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "shop@example.com"
    message["To"] = "pat@example.com"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("Hello")
    return message


def fields(message: EmailMessage) -> dict[str, Any]:
    return postmark.Email.from_message(message).fields()


# --- the examples of the documentation of the `email` package ----------------------------------


def test_the_simple_example(send: Send, tmp_path: Path) -> None:
    textfile = tmp_path / "textfile"
    textfile.write_text("The contents of the file.\n")

    with textfile.open() as fp:
        msg = EmailMessage()
        msg.set_content(fp.read())
    msg["Subject"] = f"The contents of {textfile.name}"
    msg["From"] = "me@example.com"
    msg["To"] = "you@example.com"

    mail = send(msg)
    assert (mail.from_email, mail.to) == ("me@example.com", "you@example.com")
    assert mail.subject == "The contents of textfile"
    assert (mail.text_body, mail.html_body) == ("The contents of the file.\n", None)
    assert (mail.headers, mail.attachments) == ([], [])


def test_the_example_of_family_photos(send: Send, tmp_path: Path) -> None:
    pngfiles = [tmp_path / name for name in ("one.png", "two.png")]
    for number, file in enumerate(pngfiles):
        file.write_bytes(b"\x89PNG" + bytes([number]) * 200)

    msg = EmailMessage()
    msg["Subject"] = "Our family reunion"
    msg["From"] = "me@example.com"
    msg["To"] = "mother@example.com, father@example.com"
    msg.preamble = "You will not see this in a MIME-aware mail reader.\n"
    for file in pngfiles:
        msg.add_attachment(file.read_bytes(), maintype="image", subtype="png")

    mail = send(msg)
    assert mail.recipients == ["mother@example.com", "father@example.com"]
    assert mail.text_body == "\n"
    assert mail.attachments == [
        SentAttachment("attachment.png", file.read_bytes(), "image/png", None) for file in pngfiles
    ]


def test_the_example_that_sends_a_directory(send: Send, tmp_path: Path) -> None:
    files = {"notes.txt": b"caf\xc3\xa9\n", "data.bin2": bytes(range(256)), "page.html": b"<p>\n"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    msg = EmailMessage()
    msg["Subject"] = f"Contents of directory {tmp_path.name}"
    msg["To"] = "you@example.com"
    msg["From"] = "me@example.com"
    msg.preamble = "You will not see this in a MIME-aware mail reader.\n"
    for path in sorted(tmp_path.iterdir()):
        ctype, encoding = mimetypes.guess_type(path)
        if ctype is None or encoding is not None:
            ctype = "application/octet-stream"
        maintype, subtype = ctype.split("/", 1)
        msg.add_attachment(path.read_bytes(), maintype, subtype, filename=path.name)

    mail = send(msg)
    assert {each.name: each.content for each in mail.attachments} == files
    assert [each.content_type for each in mail.attachments] == [
        "application/octet-stream", "text/plain", "text/html"
    ]  # fmt: skip


def test_the_example_of_asparagus_with_a_related_image(send: Send) -> None:
    msg = EmailMessage()
    msg["Subject"] = "Pourquoi pas des asperges pour ce midi ?"
    msg["From"] = Address("Pepé Le Pew", "pepe", "example.com")
    msg["To"] = (
        Address("Penelope Pussycat", "penelope", "example.com"),
        Address("Fabrette Pussycat", "fabrette", "example.com"),
    )
    msg.set_content("Salut!\n\nCette recette [1] sera sûrement un très bon repas.\n\n--Pepé\n")
    asparagus_cid = make_msgid()
    page = f'<html><body><p>Salut!</p><img src="cid:{asparagus_cid[1:-1]}" /></body></html>\n'
    msg.add_alternative(page, subtype="html")
    image = b"\xff\xd8\xff" + bytes(200)
    msg.get_payload()[1].add_related(image, "image", "jpeg", cid=asparagus_cid)  # type: ignore[index,union-attr]  # as the documentation has it

    mail = send(msg)
    assert mail.from_email == "Pepé Le Pew <pepe@example.com>"
    assert mail.to == (
        "Penelope Pussycat <penelope@example.com>, Fabrette Pussycat <fabrette@example.com>"
    )
    assert mail.subject == "Pourquoi pas des asperges pour ce midi ?"
    assert mail.text_body == (
        "Salut!\n\nCette recette [1] sera sûrement un très bon repas.\n\n--Pepé\n"
    )
    assert mail.html_body == page
    inline = SentAttachment("attachment.jpg", image, "image/jpeg", f"cid:{asparagus_cid[1:-1]}")
    assert mail.attachments == [inline]


# --- one mail, three ways ----------------------------------------------------------------------


def test_fields_an_email_and_a_message_give_the_same_bytes(
    either: Either, fake: FakePostmark
) -> None:
    message = EmailMessage()
    message["From"] = Address('Zoë "Z." Shop', "shop", "example.com")
    message["To"] = '"O, Pat" <pat@example.com>, jo@example.com'
    message["Cc"] = "cc@example.com"
    message["Bcc"] = "bcc@example.com"
    message["Reply-To"] = "Help <help@example.com>"
    message["Subject"] = "Grüße"
    message["X-A"] = "1"
    message["X-PM-Tag"] = "welcome"
    message["X-PM-Message-Stream"] = "outbound"
    message["X-PM-TrackOpens"] = "false"
    message["X-PM-TrackLinks"] = "HtmlOnly"
    message["X-PM-Metadata-order"] = "7"
    message.set_content("Text é\n")
    message.add_alternative('<img src="cid:a@b">\n', subtype="html")
    message.add_attachment(b"\x00" * 100, "image", "png", filename="a.png", cid="<a@b>")
    given: postmark.EmailFields = {
        "from_email": postmark.EmailAddress("shop@example.com", 'Zoë "Z." Shop'),
        "to": [postmark.EmailAddress("pat@example.com", "O, Pat"), "jo@example.com"],
        "cc": "cc@example.com",
        "bcc": ["bcc@example.com"],
        "reply_to": "Help <help@example.com>",
        "subject": "Grüße",
        "headers": {"X-A": "1"},
        "tag": "welcome",
        "message_stream": "outbound",
        "track_opens": False,
        "track_links": "HtmlOnly",
        "metadata": {"order": "7"},
        "text_body": "Text é\n",
        "html_body": '<img src="cid:a@b">\n',
        "attachments": [postmark.Attachment("a.png", b"\x00" * 100, content_id="a@b")],
    }
    client = either.fake_client(fake)

    either(client.outbound.send(**given))
    either(client.outbound.send(postmark.Email(**given)))
    either(client.outbound.send(message))
    either(client.outbound.send(postmark.Email.from_message(message)))
    either(client.outbound.send_batch([postmark.Email(**given), message]))

    bodies = [request.body for request in fake.requests]
    assert len(set(bodies[:4])) == 1
    assert bodies[4] == b"[" + bodies[0] + b"," + bodies[0] + b"]"


def test_fields_given_beside_a_message_count_more(either: Either, fake: FakePostmark) -> None:
    message = a_message(Subject="Its own", X_PM_Tag="its-own")

    either(either.fake_client(fake).outbound.send(message, subject="Given", to="jo@example.com"))

    (mail,) = fake.sent
    assert (mail.subject, mail.to, mail.tag) == ("Given", "jo@example.com", "its-own")


def test_a_message_of_headers_alone_can_be_sent_with_a_template(
    either: Either, fake: FakePostmark
) -> None:
    fake.templates.add(alias="welcome", name="Welcome", subject="Hi", text_body="Hi")
    message = EmailMessage()
    message["From"] = "shop@example.com"
    message["To"] = "pat@example.com"

    either(either.fake_client(fake).outbound.send(message, template="welcome"))

    assert fake.sent[0].template == "welcome"


def test_a_message_is_not_changed_and_can_be_sent_again(send: Send) -> None:
    message = a_message(Subject="Hi")
    message.add_attachment(b"x", "image", "png")
    before = message.as_bytes()

    first, second = send(message), send(message)

    assert message.as_bytes() == before
    assert first.attachments == second.attachments


@pytest.mark.parametrize("message", ["text", None, {"from": "x"}, b"From: a@b.c\n\n"])
def test_what_is_no_message_is_refused(message: Any) -> None:
    with pytest.raises(TypeError, match="message must be an EmailMessage, not "):
        postmark.Email.from_message(message)


# --- addresses and headers ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Pat <pat@example.com>", "Pat <pat@example.com>"),
        ("=?utf-8?q?Zo=C3=AB=2C_X?= <a@example.com>", '"Zoë, X" <a@example.com>'),
        ("=?iso-8859-1?q?J=F8rn?= <a@example.com>", "Jørn <a@example.com>"),
        ('"O, \\"Pat\\"" <a@example.com>', '"O, \\"Pat\\"" <a@example.com>'),
        ("A. B. <a@example.com>", '"A. B." <a@example.com>'),
        ("a@x.com,\n b@x.com,\n\tc@x.com", "a@x.com, b@x.com, c@x.com"),
        ("Team: a@example.com, b@example.com;", "a@example.com, b@example.com"),
        ("a@example.com; b@example.com", "a@example.com; b@example.com"),
        ("Zoë <a@example.com>", "Zoë <a@example.com>"),
        ("not an address", "not an address"),
        ("=?x-none?q?a?= <a@example.com>", "a <a@example.com>"),
    ],
)  # fmt: skip
def test_addresses_are_sent_as_header_text(source: str, sent: str) -> None:
    assert fields(parsed(f"To: {source}\n\nHello"))["to"] == sent


def test_several_headers_of_one_kind_are_joined_for_postmark_to_judge() -> None:
    found = fields(parsed("From: a@x.com\nFrom: b@x.com\nTo: c@x.com\nTo: d@x.com\n\nHello"))

    assert (found["from_email"], found["to"]) == ("a@x.com, b@x.com", "c@x.com, d@x.com")


def test_recipients_without_addresses_are_left_out(send: Send) -> None:
    mail = send(
        parsed("From: a@x.com\nTo: undisclosed-recipients:;\nBcc: pat@example.com\n\nHello")
    )

    assert (mail.to, mail.bcc) == (None, "pat@example.com")


def test_headers_that_postmark_writes_are_left_out_and_others_kept_in_order(send: Send) -> None:
    mail = send(
        parsed(
            "Received: from x\nReturn-Path: <x@example.com>\nDKIM-Signature: v=1\n"
            "Message-ID: <1@example.com>\nDate: Mon, 2 Mar 2026 15:00:00 +0000\n"
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
            "Content-Transfer-Encoding: 8bit\nContent-Language: de\nSender: x@example.com\n"
            "Resent-Bcc: secret@example.com\n"
            "FROM: shop@example.com\nto: pat@example.com\nsubject: Hi\n"
            "References: <2@example.com>\n <3@example.com>\nX-A: 1\nX-A: 2\n"
            "X-Name: =?utf-8?b?w6k=?=\n =?utf-8?q?t=C3=A9?=\nList-Unsubscribe:\n\t<https://x.y>\n\nHello"
        )
    )

    assert mail.headers == [
        ("DKIM-Signature", "v=1"),
        ("Message-ID", "<1@example.com>"),
        ("References", "<2@example.com> <3@example.com>"),
        ("X-A", "1"),
        ("X-A", "2"),
        ("X-Name", "été"),
        ("List-Unsubscribe", "<https://x.y>"),
    ]
    assert (mail.from_email, mail.to, mail.subject) == ("shop@example.com", "pat@example.com", "Hi")


def test_headers_of_postmarks_smtp_become_fields(send: Send) -> None:
    mail = send(
        parsed(
            "From: shop@example.com\nTo: pat@example.com\nx-pm-tag: welcome\n"
            "X-PM-Message-Stream: broadcast\nX-PM-TrackOpens: True\nX-PM-TrackLinks: TextOnly\n"
            "X-PM-Metadata-Order-Id: 7\nX-PM-Metadata-name: =?utf-8?q?Zo=C3=AB?=\n"
            "X-PM-Bounce-Type: SoftBounce\nX-PM-KeepID: true\n\nHello"
        )
    )

    assert (mail.tag, mail.message_stream) == ("welcome", "broadcast")
    assert (mail.track_opens, mail.track_links) == (True, "TextOnly")
    assert mail.metadata == {"Order-Id": "7", "name": "Zoë"}
    assert mail.headers == [("X-PM-Bounce-Type", "SoftBounce"), ("X-PM-KeepID", "true")]


def test_opens_are_not_tracked_if_the_header_says_so() -> None:
    assert fields(a_message(X_PM_TrackOpens="false"))["track_opens"] is False


def test_a_header_about_opens_that_says_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="X-PM-TrackOpens must be true or false, not 'yes'"):
        fields(a_message(X_PM_TrackOpens="yes"))


# --- bodies ------------------------------------------------------------------------------------


def test_a_message_of_html_alone_has_no_text(send: Send) -> None:
    message = a_message()
    message.set_content("<p>Grüße</p>\n", subtype="html")

    mail = send(message)

    assert (mail.text_body, mail.html_body) == (None, "<p>Grüße</p>\n")


def test_bodies_are_found_in_nested_parts(send: Send) -> None:
    message = a_message()
    message.set_content("Text\n")
    message.add_alternative("<img src='cid:a'>\n", subtype="html")
    page = message.get_body(("html",))
    assert isinstance(page, EmailMessage)
    page.add_related(b"image", "image", "gif", cid="<a>", filename="a.gif")
    message.add_attachment(b"%PDF", "application", "pdf", filename="a.pdf")

    mail = send(message)

    assert (mail.text_body, mail.html_body) == ("Text\n", "<img src='cid:a'>\n")
    assert mail.attachments == [
        SentAttachment("a.gif", b"image", "image/gif", "cid:a"),
        SentAttachment("a.pdf", b"%PDF", "application/pdf", None),
    ]


def test_what_comes_after_the_first_body_is_attached() -> None:
    source = (
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nFirst\n--x\n\nFooter\n"
        "--x\nContent-Type: text/plain; name=notes.txt\n\nNotes\n--x--\n"
    )

    found = fields(parsed(source))

    assert found["text_body"] == "First"
    assert [(each.name, each.content) for each in found["attachments"]] == [
        ("attachment.txt", b"Footer"), ("notes.txt", b"Notes")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        ("Content-Type: text/plain; charset=iso-8859-1\n", b"caf\xe9", "café"),
        (("Content-Type: text/plain; charset=iso-8859-1\n"
         "Content-Transfer-Encoding: quoted-printable\n"), b"caf=E9", "café"),
        ("Content-Type: text/plain; charset=x-unknown\n", "café".encode(), "café"),
        ("Content-Type: text/plain; charset=us-ascii\n", "café".encode(), "café"),
        ("", "café".encode(), "café"),
        ("", b"caf\xe9", "café"),
        ("Content-Type: text/plain; charset=base64\n", b"plain", "plain"),
        ("Content-Type: nonsense\n", b"plain", "plain"),
        ("Content-Type: multipart/mixed\n", b"no boundary", "no boundary"),
    ],
)  # fmt: skip
def test_a_body_is_read_in_its_charset_or_in_what_fits(head: str, body: bytes, text: str) -> None:
    message = email.message_from_bytes(head.encode() + b"\n" + body, policy=policy.default)
    assert isinstance(message, EmailMessage)

    assert fields(message)["text_body"] == text


def test_a_message_parsed_from_a_str_keeps_its_characters() -> None:
    source = "Subject: Grüße 日本\nContent-Type: text/plain; charset={}\n\nGrüße 日本"
    for charset in ("utf-8", "us-ascii", "x-unknown"):
        message = email.message_from_string(source.format(charset), policy=policy.default)
        assert isinstance(message, EmailMessage)

        assert fields(message) == {"subject": "Grüße 日本", "text_body": "Grüße 日本"}


def test_an_empty_message_has_the_body_that_smtp_would_give_it(send: Send) -> None:
    message = a_message()
    message.set_payload("")

    assert send(message).text_body == "\n"


# --- attachments -------------------------------------------------------------------------------


def test_a_text_attachment_keeps_its_bytes_and_charset(send: Send) -> None:
    message = a_message()
    message.add_attachment("caf\xe9;1\n", subtype="csv", charset="iso-8859-1", filename="a.csv")

    (attachment,) = send(message).attachments

    assert attachment == SentAttachment(
        "a.csv", b"caf\xe9;1\n", 'text/csv; charset="iso-8859-1"', None
    )


def test_an_attached_message_is_attached_as_its_source(send: Send) -> None:
    inner = a_message(Subject="Inner é")
    message = a_message()
    message.add_attachment(inner)
    message.add_attachment(inner, filename="inner.eml")

    first, second = send(message).attachments

    assert (first.name, first.content_type) == ("attachment.eml", "message/rfc822")
    assert second.name == "inner.eml"
    again = email.message_from_bytes(first.content, policy=policy.default)
    assert again["Subject"] == "Inner é"


def test_an_invitation_among_the_alternatives_is_attached_with_its_method(send: Send) -> None:
    message = a_message()
    message.add_alternative("BEGIN:VCALENDAR\n", subtype="calendar", params={"method": "REQUEST"})

    mail = send(message)

    assert mail.text_body == "Hello\n"
    (attachment,) = mail.attachments
    assert (attachment.name, attachment.content) == ("attachment.ics", b"BEGIN:VCALENDAR\n")
    assert attachment.content_type == 'text/calendar; charset="utf-8"; method="REQUEST"'


def test_a_file_with_a_content_id_is_hidden_only_if_the_page_shows_it() -> None:
    message = a_message()
    message.set_content("<img src='cid:shown'>", subtype="html")
    for name in ("shown", "other"):
        message.add_attachment(b"x", "image", "png", filename=f"{name}.png", cid=f"<{name}>")
    message.add_attachment(
        b"x", "image", "png", filename="inline.png", cid="<inline>", disposition="inline"
    )

    ids = {each.name: each.content_id for each in fields(message)["attachments"]}

    assert ids == {"shown.png": "shown", "other.png": None, "inline.png": "inline"}


@pytest.mark.parametrize(
    ("head", "name", "content_type"),
    [
        ("Content-Type: application/octet-stream", "attachment", "application/octet-stream"),
        (('Content-Disposition: attachment; filename="=?utf-8?q?=C3=A9.pdf?="\n'
         "Content-Type: application/pdf"), "é.pdf", "application/pdf"),
        (("Content-Disposition: attachment; filename*=utf-8''%C3%A9.pdf\n"
         "Content-Type: application/pdf; name=x"), "é.pdf", "application/pdf"),
        (("Content-Disposition: attachment; filename*0=a; filename*1=b.pdf\n"
         "Content-Type: pdf"), "ab.pdf", "application/pdf"),
        ("Content-Disposition: attachment; filename=a.pdf", "a.pdf", "application/pdf"),
        ("Content-Disposition: inline; filename=a.txt", "a.txt", "text/plain"),
    ],
)  # fmt: skip
def test_names_and_types_of_files_are_read_as_they_are_written_in_practice(
    head: str, name: str, content_type: str, send: Send
) -> None:
    mail = send(
        parsed(
            "From: a@x.com\nTo: b@x.com\nContent-Type: multipart/mixed; boundary=x\n\n"
            f"--x\n\nHello\n--x\n{head}\n\ncontent\n--x--\n"
        )
    )

    (attachment,) = mail.attachments
    assert (attachment.name, attachment.content_type) == (name, content_type)


def test_a_delivery_report_is_kept_whole() -> None:
    source = (
        "Content-Type: multipart/report; boundary=x\n\n--x\n\nIt failed.\n"
        "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\n"
        "--x\nContent-Type: message/rfc822\n\nSubject: Lost\n\nBody\n--x--\n"
    )

    found = fields(parsed(source))

    status, lost = (each.content for each in found["attachments"])
    assert b"Reporting-MTA: dns; x" in status
    assert b"Action: failed" in status
    assert lost == b"Subject: Lost\n\nBody"


# --- anything at all ---------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "From: ", "To: ", "Subject: ", "Content-Type: ", "Content-Disposition: ", "X-A: ",
        "Content-Transfer-Encoding: ", "Content-ID: ", "multipart/mixed; boundary=x", "text/plain",
        "text/html; charset=", "message/rfc822", "message/delivery-status", "attachment; filename=",
        "filename*0*=", "%", "base64", "quoted-printable", "x-uuencode", "--x\n", "--x--\n", "\n",
        "\n\n", "\n ", "\t", "=?utf-8?q?=C3=A9?=", "=?x?b?!?=", "=?", '"', "<", ">", "<a@b.c>", ",",
        ";", ":", "=", "é", "\x00", "'", "(", ")", "[", "]", "\\", "a", "=C3", "begin 666 x\n", "0",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.booleans())
def test_no_message_is_too_odd(source: str, modern: bool) -> None:
    kind: Any = policy.default if modern else policy.compat32
    message = email.message_from_bytes(source.encode(), EmailMessage, policy=kind)

    mail = postmark.Email.from_message(message)

    assert set(mail.fields()) <= {
        "from_email", "to", "subject", "headers", "text_body", "html_body", "attachments"
    }  # fmt: skip


def test_the_older_classes_are_read_as_well() -> None:
    legacy = MIMEText("Grüße", "plain", "utf-8")
    legacy["Subject"] = "Hi"

    assert fields(legacy) == {"subject": "Hi", "text_body": "Grüße"}  # type: ignore[arg-type]  # the types say EmailMessage
