"""What is written in Python, and how it stands on the wire."""

from __future__ import annotations

import base64
import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs
import pytest
from either import Either

from postmark import (
    AsyncServerClient,
    Attachment,
    BulkRecipient,
    Email,
    EmailAddress,
    Header,
    SyncServerClient,
)
from postmark._generated.models.bulk_fields import WRITERS as BULK_WRITERS
from postmark._generated.models.email_fields import WRITERS
from postmark.testing import FakePostmark

from .mails import FIELDS, mail, only_item, sent_by, templated


class Team(StrEnum):
    SHOP = "shop@example.com"


def sent(**fields: Any) -> dict[str, Any]:
    """Return a mail as it stands on the wire."""
    fake = FakePostmark()
    fake.templates.add(alias="welcome")
    fake.sync_server_client().outbound.send(**{**FIELDS, **fields})
    return only_item(fake)


def refusal(kind: type[Exception] = ValueError, **fields: Any) -> str:
    """Return why a mail is refused before anything is sent."""
    fake = FakePostmark()
    with pytest.raises(kind) as refused:
        fake.sync_server_client().outbound.send(**{**FIELDS, **fields})
    assert fake.requests == []
    return str(refused.value)


# --- all fields ---------------------------------------------------------------------------------


def test_every_field_has_its_place_on_the_wire() -> None:
    wire = sent(
        cc="c@example.com",
        bcc="b@example.com",
        reply_to="r@example.com",
        subject="Hello",
        html_body="<p>Hi</p>",
        tag="t",
        metadata={"order": "7"},
        message_stream="outbound",
        track_opens=False,
        track_links="None",
        headers={"X-A": "1"},
    )

    assert wire == {
        "From": "shop@example.com",
        "To": "pat@example.com",
        "Cc": "c@example.com",
        "Bcc": "b@example.com",
        "ReplyTo": "r@example.com",
        "Subject": "Hello",
        "TextBody": "Hi",
        "HtmlBody": "<p>Hi</p>",
        "Tag": "t",
        "Metadata": {"order": "7"},
        "MessageStream": "outbound",
        "TrackOpens": False,
        "TrackLinks": "None",
        "Headers": [{"Name": "X-A", "Value": "1"}],
    }


def test_what_is_not_given_or_none_is_not_sent() -> None:
    assert set(sent(cc=None, tag=None, metadata=None)) == {"From", "To", "TextBody"}


@pytest.mark.parametrize(
    ("template", "wire"), [(7, {"TemplateId": 7}), ("welcome", {"TemplateAlias": "welcome"})]
)
def test_a_template_is_an_id_or_an_alias(template: Any, wire: dict[str, Any]) -> None:
    fake = FakePostmark()
    client = fake.sync_server_client()
    fake.answer_next({"MessageID": "id", "ErrorCode": 0})

    client.outbound.send(
        from_email="a@example.com", to="b@example.com", template=template, inline_css=False
    )

    assert fake.requests[0].path == "/email/withTemplate"
    item = only_item(fake)
    assert {name: item[name] for name in wire} == wire
    assert (item["TemplateModel"], item["InlineCss"]) == ({}, False)
    assert len(item.keys() & {"TemplateId", "TemplateAlias"}) == 1


def test_unicode_is_sent_as_utf_8() -> None:
    fake = FakePostmark()
    fake.sync_server_client().outbound.send(**FIELDS, subject="Grüße 🎉")

    assert "Grüße 🎉".encode() in fake.requests[0].body


# --- the three ways -----------------------------------------------------------------------------


def test_fields_and_an_email_give_the_same_bytes(either: Either) -> None:
    fake = FakePostmark()
    client = either.fake_client(fake)
    fields: dict[str, Any] = {
        **FIELDS,
        "attachments": [Attachment("a.txt", b"hi")],
        "headers": {"X-A": "1"},
    }

    either(client.outbound.send(**fields))
    either(client.outbound.send(Email(**fields)))
    either(client.outbound.send_batch([Email(**fields)]))

    bodies = [request.body for request in fake.requests]
    assert bodies[0] == bodies[1]
    assert bodies[2] == b"[" + bodies[0] + b"]"


def test_the_order_of_the_keywords_does_not_matter() -> None:
    fake = FakePostmark()
    client = fake.sync_server_client()

    client.outbound.send(**FIELDS)
    client.outbound.send(**dict(reversed(FIELDS.items())))

    assert fake.requests[0].body == fake.requests[1].body


# --- precedence ---------------------------------------------------------------------------------


def test_the_call_counts_more_than_the_message_and_that_more_than_the_client(
    either: Either,
) -> None:
    fake = FakePostmark()
    with fake.serve() as url:
        client = either.client(
            fake.server_token,
            base_url=url,
            send_defaults={
                "tag": "client", "subject": "client", "from_email": "client@example.com"
            },
        )  # fmt: skip
        message = Email(to="pat@example.com", text_body="Hi", tag="message", subject="message")
        either(client.outbound.send(message, tag="call"))
        either(client.with_options(retries=0).outbound.send(message, tag="call"))

    for item in sent_by(fake):
        assert (item["Tag"], item["Subject"]) == ("call", "message")
        assert item["From"] == "client@example.com"


def test_messages_count_more_than_the_batch_and_that_more_than_the_client(either: Either) -> None:
    fake = FakePostmark()
    with fake.serve() as url:
        client = either.client(
            fake.server_token,
            base_url=url,
            send_defaults={
                "tag": "client",
                "cc": "client@example.com",
                "message_stream": "outbound",
            },
        )
        messages = [mail(tag="message"), mail(tag=None, cc="own@example.com")]
        either(client.outbound.send_batch(messages, tag="batch", cc="batch@example.com"))

    assert [(item["Tag"], item["Cc"]) for item in sent_by(fake)] == [
        ("message", "batch@example.com"), ("batch", "own@example.com")
    ]  # fmt: skip
    assert {item["MessageStream"] for item in sent_by(fake)} == {"outbound"}


def test_defaults_from_iterators_reach_every_message(either: Either) -> None:
    fake = FakePostmark()
    attachments = iter([Attachment("a.txt", b"hi")])

    either(
        either.fake_client(fake).outbound.send_batch(
            [mail(1), mail(2)], attachments=attachments, cc=(each for each in ["c@example.com"])
        )
    )

    assert [len(each.attachments) for each in fake.sent] == [1, 1]
    assert [each.cc for each in fake.sent] == ["c@example.com"] * 2


def test_wrong_send_defaults_are_refused_when_the_client_is_made(either: Either) -> None:
    with pytest.raises(TypeError, match=r"send_defaults.*'sender'.*did you mean 'from_email'"):
        either.client("token", send_defaults={"sender": "a@example.com"})
    with pytest.raises(TypeError, match="send_defaults must be a mapping, not list"):
        either.client("token", send_defaults=[("tag", "a")])


# --- addresses ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "wire"),
    [
        ("a@example.com", "a@example.com"),
        ('"O, Pat" <a@example.com>, b@example.com', '"O, Pat" <a@example.com>, b@example.com'),
        (EmailAddress("a@example.com"), "a@example.com"),
        (EmailAddress("a@example.com", None), "a@example.com"),
        (EmailAddress("a@example.com", ""), "a@example.com"),
        (EmailAddress("a@example.com", "Pat"), "Pat <a@example.com>"),
        (EmailAddress("a@example.com", "Pat Lee"), "Pat Lee <a@example.com>"),
        (EmailAddress("a@example.com", "O, Pat"), '"O, Pat" <a@example.com>'),
        (EmailAddress("a@example.com", "J. Doe"), '"J. Doe" <a@example.com>'),
        (EmailAddress("a@example.com", "Pat (home)"), '"Pat (home)" <a@example.com>'),
        (EmailAddress("a@example.com", 'The "Pat" \\'), '"The \\"Pat\\" \\\\" <a@example.com>'),
        (EmailAddress("a@example.com", "Jörg Ünal"), "Jörg Ünal <a@example.com>"),
        (EmailAddress("a@example.com", "Ünal, Jörg"), '"Ünal, Jörg" <a@example.com>'),
        (EmailAddress("a@example.com", "Pat 🎉"), "Pat 🎉 <a@example.com>"),
        (["a@example.com", EmailAddress("b@x.com", "B")], "a@example.com, B <b@x.com>"),
        (("a@example.com",), "a@example.com"),
        (iter(["a@example.com", "b@example.com"]), "a@example.com, b@example.com"),
        ({"a@example.com": 1}.keys(), "a@example.com"),
        (Team.SHOP, "shop@example.com"),
    ],
)
def test_an_address_field_takes_text_addresses_and_iterables(given: Any, wire: str) -> None:
    assert sent(to=given)["To"] == wire


def test_a_sender_is_one_address() -> None:
    wire = sent(from_email=EmailAddress("shop@example.com", "Shop, Inc."))
    assert wire["From"] == '"Shop, Inc." <shop@example.com>'
    why = refusal(TypeError, from_email=["a@example.com"])
    assert why == "from_email must be a str or an EmailAddress, not list"


@pytest.mark.parametrize("field", ["to", "cc", "bcc", "reply_to"])
def test_addresses_of_another_type_are_refused_by_name(field: str) -> None:
    assert refusal(TypeError, **{field: 7}).startswith(f"{field} must be a str, an EmailAddress")
    assert refusal(TypeError, **{field: b"a@x.com"}).startswith(f"{field} must be a str")
    assert refusal(TypeError, **{field: ["a@x.com", 7]}).startswith(f"{field}[1] must be a str")


@pytest.mark.parametrize("character", ["\n", "\r", "\0", "\x1b", "\x7f"])
@pytest.mark.parametrize("field", ["from_email", "to", "cc", "bcc", "reply_to"])
def test_control_characters_in_addresses_are_refused(field: str, character: str) -> None:
    bad = f"secret@example.com{character}Bcc: x@example.com"

    values: list[Any] = [bad, EmailAddress(bad), EmailAddress("a@example.com", bad)]
    for value in values:
        why = refusal(**{field: value})
        assert field in why
        assert "control characters" in why
        assert "secret" not in why


# --- headers, tag, metadata, model --------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"X-A": "1", "X-B": "2"},
        [("X-A", "1"), ("X-B", "2")],
        (["X-A", "1"], ["X-B", "2"]),
        iter([("X-A", "1"), ("X-B", "2")]),
        [Header("X-A", "1"), Header("X-B", "2")],
        {"X-A": "1", "X-B": "2"}.items(),
    ],
    ids=["mapping", "pairs", "lists", "iterator", "models", "items"],
)
def test_headers_take_mappings_and_pairs(headers: Any) -> None:
    wire = [{"Name": "X-A", "Value": "1"}, {"Name": "X-B", "Value": "2"}]
    assert sent(headers=headers)["Headers"] == wire


def test_the_names_of_headers_may_repeat() -> None:
    wire = sent(headers=[("X-A", "1"), ("X-A", "2")])["Headers"]
    assert [each["Value"] for each in wire] == ["1", "2"]


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ("X-A: 1", "headers must be a mapping, or an iterable of pairs, not str"),
        (7, "headers must be a mapping, or an iterable of pairs, not int"),
        (["X-A"], "headers[0] must be a pair of a name and a value, not str"),
        ([("a", "b", "c")], "headers[0] must be a pair of a name and a value, not tuple"),
        ({"X-A": 1}, "the value of headers[0] must be a str, not int"),
        ([("X", "1"), (None, "2")], "the name of headers[1] must be a str, not NoneType"),
    ],
)
def test_headers_of_another_form_are_refused(headers: Any, why: str) -> None:
    assert refusal(TypeError, headers=headers) == why


def test_control_characters_in_headers_and_tags_are_refused() -> None:
    assert refusal(headers={"X\r\nBcc": "a"}).startswith("the name of headers[0] must not contain")
    assert refusal(headers={"X": "a\nb"}).startswith("the value of headers[0] must not contain")
    assert refusal(tag="a\nb").startswith("tag must not contain control characters")


@pytest.mark.parametrize(
    ("metadata", "why"),
    [
        ({"price": Decimal(1)}, "metadata['price'] must be a str, not Decimal"),
        ({"order": 7}, "metadata['order'] must be a str, not int"),
        ({7: "a"}, "the key of metadata must be a str, not int"),
        ([("a", "b")], "metadata must be a mapping of str to str, not list"),
    ],
)
def test_metadata_of_another_type_is_refused(metadata: Any, why: str) -> None:
    assert refusal(TypeError, metadata=metadata) == why


@pytest.mark.parametrize("value", [datetime(2026, 1, 1, tzinfo=UTC), Decimal(3), {1, 2}, b"x"])
def test_what_json_cannot_hold_is_refused_with_its_path(value: Any) -> None:
    model = {"items": [{"price": 1}, {"price": 2}, {"price": value}]}

    why = refusal(TypeError, text_body=None, template="welcome", template_model=model)

    kind = type(value).__name__
    assert why.startswith(f"template_model.items[2].price is a {kind}, which JSON cannot hold")


def test_numbers_that_json_cannot_hold_are_refused_with_their_path() -> None:
    why = refusal(text_body=None, template=1, template_model={"a": float("nan")})
    assert why == "template_model.a must be a finite number, not nan"


def test_a_model_takes_all_that_json_has() -> None:
    model: dict[str, Any] = {"a": [1, 2.5, None, True, "x", ("y",)], "b": {"c": {}}}
    wire = sent(text_body=None, template="welcome", template_model=model)
    assert wire["TemplateModel"] == json.loads(json.dumps(model))


def test_text_that_utf_8_cannot_hold_is_refused_without_showing_it() -> None:
    why = refusal(subject="secret \ud800")
    assert why.startswith("subject must be text that UTF-8 can encode")
    assert "secret" not in why


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"track_opens": "yes"}, "track_opens must be True or False, not str"),
        ({"inline_css": 1}, "inline_css must be True or False, not int"),
        ({"subject": 7}, "subject must be a str, not int"),
        ({"message_stream": b"a"}, "message_stream must be a str, not bytes"),
        ({"attachments": "a.txt"}, "attachments must be an iterable of Attachment"),
        ({"attachments": ["a.txt"]}, "attachments[0] must be an Attachment or an os.PathLike"),
        ({"attachments": Attachment("a", b"")}, "attachments must be an iterable of Attachment"),
    ],
)
def test_fields_of_another_type_are_refused_by_name(fields: dict[str, Any], why: str) -> None:
    assert refusal(TypeError, **fields).startswith(why)


@pytest.mark.parametrize("template", [True, 1.5, b"a"])
def test_a_template_of_another_type_is_refused(template: Any) -> None:
    why = refusal(TypeError, text_body=None, template=template)
    assert why.startswith("template must be the id (int) or the alias (str) of a template")


def test_an_empty_alias_is_refused() -> None:
    why = refusal(text_body=None, template=" ")
    assert why == "template must be the id or the alias of a template, not empty"


# --- attachments --------------------------------------------------------------------------------


def test_an_attachment_is_sent_in_base64_with_a_guessed_type() -> None:
    content = bytes(range(256)) * 300  # more than is encoded at a time
    wire = sent(attachments=[Attachment("a.png", content), Attachment("data.unheard-of", b"x")])

    first, second = wire["Attachments"]
    assert base64.b64decode(first["Content"], validate=True) == content
    assert (first["Name"], first["ContentType"]) == ("a.png", "image/png")
    assert second == {
        "Name": "data.unheard-of",
        "ContentType": "application/octet-stream",
        "Content": "eA==",
    }


@pytest.mark.parametrize("size", [0, 1, 2, 3, 57 * 1024 - 1, 57 * 1024, 57 * 1024 + 1])
def test_content_of_any_size_arrives(size: int) -> None:
    fake = FakePostmark()
    attachment = Attachment("a.dat", b"\xff" * size)
    fake.sync_server_client().outbound.send(**FIELDS, attachments=[attachment])

    assert fake.sent[0].attachments[0].content == b"\xff" * size


@pytest.mark.parametrize("content_id", ["logo.png", "cid:logo.png"])
def test_the_prefix_of_a_content_id_may_be_left_out(content_id: str) -> None:
    wire = sent(attachments=[Attachment("logo.png", b"x", content_id=content_id)])
    assert wire["Attachments"][0]["ContentID"] == "cid:logo.png"


def test_a_file_is_attached_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "bill.pdf"
    file.write_bytes(b"%PDF")

    wire = sent(attachments=[file, Attachment.from_path(str(file), name="b.txt", content_id="b")])

    assert [each["Name"] for each in wire["Attachments"]] == ["bill.pdf", "b.txt"]
    assert wire["Attachments"][0]["ContentType"] == "application/pdf"
    assert wire["Attachments"][1]["ContentID"] == "cid:b"
    assert Attachment.from_path(file, content_type="text/x").content_type == "text/x"
    assert Attachment.from_path(file).content == b"%PDF"


def test_a_missing_file_sends_nothing(tmp_path: Path) -> None:
    fake = FakePostmark()
    with pytest.raises(FileNotFoundError):
        fake.sync_server_client().outbound.send(**FIELDS, attachments=[tmp_path / "none"])
    assert fake.requests == []


def test_text_as_content_is_refused_with_what_to_do() -> None:
    content: Any = "aGk="
    with pytest.raises(TypeError, match="content must be bytes, not str: decode base64 first"):
        Attachment("a.txt", content)


@pytest.mark.parametrize(
    ("arguments", "options", "why"),
    [
        (("", b""), {}, "name must be the file name of the attachment, not empty"),
        (("a\nb", b""), {}, "name must not contain control characters"),
        ((7, b""), {}, "name must be a str, not int"),
        (("a", 7), {}, "content must be bytes, not int"),
        (("a", b""), {"content_type": 7}, "content_type must be a str, not int"),
        (("a", b""), {"content_type": "a\r\nb"}, "content_type must not contain control"),
        (("a", b""), {"content_id": "a\r\nb"}, "content_id must not contain control characters"),
    ],
)
def test_wrong_attachments_are_refused_where_they_are_made(
    arguments: Any, options: Any, why: str
) -> None:
    with pytest.raises((TypeError, ValueError)) as refused:
        Attachment(*arguments, **options)
    assert str(refused.value).startswith(why)


def test_content_that_the_caller_may_change_is_copied() -> None:
    content = bytearray(b"before")
    given: Any = content
    attachment = Attachment("a", given)
    content[:] = b"after."

    assert attachment.content == b"before"
    assert Attachment("a", memoryview(b"x")) == Attachment("a", b"x")  # type: ignore[arg-type]  # the types say bytes


# --- Email --------------------------------------------------------------------------------------


def values() -> list[Any]:
    return [
        mail(attachments=[Attachment("a", b"x", content_id="c")], metadata={"a": "b"}),
        templated(template_model={"items": [1, {"a": None}]}, headers=[("X", "1")]),
        Email(to=EmailAddress("a@example.com", "A")),
        Attachment("a", b"x", content_type="text/plain"),
        BulkRecipient(to="a@example.com", template_model={"a": 1}, headers={"X": "1"}),
    ]


@pytest.mark.parametrize("value", values(), ids=lambda value: type(value).__name__)
def test_values_survive_pickle_copy_and_deepcopy(value: Any) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert copy.copy(value) == value
    assert copy.deepcopy(value) == value


def test_an_email_is_frozen_and_evolves() -> None:
    message = mail(1)
    evolve: Any = attrs.evolve  # mypy knows only what attrs made
    changed = evolve(message, to="lee@example.com")

    assert (message.to, changed.to) == ("pat@example.com", "lee@example.com")
    assert changed.text_body == message.text_body
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(message, "to", "x")  # noqa: B010 - type checkers refuse it otherwise


def test_an_email_can_be_sent_again_even_if_it_was_made_of_iterators() -> None:
    fake = FakePostmark()
    client = fake.sync_server_client()
    message = mail(
        to=iter(["a@example.com", "b@example.com"]),
        headers=iter([("X-A", "1")]),
        attachments=(each for each in [Attachment("a", b"x")]),
    )

    client.outbound.send(message)
    client.outbound.send(message)

    assert fake.requests[0].body == fake.requests[1].body
    assert fake.sent[1].recipients == ["a@example.com", "b@example.com"]


def test_an_email_does_not_change_with_the_mapping_it_was_made_of() -> None:
    metadata = {"a": "1"}
    message = mail(metadata=metadata)
    metadata["a"] = "2"

    assert message.metadata == {"a": "1"}


def test_no_body_and_no_content_is_in_a_repr() -> None:
    attachment = Attachment("a.txt", b"secret")
    message = mail(
        text_body="secret", html_body="secret", attachments=[attachment], bcc="secret@example.com"
    )

    assert "secret" not in repr(message) + repr(attachment)
    assert "pat@example.com" in repr(message)


def test_a_mistyped_field_is_answered_with_the_nearest_one(either: Either) -> None:
    client = either.fake_client(FakePostmark())
    wrong: dict[str, Any] = {"html": "x"}
    calls: list[Callable[[], Any]] = [
        lambda: Email(**wrong),
        lambda: either(client.outbound.send(**wrong)),
        lambda: either(client.outbound.send_batch([], **wrong)),
        lambda: either(client.outbound.send_bulk([], **wrong)),
        lambda: Email.from_message(EmailMessage(), **wrong),
    ]
    for call in calls:
        with pytest.raises(TypeError, match=r"'html'; did you mean 'html_body'\?"):
            call()
    with pytest.raises(TypeError, match=r"'batchsize'; did you mean 'batch_size'\?"):
        either(client.outbound.send_batch([], batchsize=3))


def test_every_field_is_explained_where_it_is_taken() -> None:
    outbound = SyncServerClient.outbound
    for name in WRITERS:
        for taker in (outbound.send, outbound.send_batch, AsyncServerClient.outbound.send):
            assert f" {name}: " in (taker.__doc__ or "")
        assert f" {name}: " in (outbound.send_bulk.__doc__ or "") or name not in BULK_WRITERS


@pytest.mark.parametrize("message", [{"to": "a"}, "a", 7, [mail()]])
def test_something_else_than_a_mail_is_refused(either: Either, message: Any) -> None:
    fake = FakePostmark()
    client = either.fake_client(fake)
    kind = type(message).__name__

    with pytest.raises(TypeError, match=f"must be an Email or an EmailMessage, not {kind}"):
        either(client.outbound.send(message))
    with pytest.raises(TypeError, match=rf"messages\[1\].*EmailMessage, not {kind}"):
        either(client.outbound.send_batch([mail(), message]))
    assert fake.requests == []


# --- what the service needs ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"to": None}, "a mail needs a recipient: to, cc or bcc"),
        ({"to": ""}, "a mail needs a recipient: to, cc or bcc"),
        ({"to": []}, "a mail needs a recipient: to, cc or bcc"),
        ({"to": " ", "cc": []}, "a mail needs a recipient: to, cc or bcc"),
        ({"text_body": None}, "a mail needs text_body, html_body or template"),
        ({"template": 1}, "template and text_body exclude each other: a template has its own"),
        (
            {"template": 1, "text_body": None, "html_body": ""},
            "template and html_body exclude each other: a template has its own",
        ),
        (
            {"template": 1, "text_body": None, "subject": "x"},
            "template and subject exclude each other: a template has its own",
        ),
    ],
)
def test_mails_that_lack_something_are_refused(
    either: Either, fields: dict[str, Any], why: str
) -> None:
    fake = FakePostmark()
    client = either.fake_client(fake)
    given = {name: value for name, value in {**FIELDS, **fields}.items() if value is not None}

    calls: list[tuple[Callable[[], Any], str]] = [
        (lambda: client.outbound.send(**given), why),
        (lambda: client.outbound.send(Email(**given)), why),
        (lambda: client.outbound.send_batch([mail(), Email(**given)]), f"messages[1]: {why}"),
    ]
    for call, expected in calls:
        with pytest.raises(ValueError) as refused:
            either(call())
        assert str(refused.value) == expected
    assert fake.requests == []


@pytest.mark.parametrize("field", ["cc", "bcc"])
def test_copies_alone_are_recipients(either: Either, field: str) -> None:
    fake = FakePostmark()
    given = {**FIELDS, field: "copy@example.com", "to": ""}

    response = either(either.fake_client(fake).outbound.send(**given))

    assert (response.accepted, response.to) == (True, None)
    assert "To" not in only_item(fake)


def test_empty_bodies_are_postmarks_to_judge() -> None:
    assert sent(text_body="", html_body="<p>x</p>")["TextBody"] == ""
