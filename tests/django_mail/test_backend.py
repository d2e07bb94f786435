"""Django's mail through Postmark, on every Django that is supported."""

from __future__ import annotations

import email
import logging
import threading
import warnings
from email import policy
from email.encoders import encode_base64
from email.message import EmailMessage as StandardMessage
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

import django
import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection, send_mail
from django.test import override_settings
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy, override

import postmark
from postmark.django import EmailBackend
from postmark.testing import FakePostmark, SentAttachment, SentMail

translated: Any = lazy(str, str)
"""A translation that is made when it is used."""


def a_message(**given: Any) -> Any:
    usual: dict[str, Any] = {"subject": "Hi", "body": "Hello", "to": ["pat@example.com"]}
    return EmailMessage(**(usual | given))


def sent(fake: FakePostmark, message: Any) -> SentMail:
    """Return what arrives of a message."""
    assert message.send() == 1
    assert message.postmark_response.message_id == fake.sent[-1].message_id
    return fake.sent[-1]


# --- what Django's own tests ask of every backend -----------------------------------------------


def test_a_message_is_sent_and_counted(fake: FakePostmark) -> None:
    assert get_connection().send_messages([a_message()]) == 1

    (mail,) = fake.sent
    assert (mail.from_email, mail.to) == ("Shop <shop@example.com>", "pat@example.com")
    assert (mail.subject, (mail.text_body or "").rstrip("\n")) == ("Hi", "Hello")
    assert (mail.html_body, mail.headers, mail.attachments) == (None, [], [])


def test_several_messages_are_one_request(fake: FakePostmark) -> None:
    messages = [a_message(subject=f"Number {number}") for number in range(3)]

    assert get_connection().send_messages(messages) == 3

    assert [mail.subject for mail in fake.sent] == ["Number 0", "Number 1", "Number 2"]
    assert [each.postmark_response.message_id for each in messages] == [
        mail.message_id for mail in fake.sent
    ]
    assert len(fake.requests) == 1


@pytest.mark.parametrize("messages", [[], (), None])
def test_no_messages_are_no_request(fake: FakePostmark, messages: Any) -> None:
    assert get_connection().send_messages(messages) == 0
    assert fake.requests == []


def test_messages_may_come_from_a_generator(fake: FakePostmark) -> None:
    messages: Any = (a_message(subject=str(number)) for number in range(2))

    assert get_connection().send_messages(messages) == 2


def test_a_message_without_recipients_is_skipped_and_not_counted(fake: FakePostmark) -> None:
    nobody, somebody = a_message(to=[]), a_message()

    assert nobody.send() == 0
    assert get_connection().send_messages([nobody, somebody]) == 1

    assert nobody.postmark_response is None
    assert somebody.postmark_response.accepted
    assert len(fake.sent) == 1


def test_text_outside_ascii_arrives_as_it_is(fake: FakePostmark) -> None:
    message = a_message(
        subject="Chère maman " + "é" * 100,
        body="Je t'aime très fort 日本\n",
        from_email="Zoë, Boss <zoe@example.com>".replace(",", ""),
        to=["Jürgen Müller <j@example.com>", '"Ünal, A." <u@example.com>'],
    )

    mail = sent(fake, message)

    assert mail.subject == "Chère maman " + "é" * 100
    assert mail.text_body == "Je t'aime très fort 日本\n"
    assert mail.from_email == "Zoë Boss <zoe@example.com>"
    assert mail.to == 'Jürgen Müller <j@example.com>, "Ünal, A." <u@example.com>'


def test_a_body_in_another_charset_is_decoded(fake: FakePostmark) -> None:
    message = a_message(body="Grüße\n")
    message.encoding = "iso-8859-1"

    assert sent(fake, message).text_body == "Grüße\n"


def test_long_lines_stay_whole(fake: FakePostmark) -> None:
    body = "é" * 3000 + "\nFrom here\n"

    assert sent(fake, a_message(body=body)).text_body == body


def test_a_domain_outside_ascii_is_sent_as_postmark_takes_it(fake: FakePostmark) -> None:
    mail = sent(fake, a_message(to=["pat@lörem.example.com"], bcc=["Jo <jo@lörem.example.com>"]))

    assert mail.to == "pat@xn--lrem-5qa.example.com"
    assert mail.bcc == "Jo <jo@xn--lrem-5qa.example.com>"


def test_send_mail_sends_text_and_html(fake: FakePostmark) -> None:
    send_mail("Hi", "Text\n", None, ["pat@example.com"], html_message="<p>Html</p>\n")

    (mail,) = fake.sent
    assert (mail.text_body, mail.html_body) == ("Text\n", "<p>Html</p>\n")


def test_a_user_name_and_password_have_no_effect(fake: FakePostmark) -> None:
    sent = send_mail("Hi", "Text", None, ["pat@example.com"], auth_user="a", auth_password="b")

    assert sent == 1


def test_mass_mail_managers_and_admins_are_served(fake: FakePostmark) -> None:
    mail.send_mass_mail([("Hi", "Text", None, [f"{name}@example.com"]) for name in "ab"])
    people: Any = ["c@example.com"] if django.VERSION >= (6,) else [("C", "c@example.com")]
    with override_settings(ADMINS=people, MANAGERS=people):
        mail.mail_admins("Error", "Text", html_message="<p>Html</p>")
        mail.mail_managers("News", "Text")

    assert [each.to for each in fake.sent] == [f"{name}@example.com" for name in "abcc"]
    assert fake.sent[2].subject == "[Django] Error"


def test_a_line_break_in_a_header_is_refused_before_anything_is_sent(fake: FakePostmark) -> None:
    for unsafe in ({"subject": "Hi\nBcc: x@y.z"}, {"to": ["a@b.c\nBcc: x@y.z"]},
                   {"headers": {"X-A": "1\nBcc: x@y.z"}}, {"bcc": ["a@b.c\nX: y"]}):  # fmt: skip
        with pytest.raises(ValueError):
            get_connection().send_messages([a_message(), a_message(**unsafe)])

    assert fake.requests == []


def test_a_message_can_be_sent_twice_and_is_not_changed(fake: FakePostmark) -> None:
    message = a_message(bcc=["b@example.com"], headers={"X-A": "1"})

    first, second = sent(fake, message), sent(fake, message)

    assert (first.recipients, first.headers) == (second.recipients, second.headers)
    assert message.extra_headers == {"X-A": "1"}
    assert message.bcc == ["b@example.com"]


def test_a_connection_is_a_context_and_can_be_opened_and_closed_often(fake: FakePostmark) -> None:
    with get_connection() as connection:
        connection.open()
        assert connection.send_messages([a_message()]) == 1
        connection.close()
        assert connection.send_messages([a_message()]) == 1


# --- recipients and headers ---------------------------------------------------------------------


def test_all_kinds_of_recipients_get_the_mail(fake: FakePostmark) -> None:
    mail = sent(
        fake,
        a_message(
            to=["a@example.com", "b@example.com"],
            cc=["c@example.com"],
            bcc=["d@example.com", "E <e@example.com>"],
            reply_to=["help@example.com", "Boss <boss@example.com>"],
        ),
    )

    assert mail.recipients == [f"{name}@example.com" for name in "abcde"]
    assert (mail.cc, mail.bcc) == ("c@example.com", "d@example.com, E <e@example.com>")
    assert mail.reply_to == "help@example.com, Boss <boss@example.com>"


def test_blind_copies_alone_are_a_mail(fake: FakePostmark) -> None:
    mail = sent(fake, a_message(to=[], bcc=["a@example.com", "b@example.com"]))

    assert (mail.to, mail.bcc) == (None, "a@example.com, b@example.com")


def test_further_headers_are_kept_but_not_what_django_makes(fake: FakePostmark) -> None:
    mail = sent(fake, a_message(headers={"X-A": "1", "X-B": "<https://x.y>", "X-N": 7}))

    assert mail.headers == [("X-A", "1"), ("X-B", "<https://x.y>"), ("X-N", "7")]


def test_a_message_id_of_the_sender_is_kept(fake: FakePostmark) -> None:
    headers = {"Message-ID": "<1@example.com>", "date": "Mon, 2 Mar 2026 15:00:00 -0000"}

    assert sent(fake, a_message(headers=headers)).headers == [("Message-ID", "<1@example.com>")]


def test_a_from_header_is_the_sender_that_is_shown(fake: FakePostmark) -> None:
    message = a_message(from_email="bounce@example.com", headers={"From": "Zoë <z@x.com>"})

    mail = sent(fake, message)

    assert (mail.from_email, mail.headers) == ("Zoë <z@x.com>", [])


@pytest.mark.parametrize("reply_to", [[], ["other@example.com"]])
def test_a_reply_to_header_counts_more_than_the_argument(
    fake: FakePostmark, reply_to: list[str]
) -> None:
    mail = sent(fake, a_message(reply_to=reply_to, headers={"Reply-To": "r@example.com"}))

    assert (mail.reply_to, mail.headers) == ("r@example.com", [])


def test_a_to_header_names_those_who_get_the_mail(fake: FakePostmark) -> None:
    mail = sent(fake, a_message(headers={"To": "Pat <pat@example.com>"}))

    assert (mail.to, mail.bcc) == ("Pat <pat@example.com>", None)


@pytest.mark.parametrize("name", ["To", "to"])
def test_whom_the_headers_do_not_show_gets_a_blind_copy_and_nobody_else_any(
    fake: FakePostmark, name: str
) -> None:
    mail = sent(
        fake,
        a_message(
            to=["a@example.com", "B <b@example.com>"],
            bcc=["c@example.com"],
            headers={name: "B <b@example.com>, list@example.com"},
        ),
    )

    assert mail.to == "B <b@example.com>"
    assert mail.bcc == "a@example.com, c@example.com"


def test_a_bcc_header_reaches_nobody(fake: FakePostmark) -> None:
    mail = sent(fake, a_message(headers={"Bcc": "x@example.com"}))

    assert (mail.bcc, mail.headers) == (None, [])


# --- bodies and attachments ---------------------------------------------------------------------


def test_a_body_of_html_is_html(fake: FakePostmark) -> None:
    message = a_message(body="<p>Hello</p>\n")
    message.content_subtype = "html"

    mail = sent(fake, message)

    assert (mail.text_body, mail.html_body) == (None, "<p>Hello</p>\n")


def test_alternatives_that_are_not_html_are_attached(fake: FakePostmark) -> None:
    message = EmailMultiAlternatives("Hi", "Text\n", None, ["pat@example.com"])
    message.attach_alternative("<p>Html</p>\n", "text/html")
    message.attach_alternative("BEGIN:VCALENDAR\n", "text/calendar")
    message.attach_alternative("<html ⚡4email></html>\n", "text/x-amp-html")

    mail = sent(fake, message)

    assert (mail.text_body, mail.html_body) == ("Text\n", "<p>Html</p>\n")
    assert [(each.name, each.content.decode()) for each in mail.attachments] == [
        ("attachment.ics", "BEGIN:VCALENDAR\n"),
        ("attachment", "<html ⚡4email></html>\n"),
    ]


def test_html_without_text_has_no_text(fake: FakePostmark) -> None:
    message = EmailMultiAlternatives("Hi", "", None, ["pat@example.com"])
    message.attach_alternative("<p>Html</p>\n", "text/html")

    mail = sent(fake, message)

    assert (mail.text_body, mail.html_body) == (None, "<p>Html</p>\n")


def test_files_arrive_with_name_type_and_bytes(fake: FakePostmark, tmp_path: Path) -> None:
    file = tmp_path / "Übersicht.pdf"
    file.write_bytes(b"%PDF" + bytes(range(256)))
    message = a_message(attachments=[("a.txt", "Grüße\n", "text/plain")])
    message.attach("b.png", b"\x89PNG", "image/png")
    message.attach("c.unknown-type", b"\x00")
    message.attach("d.txt", b"\xff\xfe", "text/plain")
    message.attach("e.csv", b"caf\xc3\xa9;1\n")
    message.attach_file(str(file))

    got = {each.name: (each.content_type, each.content) for each in sent(fake, message).attachments}

    assert got == {
        "a.txt": ('text/plain; charset="utf-8"', "Grüße\n".encode()),
        "b.png": ("image/png", b"\x89PNG"),
        "c.unknown-type": ("application/octet-stream", b"\x00"),
        "d.txt": ("application/octet-stream", b"\xff\xfe"),
        "e.csv": ('text/csv; charset="utf-8"', b"caf\xc3\xa9;1\n"),
        "Übersicht.pdf": ("application/pdf", b"%PDF" + bytes(range(256))),
    }


def test_a_file_without_a_name_gets_one(fake: FakePostmark) -> None:
    message = a_message()
    message.attach(None, b"x", "application/pdf")

    (attachment,) = sent(fake, message).attachments

    assert attachment == SentAttachment("attachment.pdf", b"x", "application/pdf", None)


@pytest.mark.skipif(django.VERSION < (5, 2), reason="new in Django 5.2")
def test_named_tuples_are_attachments_and_alternatives(fake: FakePostmark) -> None:
    from django.core.mail import EmailAlternative, EmailAttachment

    message = EmailMultiAlternatives(
        "Hi", "Text", None, ["pat@example.com"],
        attachments=[EmailAttachment("a.png", b"png", "image/png")],
        alternatives=[EmailAlternative("<p>Html</p>\n", "text/html")],
    )  # fmt: skip

    mail = sent(fake, message)

    assert mail.html_body == "<p>Html</p>\n"
    assert mail.attachments == [SentAttachment("a.png", b"png", "image/png", None)]


def attach(message: EmailMessage, part: Any) -> None:
    with warnings.catch_warnings():  # Django 6 says that these classes are deprecated
        warnings.simplefilter("ignore")
        message.attach(part)


def test_older_mime_parts_are_attachments(fake: FakePostmark) -> None:
    message = a_message()
    binary = MIMEBase("application", "x-thing")
    binary.set_payload(b"\x00\x01")
    encode_base64(binary)
    binary.add_header("Content-Disposition", "attachment", filename="thing")
    text = MIMEText("Grüße", "csv", "utf-8")
    text.add_header("Content-Disposition", "attachment", filename="a.csv")
    for part in (binary, text):
        attach(message, part)

    assert sent(fake, message).attachments == [
        SentAttachment("thing", b"\x00\x01", "application/x-thing", None),
        SentAttachment("a.csv", "Grüße".encode(), 'text/csv; charset="utf-8"', None),
    ]


def test_inline_images_are_shown_in_the_page(fake: FakePostmark) -> None:
    message = EmailMultiAlternatives("Hi", "Text", None, ["pat@example.com"])
    message.attach_alternative('<img src="cid:logo">\n', "text/html")
    image = MIMEImage(b"png", "png")
    image.add_header("Content-ID", "<logo>")
    image.add_header("Content-Disposition", "inline", filename="logo.png")
    attach(message, image)

    assert sent(fake, message).attachments == [
        SentAttachment("logo.png", b"png", "image/png", "cid:logo")
    ]


@pytest.mark.skipif(django.VERSION < (6,), reason="new in Django 6.0")
def test_mime_parts_of_today_are_attachments(fake: FakePostmark) -> None:
    from email.message import MIMEPart

    part = MIMEPart()
    part.set_content(b"png", "image", "png", cid="<logo>", filename="a.png", disposition="inline")
    message = a_message(attachments=[part])

    assert sent(fake, message).attachments == [
        SentAttachment("a.png", b"png", "image/png", "cid:logo")
    ]


@pytest.mark.parametrize("kind", ["django", "standard", "source"])
def test_messages_are_attachments(fake: FakePostmark, kind: str) -> None:
    inner: Any = EmailMessage("Inner é", "Body", "a@example.com", ["b@example.com"])
    if kind == "standard":
        inner = StandardMessage()
        inner["Subject"] = "Inner é"
        inner.set_content("Body")
    elif kind == "source":
        inner = b"Subject: =?utf-8?q?Inner_=C3=A9?=\n\nBody"
    message = a_message()
    message.attach("inner.eml", inner, "message/rfc822")

    (attachment,) = sent(fake, message).attachments

    assert (attachment.name, attachment.content_type) == ("inner.eml", "message/rfc822")
    assert (
        email.message_from_bytes(attachment.content, policy=policy.default)["Subject"] == "Inner é"
    )


@pytest.mark.parametrize("files", [0, 1])
def test_an_empty_body_is_a_mail_as_with_smtp(fake: FakePostmark, files: int) -> None:
    message = a_message(body="", attachments=[("a.png", b"x", "image/png")] * files)

    assert sent(fake, message).text_body == "\n"


# --- what Postmark has beside ------------------------------------------------------------------


def test_attributes_of_a_message_are_fields_of_the_mail(fake: FakePostmark) -> None:
    message = a_message()
    message.tag = "welcome"
    message.metadata = {"order": "7"}
    message.message_stream = "broadcast"
    message.track_opens = True
    message.track_links = "HtmlOnly"

    mail = sent(fake, message)

    assert (mail.tag, mail.metadata) == ("welcome", {"order": "7"})
    assert mail.message_stream == "broadcast"
    assert (mail.track_opens, mail.track_links) == (True, "HtmlOnly")


def test_headers_of_postmarks_smtp_are_fields_and_attributes_count_more(fake: FakePostmark) -> None:
    message = a_message(
        headers={
            "X-PM-Tag": "header", "X-PM-Message-Stream": "broadcast", "X-PM-TrackOpens": "true",
            "X-PM-TrackLinks": "None", "X-PM-Metadata-order": "7",
        }
    )  # fmt: skip
    message.tag = "attribute"

    mail = sent(fake, message)

    assert (mail.tag, mail.message_stream) == ("attribute", "broadcast")
    assert (mail.track_opens, mail.track_links) == (True, "None")
    assert (mail.metadata, mail.headers) == ({"order": "7"}, [])


def test_a_template_brings_its_own_subject_and_body(fake: FakePostmark) -> None:
    fake.templates.add(alias="welcome", name="Welcome", subject="Hi", text_body="Hi")
    templated = EmailMessage(to=["pat@example.com"])
    templated.template = "welcome"  # type: ignore[attr-defined]  # a fact of the backend
    templated.template_model = {"name": translated("Pat"), "items": [translated("a")]}  # type: ignore[attr-defined]  # a fact of the backend

    assert get_connection().send_messages([templated, a_message()]) == 2

    mail = next(mail for mail in fake.sent if mail.template)
    assert (mail.template, mail.template_model) == ("welcome", {"name": "Pat", "items": ["a"]})
    assert (mail.subject, mail.text_body) == (None, None)


def test_a_template_and_a_subject_exclude_each_other(fake: FakePostmark) -> None:
    message = a_message(body="")
    message.template = "welcome"

    with pytest.raises(ValueError, match="template and subject exclude each other"):
        message.send()


def test_settings_hold_for_messages_that_do_not_say_otherwise(fake: FakePostmark) -> None:
    with override_settings(POSTMARK_MESSAGE_STREAM="broadcast", POSTMARK_TRACK_OPENS=True):
        plain = sent(fake, a_message())
        other = a_message(headers={"X-PM-Message-Stream": "outbound"})
        other.track_opens = False
        mail = sent(fake, other)

    assert (plain.message_stream, plain.track_opens) == ("broadcast", True)
    assert (mail.message_stream, mail.track_opens) == ("outbound", False)


def test_lazy_translations_are_made_everywhere(fake: FakePostmark) -> None:
    message = EmailMultiAlternatives(
        translated("Subject"), translated("Body\n"), translated("Shop <shop@example.com>"),
        [translated("Pat <pat@example.com>")], bcc=[translated("b@example.com")],
        cc=[translated("c@example.com")], reply_to=[translated("r@example.com")],
        headers={"X-A": translated("1"), "To": translated("P <pat@example.com>")},
    )  # fmt: skip
    message.attach_alternative(translated("<p>Html</p>\n") + "", "text/html")
    message.tag = translated("tag")  # type: ignore[attr-defined]  # a fact of the backend
    message.metadata = {translated("key"): translated("value")}  # type: ignore[attr-defined]  # a fact of the backend

    mail = sent(fake, message)

    assert (mail.subject, mail.text_body) == ("Subject", "Body\n")
    assert (mail.from_email, mail.to) == ("Shop <shop@example.com>", "P <pat@example.com>")
    assert (mail.cc, mail.bcc, mail.reply_to) == ("c@example.com", "b@example.com", "r@example.com")
    assert (mail.headers, mail.tag, mail.metadata) == ([("X-A", "1")], "tag", {"key": "value"})


def test_translations_are_those_of_the_language_at_the_time_of_sending(fake: FakePostmark) -> None:
    message = a_message(subject=gettext_lazy("Yes"))

    with override("de"):
        assert sent(fake, message).subject == "Ja"


def test_the_test_mode_delivers_nothing(fake: FakePostmark) -> None:
    message = a_message()
    with override_settings(POSTMARK_TEST_MODE=True, POSTMARK_SERVER_TOKEN=None):
        assert message.send() == 1

    assert message.postmark_response.message == "Test job accepted"
    assert fake.sent == []


# --- failures ----------------------------------------------------------------------------------


def test_more_than_a_request_takes_are_all_sent(fake: FakePostmark) -> None:
    messages = [a_message(subject=str(number)) for number in range(1001)]

    assert get_connection().send_messages(messages) == 1001

    assert [mail.subject for mail in fake.sent] == [str(number) for number in range(1001)]
    assert len(fake.requests) == 3


def test_a_refused_message_does_not_stop_the_others(fake: FakePostmark) -> None:
    fake.suppress("refused@example.com")
    messages = [a_message(to=[f"{name}@example.com"]) for name in ("a", "refused", "b")]

    with pytest.raises(postmark.BatchError, match="of 3 messages, 1 refused") as caught:
        get_connection().send_messages(messages)

    assert [mail.to for mail in fake.sent] == ["a@example.com", "b@example.com"]
    ((index, message, response),) = caught.value.refused
    assert (index, message) == (1, messages[1])
    assert response == messages[1].postmark_response
    assert isinstance(messages[1].postmark_response.error, postmark.InactiveRecipientsError)
    assert [each.postmark_response.accepted for each in messages] == [True, False, True]


def test_a_refused_message_that_shall_be_silent_is_logged_once(
    fake: FakePostmark, caplog: pytest.LogCaptureFixture
) -> None:
    fake.suppress("secret@example.com")
    messages = [a_message(to=[f"{name}@example.com"]) for name in ("a", "secret", "b")]

    with caplog.at_level(logging.WARNING, "postmark"):
        assert get_connection(fail_silently=True).send_messages(messages) == 2

    assert caplog.messages == ["a mail was refused: InactiveRecipientsError, error code 406"]
    assert messages[1].postmark_response.inactive_recipients == ("secret@example.com",)


def test_an_invalid_message_that_shall_be_silent_does_not_stop_the_others(
    fake: FakePostmark, caplog: pytest.LogCaptureFixture
) -> None:
    untyped, unsafe = a_message(), a_message(subject="Secret\nBcc: x@y.z")
    untyped.metadata = {"order": object()}

    with caplog.at_level(logging.WARNING, "postmark"):
        assert get_connection(fail_silently=True).send_messages([untyped, unsafe, a_message()]) == 1

    assert len(caplog.messages) == 2
    assert "Secret" not in caplog.text
    assert untyped.postmark_response is None


def test_an_invalid_message_stops_all_before_anything_is_sent(fake: FakePostmark) -> None:
    untyped = a_message()
    untyped.metadata = {"order": object()}

    with pytest.raises(TypeError, match=r"messages\[1\]: metadata"):
        get_connection().send_messages([a_message(), untyped])

    assert fake.requests == []


def test_a_wrong_token_is_said_once_for_all(fake: FakePostmark) -> None:
    connection = get_connection(server_token="a-wrong-server-token")
    with pytest.raises(postmark.BatchError) as caught:
        connection.send_messages([a_message(), a_message()])

    assert "a-wrong-server-token" not in str(caught.value)
    assert len(caught.value.results) == 2
    assert isinstance(caught.value.results[0].error, postmark.AuthenticationError)


def test_a_service_that_cannot_be_reached_sends_nothing(
    fake: FakePostmark, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("POSTMARK_BASE_URL", "http://127.0.0.1:1")
    message = a_message()

    assert get_connection(fail_silently=True).send_messages([message]) == 0

    assert message.postmark_response.state == "unsent"
    assert caplog.messages[-1] == "a mail was unsent: NetworkError, error code None"
    assert "pat@example.com" not in caplog.text


def test_the_time_limit_is_djangos(fake: FakePostmark) -> None:
    fake.delay(30)
    with override_settings(EMAIL_TIMEOUT=0.2), pytest.raises(postmark.BatchError) as caught:
        a_message().send()

    ((_, _, response),) = caught.value.unknown
    assert isinstance(response.error, postmark.NetworkTimeoutError)
    fake.clear_faults()


# --- settings ----------------------------------------------------------------------------------


def test_without_a_token_django_is_told_what_to_set(
    fake: FakePostmark, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POSTMARK_SERVER_TOKEN", raising=False)
    missing = pytest.raises(ImproperlyConfigured, match="POSTMARK_SERVER_TOKEN")
    with override_settings(POSTMARK_SERVER_TOKEN=None), missing:
        get_connection()


def test_the_token_of_the_environment_counts_without_a_setting(
    fake: FakePostmark, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", fake.server_token)
    with override_settings(POSTMARK_SERVER_TOKEN=None):
        assert a_message().send() == 1


def test_options_count_more_than_settings(fake: FakePostmark) -> None:
    other = FakePostmark("another-server-token")
    with other.serve() as url:
        connection = get_connection(server_token=other.server_token, base_url=url, timeout=5)
        assert a_message(connection=connection).send() == 1

    assert (len(other.sent), len(fake.sent)) == (1, 0)


def test_a_switch_from_the_official_sdk_needs_no_edit(fake: FakePostmark) -> None:
    with override_settings(
        EMAIL_BACKEND="postmark.django.EmailBackend",
        POSTMARK_SERVER_TOKEN=fake.server_token,
        POSTMARK_TEST_MODE=False,
        POSTMARK_TRACK_OPENS=False,
        POSTMARK_MESSAGE_STREAM=None,
    ):
        mail = sent(fake, a_message())

    assert (mail.track_opens, mail.message_stream) == (False, "outbound")


def test_all_threads_of_a_process_share_the_connections(fake: FakePostmark) -> None:
    def send_some(count: int) -> None:
        for _ in range(count):
            a_message().send()

    threads = [threading.Thread(target=send_some, args=(5,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(fake.sent) == 20


def test_the_public_name_is_where_the_setting_says() -> None:
    assert EmailBackend.__module__ == "postmark.django"
