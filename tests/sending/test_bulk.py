"""Bulk sends: one request, many mails, and how far it is."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from either import Either

from postmark import (
    Attachment,
    BulkRecipient,
    EmailAddress,
    InvalidRequestError,
    NetworkError,
    NotFoundError,
)
from postmark.testing import FakePostmark

from .mails import mocked

COMMON: dict[str, Any] = {
    "from_email": "news@example.com",
    "subject": "Hi {{name}}",
    "text_body": "Hi",
}


def recipients(count: int) -> list[BulkRecipient]:
    return [
        BulkRecipient(to=f"p{n}@example.com", template_model={"name": f"P{n}"})
        for n in range(count)
    ]


@pytest.fixture
def fake() -> FakePostmark:
    return FakePostmark(now=datetime(2026, 3, 2, tzinfo=UTC))


def test_a_bulk_send_goes_on_with_the_clock(either: Either, fake: FakePostmark) -> None:
    client = either.fake_client(fake)

    started = either(client.outbound.send_bulk(recipients(100), **COMMON))
    assert (started.status, started.total_messages, started.subject) == (
        "Accepted", 100, "Hi {{name}}"
    )  # fmt: skip
    assert started.submitted_at is not None
    assert started.submitted_at.date() == fake.now.date()

    fake.advance(timedelta(seconds=1.5))
    assert either(client.outbound.get_bulk(started.id)).status == "Processing"
    fake.advance(timedelta(minutes=1))
    done = either(client.outbound.get_bulk(started.id))
    assert (done.status, done.released_count, done.percentage_completed) == ("Completed", 100, 100)
    assert len(fake.sent) == 100
    assert pickle.loads(pickle.dumps(done)) == done


def test_what_is_common_and_what_is_not_stands_in_its_place(
    either: Either, fake: FakePostmark
) -> None:
    either(
        either.fake_client(fake).outbound.send_bulk(
            (
                BulkRecipient(
                    to=[EmailAddress("a@example.com", "A, B")],
                    cc="c@example.com",
                    bcc="b@example.com",
                    template_model={"a": [1]},
                    metadata={"n": "1"},
                    headers=[("X-A", "1")],
                )
                for _ in range(1)
            ),
            **COMMON,
            attachments=[Attachment("a.txt", b"hi")],
            tag="news",
            message_stream="broadcast",
        )
    )

    (request,) = fake.requests
    assert (request.method, request.path) == ("POST", "/email/bulk")
    assert json.loads(request.body) == {
        "From": "news@example.com",
        "Subject": "Hi {{name}}",
        "TextBody": "Hi",
        "Tag": "news",
        "MessageStream": "broadcast",
        "Attachments": [{"Name": "a.txt", "ContentType": "text/plain", "Content": "aGk="}],
        "Messages": [
            {
                "To": '"A, B" <a@example.com>',
                "Cc": "c@example.com",
                "Bcc": "b@example.com",
                "TemplateModel": {"a": [1]},
                "Metadata": {"n": "1"},
                "Headers": [{"Name": "X-A", "Value": "1"}],
            }
        ],
    }


def test_defaults_of_the_client_that_a_bulk_send_has_are_used(
    either: Either, fake: FakePostmark
) -> None:
    with fake.serve() as url:
        client = either.client(
            fake.server_token,
            base_url=url,
            send_defaults={
                "from_email": "d@example.com",
                "tag": "d",
                "to": "everybody@example.com",
            },
        )
        either(client.outbound.send_bulk(recipients(1), text_body="Hi", tag="own"))

    wire = json.loads(fake.requests[0].body)
    assert (wire["From"], wire["Tag"]) == ("d@example.com", "own")
    assert "To" not in wire


@pytest.mark.parametrize(
    ("listed", "fields", "kind", "why"),
    [
        ([], COMMON, ValueError, "recipients must not be empty"),
        (7, COMMON, TypeError, "recipients must be an iterable of BulkRecipient, not int"),
        (["a@x.com"], COMMON, TypeError, "recipients[0] must be a BulkRecipient, not str"),
        (
            [*recipients(1), BulkRecipient()],
            COMMON,
            ValueError,
            "recipients[1] needs a recipient: to, cc or bcc",
        ),
        (
            [BulkRecipient(to="a@x.com\n")],
            COMMON,
            ValueError,
            "recipients[0].to must not contain control characters such as line breaks",
        ),
        (
            [BulkRecipient(to="a@x.com", template_model={"at": datetime(2026, 1, 1, tzinfo=UTC)})],
            COMMON,
            TypeError,
            "recipients[0].template_model.at is a datetime, which JSON cannot hold",
        ),
        (recipients(1), {"subject": "x"}, ValueError, "a mail needs text_body, html_body or"),
        (
            recipients(1),
            {"template": 1, "text_body": "x"},
            ValueError,
            "template and text_body exclude each other: a template has its own",
        ),
    ],
)
def test_wrong_bulk_sends_are_refused_before_anything_is_sent(
    either: Either, fake: FakePostmark, listed: Any, fields: Any, kind: type[Exception], why: str
) -> None:
    with pytest.raises(kind) as refused:
        either(either.fake_client(fake).outbound.send_bulk(listed, **fields))
    assert str(refused.value).startswith(why)
    assert fake.requests == []


@pytest.mark.parametrize("field", ["to", "cc", "bcc", "template_model"])
def test_a_bulk_send_has_no_recipients_of_its_own(
    either: Either, fake: FakePostmark, field: str
) -> None:
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{field}'"):
        either(either.fake_client(fake).outbound.send_bulk(recipients(1), **COMMON, **{field: "x"}))


def test_several_mistakes_are_listed_by_field(either: Either, fake: FakePostmark) -> None:
    listed = [BulkRecipient(to="test"), BulkRecipient(to="other")]
    with pytest.raises(InvalidRequestError) as refused:
        either(
            either.fake_client(fake).outbound.send_bulk(listed, **COMMON | {"from_email": "test"})
        )

    errors = refused.value.errors
    assert set(errors) == {"From", "To"}
    assert [code for code, _ in errors["To"]] == [300, 300]
    assert refused.value.error_code == 11
    assert pickle.loads(pickle.dumps(refused.value)).errors == errors


def test_several_mistakes_in_an_array_are_listed_under_no_field(either: Either) -> None:
    said = {"ErrorCode": 11, "Message": "M.", "Errors": [{"ErrorCode": 300, "Message": "No."}]}
    client = mocked(either, lambda _: httpx.Response(422, json=said))
    with pytest.raises(InvalidRequestError) as refused:
        either(client.outbound.send_bulk(recipients(1), **COMMON))
    assert refused.value.errors == {"": [(300, "No.")]}


@pytest.mark.parametrize("key", ["Id", "ID"])
def test_the_id_has_two_spellings_and_the_counts_may_be_absent(either: Either, key: str) -> None:
    client = mocked(either, lambda _: {key: "x", "Status": "New", "SubmittedAt": None})
    started = either(client.outbound.send_bulk(recipients(1), **COMMON))
    assert (started.id, started.status, started.failed_count) == ("x", "New", 0)


def test_an_unknown_bulk_request_is_not_found(either: Either, fake: FakePostmark) -> None:
    with pytest.raises(NotFoundError) as missing:
        either(either.fake_client(fake).outbound.get_bulk("00000000-0000-0000-0000-000000000000"))
    assert (missing.value.status, missing.value.error_code) == (404, 12)


def test_all_bulk_requests_are_streamed_page_by_page(either: Either, fake: FakePostmark) -> None:
    client = either.fake_client(fake)
    ids = [either(client.outbound.send_bulk(recipients(1), **COMMON)).id for _ in range(203)]
    before = len(fake.requests)

    found = either(client.outbound.stream_bulk())

    assert [each.id for each in found] == ids[::-1]
    assert len(fake.requests) - before == 3
    page = either(client.outbound.list_bulk(count=2))
    assert [each.id for each in page.items] == ids[:-3:-1]
    following = either(client.outbound.list_bulk(count=2, pagination_key=page.pagination_key))
    assert [each.id for each in following.items] == ids[-3:-5:-1]


def test_there_may_be_no_bulk_requests(either: Either, fake: FakePostmark) -> None:
    assert either(either.fake_client(fake).outbound.stream_bulk()) == []


def test_a_stream_that_breaks_says_how_many_it_yielded(either: Either, fake: FakePostmark) -> None:
    client = either.fake_client(fake, retries=0)
    for _ in range(101):
        either(client.outbound.send_bulk(recipients(1), **COMMON))

    @fake.on_request
    def fail(request: Any) -> None:
        if "paginationKey" in request.query or "PaginationKey" in request.query:
            fake.fail_next(500)

    rows, error = either.until_error(client.outbound.stream_bulk())
    assert len(rows) == 100
    assert error is not None
    assert error.yielded == 100


def test_pages_that_repeat_a_key_end_the_stream(either: Either) -> None:
    page = {"Requests": [{"Id": "x"}], "PaginationKey": "same"}
    client = mocked(either, lambda _: page)
    assert len(either(client.outbound.stream_bulk())) == 2


def test_a_lost_answer_may_have_started_it(either: Either, fake: FakePostmark) -> None:
    fake.drop_connection(applied=True)
    with pytest.raises(NetworkError) as lost:
        either(either.fake_client(fake).outbound.send_bulk(recipients(2), **COMMON))
    assert (lost.value.maybe_applied, lost.value.attempts) == (True, 1)
    assert len(fake.sent) == 2


def test_an_account_without_bulk_sends_is_told(either: Either, fake: FakePostmark) -> None:
    fake.bulk_enabled = False
    with pytest.raises(InvalidRequestError, match="requires approval") as refused:
        either(either.fake_client(fake).outbound.send_bulk(recipients(1), **COMMON))
    assert refused.value.error_code == 14
