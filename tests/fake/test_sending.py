"""Sending to the fake server: what is accepted, what is refused, and what tests see of it."""

from __future__ import annotations

import base64
import json
import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from described import SPEC

from postmark.testing import FakePostmark, SentAttachment

from .wire import MAIL, Wire

TEMPLATED: dict[str, Any] = {
    "From": "shop@example.com",
    "To": "pat@example.com",
    "TemplateAlias": "welcome",
    "TemplateModel": {"name": "Pat", "items": [{"price": 3}]},
}
INACTIVE = (
    "You tried to send to recipient(s) that have been marked as inactive. Found inactive "
    "addresses: {}. Inactive recipients are ones that have generated a hard bounce, a spam "
    "complaint, or a manual suppression."
)
LONG = "😀" * 1001
TOO_LONG_METADATA = (
    "Invalid metadata content. Field names are limited to 20 characters and field values are "
    "limited to 80 characters in length. The 'campaign' field in your metadata content exceeds "
    "these limits."
)
NOT_AN_ID = "The 'TemplateId' associated with this request is not valid or was not found."
NOT_A_TEMPLATE = (
    "The Template's 'Alias' associated with this request is not valid or was not found."
)


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark(now=datetime(2026, 3, 2, 15, 0, tzinfo=UTC))


@pytest.fixture
def wire(fake: FakePostmark) -> Wire:
    return Wire(fake)


def sent_to(fake: FakePostmark) -> list[str | None]:
    return [mail.to for mail in fake.sent]


# --- what is accepted -------------------------------------------------------------------------


def test_an_accepted_mail_has_an_id_and_the_time_it_was_taken(wire: Wire) -> None:
    answer = wire.post("/email", MAIL)

    UUID(answer.pop("MessageID"))
    assert answer == {
        "To": "pat@example.com",
        "SubmittedAt": "2026-03-02T15:00:00.0000000Z",
        "ErrorCode": 0,
        "Message": "OK",
    }


def test_what_was_sent_is_kept_as_it_was_sent(wire: Wire, fake: FakePostmark) -> None:
    wire.post(
        "/email",
        {
            "From": "Shop <shop@example.com>",
            "To": '"Reader, One" <one@example.com>, Zwei Ünal <two@example.com>',
            "Cc": "three@example.com",
            "Bcc": "four@example.com",
            "ReplyTo": "help@example.com",
            "Subject": "Hello",
            "TextBody": "Text",
            "HtmlBody": "<p>Html</p>",
            "Tag": "welcome",
            "Metadata": {"order": "7", "count": 3},
            "Headers": [{"Name": "X-A", "Value": "1"}, {"Name": "X-A", "Value": "2"}],
            "TrackOpens": True,
            "TrackLinks": "HtmlOnly",
            "MessageStream": "broadcast",
            "Attachments": [
                {
                    "Name": "logo.png",
                    "Content": base64.encodebytes(b"\x00" * 100).decode(),
                    "ContentType": "image/png",
                    "ContentID": "cid:logo.png",
                },
                {"Name": "a.txt", "Content": "aGk=", "ContentType": "text/plain"},
            ],
        },
    )

    (mail,) = fake.sent
    assert mail.from_email == "Shop <shop@example.com>"
    assert mail.to == '"Reader, One" <one@example.com>, Zwei Ünal <two@example.com>'
    assert (mail.cc, mail.bcc, mail.reply_to) == (
        "three@example.com", "four@example.com", "help@example.com"
    )  # fmt: skip
    assert (mail.subject, mail.text_body, mail.html_body) == ("Hello", "Text", "<p>Html</p>")
    assert (mail.tag, mail.metadata) == ("welcome", {"order": "7", "count": "3"})
    assert mail.headers == [("X-A", "1"), ("X-A", "2")]
    assert (mail.track_opens, mail.track_links) == (True, "HtmlOnly")
    assert mail.message_stream == "broadcast"
    assert mail.attachments == [
        SentAttachment("logo.png", b"\x00" * 100, "image/png", "cid:logo.png"),
        SentAttachment("a.txt", b"hi", "text/plain", None),
    ]
    assert mail.recipients == [f"{name}@example.com" for name in ("one", "two", "three", "four")]
    assert (mail.template, mail.template_model, mail.inline_css) == (None, None, None)


def test_nulls_count_as_absent_and_the_default_stream_is_outbound(
    wire: Wire, fake: FakePostmark
) -> None:
    nothing = dict.fromkeys(("Cc", "Bcc", "Subject", "Tag", "Metadata", "Headers", "Attachments"))
    wire.post("/email", MAIL | nothing | {"TemplateId": None})

    (mail,) = fake.sent
    assert (mail.cc, mail.subject, mail.tag) == (None, None, None)
    assert (mail.metadata, mail.headers, mail.attachments) == ({}, [], [])
    assert mail.message_stream == "outbound"


def test_a_mail_with_copies_only_is_accepted_and_its_answer_has_no_to(wire: Wire) -> None:
    answer = wire.post("/email", {k: v for k, v in MAIL.items() if k != "To"} | {"Bcc": "b@x.com"})

    assert "To" not in answer
    assert answer["ErrorCode"] == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<a@x.com>", ""),
        (" a@x.com ,", ""),
        ("Pat <a@x.com>", "Pat"),
        ('"O, \\"Pat\\"" <a@x.com>', 'O, "Pat"'),
        ("Zoë (home) <a@x.com>", "Zoë (home)"),
        ('A "b" c <a@x.com>', 'A "b" c'),
    ],
)
def test_names_of_recipients_are_read(wire: Wire, fake: FakePostmark, text: str, name: str) -> None:
    message_id = wire.post("/email", MAIL | {"To": text})["MessageID"]

    details = wire.get(f"/messages/outbound/{message_id}/details")
    assert details["To"] == [{"Email": "a@x.com", "Name": name}]
    assert fake.sent[0].recipients == ["a@x.com"]


def test_text_that_utf_8_cannot_hold_is_answered(wire: Wire) -> None:
    sent = json.dumps(MAIL | {"Subject": "\ud800", "To": "\ud800 <a@x.com>"})
    answer = wire.http.post("/email", content=sent, headers={"Content-Type": "application/json"})

    assert answer.json()["To"] == "? <a@x.com>"


def test_sent_mail_is_found_by_the_messages_api(wire: Wire, fake: FakePostmark) -> None:
    mail = MAIL | {"Metadata": {"order": "7"}, "HtmlBody": "<p>Hi</p>", "Tag": "receipt"}
    message_id = wire.post("/email", mail)["MessageID"]

    found = wire.get("/messages/outbound", count=5, offset=0, metadata_order="7")
    details = wire.get(f"/messages/outbound/{message_id}/details")
    assert [each["MessageID"] for each in found["Messages"]] == [message_id]
    assert (details["TextBody"], details["HtmlBody"]) == ("Hello, Pat.", "<p>Hi</p>")
    assert (details["Tag"], details["Metadata"]) == ("receipt", {"order": "7"})
    assert fake.sent[0].message_id == message_id


def test_sent_mail_can_be_opened_and_bounced(wire: Wire, fake: FakePostmark) -> None:
    message_id = wire.post("/email", MAIL | {"TrackOpens": True})["MessageID"]

    fake.outbound.get(message_id).opened().bounced()

    details = wire.get(f"/messages/outbound/{message_id}/details")
    assert [event["Type"] for event in details["MessageEvents"]] == ["Opened", "Bounced"]


def test_a_message_that_is_not_there_cannot_be_got(fake: FakePostmark) -> None:
    with pytest.raises(KeyError):
        fake.outbound.get("no-such-message")


def test_sent_can_be_cleared(wire: Wire, fake: FakePostmark) -> None:
    wire.post("/email", MAIL)
    fake.sent.clear()
    wire.post("/email", MAIL | {"To": "lee@example.com"})

    assert sent_to(fake) == ["lee@example.com"]


def test_bodies_and_models_are_in_no_repr(wire: Wire, fake: FakePostmark) -> None:
    wire.post("/email", MAIL)

    assert "Hello, Pat." not in repr(fake.sent)


@pytest.mark.parametrize("path", ["/email/withTemplate", "/EMAIL/withtemplate"])
def test_a_template_is_recorded_with_its_model(wire: Wire, fake: FakePostmark, path: str) -> None:
    template = fake.templates.add(alias="welcome")
    wire.post(path, TEMPLATED)
    wire.post(path, TEMPLATED | {"TemplateId": template.template_id, "InlineCss": False})

    first, second = fake.sent
    assert (first.template, first.template_model) == ("welcome", TEMPLATED["TemplateModel"])
    assert (second.template, second.inline_css) == (template.template_id, False)


@pytest.mark.parametrize(
    ("mailbox", "headers", "bounce_type"),
    [
        ("SoftBounce", [], "SoftBounce"),
        ("dns_error", [], "DnsError"),
        ("SpamComplaint", [], "HardBounce"),
        ("whatever", [], "HardBounce"),
        ("x", [{"Name": "X-PM-Bounce-Type", "Value": "Blocked"}], "Blocked"),
    ],
)
def test_addresses_made_for_it_bounce_at_once(
    wire: Wire, mailbox: str, headers: list[dict[str, str]], bounce_type: str
) -> None:
    to = f"{mailbox}@bounce-testing.postmarkapp.com"
    wire.post("/email", MAIL | {"To": to, "Headers": headers})

    (bounce,) = wire.get("/bounces", count=5, offset=0)["Bounces"]
    assert (bounce["Type"], bounce["Email"]) == (bounce_type, to)


# --- what is refused --------------------------------------------------------------------------

REFUSED: list[tuple[str, dict[str, Any], int, str]] = [
    ("nobody", {"To": ""}, 300, "Zero recipients specified"),
    ("no address", {"To": "pat"}, 300, "Invalid 'To' address: 'pat'."),
    (
        "a bad domain", {"Cc": "user@+"}, 300,
        "Error parsing 'Cc': Illegal email domain '+' in address 'user@+'.",
    ),
    (
        "a domain that is not ASCII", {"Bcc": "a@bücher.example"}, 300,
        "Error parsing 'Bcc': Illegal email domain 'bücher.example' in address 'a@bücher.example'.",
    ),
    (
        "semicolons", {"To": "a@x.com;b@x.com"}, 300,
        "Error parsing 'To': Illegal email address 'a@x.com;b@x.com'.",
    ),
    (
        "a local part that is not ASCII", {"To": "jürgen@x.com"}, 300,
        "Error parsing 'To': Illegal email address 'jürgen@x.com'.",
    ),
    (
        "a comma without quotes", {"To": "Reader, One <a@x.com>"}, 300,
        "Invalid 'To' address: 'Reader'.",
    ),
    ("two senders", {"From": "a@x.com, b@x.com"}, 300,
        "Invalid 'From' address: 'a@x.com, b@x.com'."),
    ("a bad reply-to", {"ReplyTo": "x"}, 300, "Invalid 'Reply-To' address: 'x'."),
    ("no sender", {"From": None}, 300, "Invalid 'From' address: ''."),
    ("a bad sender", {"From": "shop"}, 300, "Invalid 'From' address: 'shop'."),
    (
        "no body", {"TextBody": None, "HtmlBody": ""}, 300,
        "Provide either email TextBody or HtmlBody or both.",
    ),
    (
        "51 recipients",
        {"To": ", ".join(f"{n}@x.com" for n in range(26)), "Cc": "a@x.com," * 25}, 300,
        "A message can have at most 50 recipients.",
    ),
    ("a long subject", {"Subject": LONG}, 300, "The 'Subject' is limited to 2000 characters."),
    ("a long tag", {"Tag": "t" * 1001}, 300, "The 'Tag' is limited to 1000 characters."),
    (
        "a long value of metadata", {"Metadata": {"campaign": "v" * 81}}, 300,
        TOO_LONG_METADATA,
    ),
    (
        "too much metadata", {"Metadata": {str(n): "" for n in range(11)}}, 300,
        "Invalid metadata content. There can be up to 10 fields.",
    ),
    (
        "names of metadata that differ in case", {"Metadata": {"a": "1", "A": "2"}}, 300,
        "Invalid metadata content. Field names must be unique.",
    ),
    (
        "a program", {"Attachments": [{"Name": "A.EXE", "Content": "", "ContentType": "x/y"}]}, 411,
        "Attachment file type not allowed.",
    ),
    (
        "bytes not encoded",
        {"Attachments": [{"Name": "a.txt", "Content": "%PDF", "ContentType": "x/y"}]}, 300,
        "The content of the attachment 'a.txt' is not base64.",
    ),
    ("metadata as a list", {"Metadata": []}, 403, "Invalid request field(s): $.Metadata"),
    ("recipients as a list", {"To": ["a@x.com"]}, 403, "Invalid request field(s): $.To"),
    ("a word for a flag", {"TrackOpens": "yes"}, 403, "Invalid request field(s): $.TrackOpens"),
    ("another link", {"TrackLinks": "All"}, 403, "Invalid request field(s): $.TrackLinks"),
    ("headers as a map", {"Headers": {"X-A": "1"}}, 403, "Invalid request field(s): $.Headers"),
    (
        "an attachment without a type", {"Attachments": [{"Name": "a", "Content": ""}]}, 403,
        "Invalid request field(s): $.Attachments",
    ),
    (
        "an unknown stream", {"MessageStream": "x"}, 1235,
        "The stream provided: 'x' does not exist on this server.",
    ),
    (
        "the inbound stream", {"MessageStream": "inbound"}, 1236,
        "Sending is not supported for this stream type.",
    ),
    (
        "a template", {"TemplateAlias": "welcome"}, 1123,
        "The 'TemplateAlias' cannot be combined with this endpoint.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code", "text"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_a_wrong_mail_is_refused_alone_and_in_a_batch(
    wire: Wire, fake: FakePostmark, change: dict[str, Any], code: int, text: str
) -> None:
    assert wire.refusal("POST", "/email", MAIL | change) == (code, text)
    assert wire.post("/email/batch", [MAIL | change]) == [{"ErrorCode": code, "Message": text}]
    assert fake.sent == []
    assert len(fake.outbound) == 0


TEMPLATE_REFUSALS: list[tuple[dict[str, Any], int, str]] = [
    ({"TemplateAlias": "other"}, 1101, NOT_A_TEMPLATE),
    ({"TemplateAlias": None, "TemplateId": 99}, 1101, NOT_AN_ID),
    ({"TemplateAlias": None}, 1101, NOT_AN_ID),
    ({"TemplateModel": None}, 1120, "The 'TemplateModel' must be provided."),
    ({"TemplateModel": []}, 403, "Invalid request field(s): $.TemplateModel"),
    (
        {"Subject": "Hello"}, 1123,
        "Subject, HtmlBody and TextBody cannot be combined with a template.",
    ),
    ({"TemplateAlias": "frame"}, 1101, "A layout cannot be sent."),
    ({"To": None}, 300, "Zero recipients specified"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code", "text"), TEMPLATE_REFUSALS)
def test_a_wrong_templated_mail_is_refused(
    wire: Wire, fake: FakePostmark, change: dict[str, Any], code: int, text: str
) -> None:
    fake.templates.add(alias="welcome")
    fake.templates.add(alias="frame", template_type="Layout")
    body = {"Messages": [TEMPLATED | change]}

    assert wire.refusal("POST", "/email/withTemplate", TEMPLATED | change) == (code, text)
    assert wire.post("/email/batchWithTemplates", body) == [{"ErrorCode": code, "Message": text}]
    assert fake.sent == []


@pytest.mark.parametrize(
    ("path", "body", "refusal"),
    [
        ("/email", b"not json", (402, "Invalid JSON.")),
        ("/email", b"[]", (403, "Invalid request field(s): $")),
        ("/email/batch", b"{}", (403, "Invalid request field(s): $")),
        ("/email/batch", b"[1]", (403, "Invalid request field(s): $")),
        ("/email/batchWithTemplates", b"[]", (403, "Invalid request field(s): $")),
        ("/email/batchWithTemplates", b"{}", (403, "Invalid request field(s): $.Messages")),
    ],
)
def test_a_body_of_another_shape_is_refused_whole(
    wire: Wire, path: str, body: bytes, refusal: tuple[int, str]
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = wire.http.post(path, content=body, headers=headers)

    assert answer.status_code == 422
    assert (answer.json()["ErrorCode"], answer.json()["Message"]) == refusal


def test_a_body_that_is_not_said_to_be_json_is_415(wire: Wire) -> None:
    assert wire.http.post("/email", content=json.dumps(MAIL)).status_code == 415
    assert wire.ask("POST", "/email", MAIL).status_code == 200


def test_too_much_is_413(wire: Wire, fake: FakePostmark) -> None:
    def mail(size: int) -> dict[str, Any]:
        attachment = {"Name": "a.bmp", "Content": "A" * size, "ContentType": "image/bmp"}
        return MAIL | {"Attachments": [attachment]}

    ten = 10 * 1024 * 1024
    assert wire.ask("POST", "/email", mail(ten)).status_code == 413
    assert wire.ask("POST", "/email/batch", [mail(9_000_000)] * 6).status_code == 413
    assert wire.post("/email/batch", [mail(ten)])[0] == {
        "ErrorCode": 300,
        "Message": "Attachments too big. The total size should be less than 10485760 bytes.",
    }
    assert fake.sent == []
    assert wire.post("/email", mail(ten - 1000))["ErrorCode"] == 0


# --- batches ----------------------------------------------------------------------------------


def test_a_batch_is_answered_in_order_and_a_refused_mail_stops_no_other(
    wire: Wire, fake: FakePostmark
) -> None:
    mails = [MAIL | {"To": to} for to in ("a@x.com", "bad", "c@x.com")]
    answer = wire.post("/email/batch", mails)

    assert [item["ErrorCode"] for item in answer] == [0, 300, 0]
    assert sorted(answer[1]) == ["ErrorCode", "Message"]
    assert sent_to(fake) == ["a@x.com", "c@x.com"]
    assert [item.get("MessageID") for item in answer] == [
        fake.sent[0].message_id, None, fake.sent[1].message_id
    ]  # fmt: skip


def test_a_batch_of_templates(wire: Wire, fake: FakePostmark) -> None:
    fake.templates.add(alias="welcome")
    mails = [TEMPLATED, TEMPLATED | {"TemplateAlias": "other"}]
    answer = wire.post("/email/batchWithTemplates", {"Messages": mails})

    assert [item["ErrorCode"] for item in answer] == [0, 1101]
    assert [mail.template for mail in fake.sent] == ["welcome"]


@pytest.mark.parametrize("path", ["/email/batch", "/email/batchWithTemplates"])
def test_a_batch_has_at_most_500_mails(wire: Wire, fake: FakePostmark, path: str) -> None:
    def body(count: int) -> Any:
        return [MAIL] * count if path == "/email/batch" else {"Messages": [TEMPLATED] * count}

    fake.templates.add(alias="welcome")
    assert wire.refusal("POST", path, body(501)) == (
        410,
        "You may only send up to 500 messages in a single batched request.",
    )
    assert fake.sent == []
    assert len(wire.post(path, body(500))) == 500 == len(fake.sent)


def test_an_empty_batch_is_answered_with_nothing(wire: Wire) -> None:
    assert wire.post("/email/batch", []) == []


# --- suppressions and scripted refusals -------------------------------------------------------


def test_a_mail_to_suppressed_addresses_only_is_refused(wire: Wire, fake: FakePostmark) -> None:
    fake.suppress("gone@example.com")
    fake.suppress("off@example.com", reason="ManualSuppression")
    mail = MAIL | {"To": "Gone@example.com", "Cc": "Off <off@example.com>"}

    refusal = wire.refusal("POST", "/email", mail)

    assert refusal == (406, INACTIVE.format("Gone@example.com, off@example.com"))
    assert fake.sent == []


def test_a_mail_to_some_suppressed_addresses_goes_to_the_others(
    wire: Wire, fake: FakePostmark
) -> None:
    fake.suppress("gone@example.com")
    answer = wire.post("/email", MAIL | {"To": "pat@example.com, gone@example.com"})

    assert (answer["ErrorCode"], answer["To"]) == (0, "pat@example.com, gone@example.com")
    assert answer["Message"] == (
        "Message OK, but will not deliver to these inactive addresses: gone@example.com"
    )
    assert fake.sent[0].recipients == ["pat@example.com"]


def test_an_address_is_suppressed_on_one_stream_only(wire: Wire, fake: FakePostmark) -> None:
    fake.suppress("pat@example.com", "broadcast")

    assert wire.post("/email", MAIL)["ErrorCode"] == 0
    assert wire.refusal("POST", "/email", MAIL | {"MessageStream": "broadcast"})[0] == 406


def test_a_bounce_suppresses_what_is_sent_next(wire: Wire, fake: FakePostmark) -> None:
    fake.outbound.get(wire.post("/email", MAIL)["MessageID"]).bounced()

    assert wire.refusal("POST", "/email", MAIL)[0] == 406


@pytest.mark.parametrize(
    ("arguments", "error", "text"),
    [
        ({"address": 1}, TypeError, "address must be a str"),
        ({"address": "a@x.com", "reason": "Unsubscribe"}, ValueError, "reason must be one of"),
        ({"address": "a@x.com", "origin": "Me"}, ValueError, "origin must be one of"),
        ({"address": "a@x.com", "message_stream": "x"}, ValueError, "message_stream must exist"),
    ],
)
def test_suppress_rejects(
    fake: FakePostmark, arguments: dict[str, Any], error: type[Exception], text: str
) -> None:
    with pytest.raises(error, match=text):
        fake.suppress(**arguments)


def test_a_scripted_refusal_hits_the_mails_it_is_for(wire: Wire, fake: FakePostmark) -> None:
    fake.refuse(412, "Your account is pending.", when=lambda mail: mail.tag == "welcome")
    mails = [MAIL, MAIL | {"Tag": "welcome"}, MAIL | {"Tag": "welcome"}]

    answer = wire.post("/email/batch", mails)

    assert [item["ErrorCode"] for item in answer] == [0, 412, 0]
    assert answer[1]["Message"] == "Your account is pending."
    assert len(fake.sent) == 2


def test_a_scripted_refusal_is_406_unless_told_otherwise(wire: Wire, fake: FakePostmark) -> None:
    fake.refuse(times=2)
    text = INACTIVE.format("pat@example.com")

    assert [wire.refusal("POST", "/email", MAIL) for _ in range(2)] == [(406, text)] * 2
    assert wire.post("/email", MAIL)["ErrorCode"] == 0


def test_scripted_refusals_last_until_they_are_cleared(wire: Wire, fake: FakePostmark) -> None:
    fake.refuse(400, times=None)
    before = [item["ErrorCode"] for item in wire.post("/email/batch", [MAIL] * 3)]
    fake.clear_faults()

    assert before == [400, 400, 400]
    assert wire.post("/email", MAIL)["ErrorCode"] == 0


def test_refuse_rejects_no_times(fake: FakePostmark) -> None:
    with pytest.raises(ValueError, match="times must be at least 1"):
        fake.refuse(times=0)
    with pytest.raises(TypeError, match="message must be a str"):
        fake.refuse(message=1)  # type: ignore[arg-type]  # wrong on purpose


# --- the test token ---------------------------------------------------------------------------


def test_the_test_token_checks_and_keeps_nothing(fake: FakePostmark) -> None:
    fake.suppress("pat@example.com")
    fake.templates.add(alias="welcome")
    wire = Wire(fake, "POSTMARK_API_TEST")

    first, second = wire.post("/email/batch", [MAIL, MAIL | {"To": "bad"}])

    assert (first["ErrorCode"], first["Message"]) == (0, "Test job accepted")
    UUID(first["MessageID"])
    assert second["ErrorCode"] == 300
    assert wire.refusal("POST", "/email/withTemplate", TEMPLATED) == (1101, NOT_A_TEMPLATE)
    assert wire.get("/messages/outbound", count=5, offset=0)["TotalCount"] == 0
    assert fake.sent == []
    assert len(fake.outbound) == 0


def test_another_token_is_refused(fake: FakePostmark) -> None:
    answer = Wire(fake, "wrong").ask("POST", "/email", MAIL)

    assert (answer.status_code, answer.json()["ErrorCode"]) == (401, 10)
    assert fake.sent == []


# --- faults -----------------------------------------------------------------------------------


def test_a_send_that_fails_is_not_applied_and_one_whose_answer_is_cut_is(
    wire: Wire, fake: FakePostmark
) -> None:
    fake.fail_next(500)
    assert wire.ask("POST", "/email", MAIL).status_code == 500
    assert fake.sent == []

    fake.truncate_next()
    with pytest.raises(Exception, match="peer closed connection"):
        wire.ask("POST", "/email", MAIL)
    assert len(fake.sent) == 1


def test_the_root_lists_the_operations_of_the_spec(wire: Wire) -> None:
    operations = {re.sub(r"{\w+}", "{}", line) for line in wire.get("/")["Operations"]}

    methods = {"get", "post", "put", "patch", "delete"}
    documented = {
        re.sub(r"{\w+}", "{}", f"{method.upper()} {path}")
        for path, item in SPEC["paths"].items()
        for method in methods & item.keys()
    }
    assert documented <= operations


def test_a_request_has_the_operation_id_of_the_spec(fake: FakePostmark) -> None:
    client = fake.sync_server_client()

    client.outbound.list()
    client.inbound.list()
    client.bounces.list()

    paths = ("/messages/outbound", "/messages/inbound", "/bounces")
    documented = [SPEC["paths"][path]["get"]["operationId"] for path in paths]
    assert [request.operation for request in fake.requests] == documented
