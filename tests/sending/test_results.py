"""What became of mails, as values: kept, copied, stored as JSON, shown."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from either import Either

import postmark
from postmark import (
    BatchError,
    InactiveRecipientsError,
    InvalidRequestError,
    NetworkError,
    PostmarkError,
    SendResponse,
)
from postmark.testing import FakePostmark

from .mails import FIELDS, mail, mocked


@pytest.fixture
def failed() -> BatchError:
    """The error of a batch with a mail of each state, the accepted one partly suppressed."""
    fake = FakePostmark(now=datetime(2026, 3, 2, tzinfo=UTC))
    fake.suppress("first.last@mail.example.com")
    client = fake.sync_server_client(retries=0)

    @fake.on_request
    def fault(request: Any) -> None:
        if b'"Tag":"2"' in request.body:
            fake.drop_connection(applied=True)
        if b'"Tag":"3"' in request.body:
            fake.fail_next(429)

    with pytest.raises(BatchError) as error:
        client.outbound.send_batch(
            [
                mail(0, cc="first.last@mail.example.com"),
                mail(1, to="first.last@mail.example.com"),
                mail(2),
                mail(3),
            ],
            batch_size=1,
        )
    return error.value


def test_the_states_are_told_apart(failed: BatchError) -> None:
    accepted, refused, unknown, unsent = failed.results

    assert [result.state for result in failed.results] == [
        "accepted", "refused", "unknown", "unsent"
    ]  # fmt: skip
    assert accepted.accepted
    assert (accepted.error, accepted.error_code) == (None, 0)
    assert accepted.submitted_at == datetime(2026, 3, 2, microsecond=1000, tzinfo=UTC)
    assert accepted.inactive_recipients == refused.inactive_recipients
    assert accepted.inactive_recipients == ("first.last@mail.example.com",)
    assert isinstance(refused.error, InactiveRecipientsError)
    assert refused.error.inactive_recipients == ("first.last@mail.example.com",)
    assert (refused.error_code, refused.message_id, refused.to) == (406, None, None)
    assert isinstance(unknown.error, NetworkError)
    assert unknown.error.maybe_applied
    assert unknown.message == str(unknown.error)
    assert not unsent.error.maybe_applied


def test_the_text_counts_and_quotes_the_first_refusal(failed: BatchError) -> None:
    text = str(failed)
    assert text.startswith(
        "of 4 messages, 1 refused, 1 unknown, 1 unsent; the first refusal, at index 1: You tried to"
    )
    assert "\n" not in text


def test_an_error_of_a_batch_survives_pickle_and_copy(failed: BatchError) -> None:
    for again in (pickle.loads(pickle.dumps(failed)), copy.copy(failed), copy.deepcopy(failed)):
        assert type(again) is BatchError
        assert str(again) == str(failed)
        assert again.results == failed.results
        assert [type(each.error) for each in again.results] == [
            type(each.error) for each in failed.results
        ]
        assert again.refused[0][:2] == (1, failed.refused[0][1])


def test_an_error_of_a_batch_survives_json_without_its_messages(failed: BatchError) -> None:
    again = BatchError(*json.loads(json.dumps(failed.args)))

    assert str(again) == str(failed)
    assert again.maybe_applied
    assert [each.state for each in again.results] == [each.state for each in failed.results]
    assert [str(each.error) for each in again.results] == [
        str(each.error) for each in failed.results
    ]
    assert again.refused[0][:2] == (1, None)
    assert again.results[1].error.inactive_recipients == ("first.last@mail.example.com",)
    assert "Hi" not in json.dumps(failed.args)


@pytest.mark.parametrize("index", range(4))
def test_a_result_survives_pickle_copy_and_its_own_wire_form(
    failed: BatchError, index: int
) -> None:
    result = failed.results[index]
    wire = json.loads(json.dumps(result.to_dict()))

    for again in (
        pickle.loads(pickle.dumps(result)),
        copy.deepcopy(result),
        SendResponse.from_dict(wire),
    ):
        assert again == result
        assert hash(again) == hash(result)
        assert (again.state, str(again.error)) == (result.state, str(result.error))
        assert type(again.error) is type(result.error)
        assert again.as_dict() == result.as_dict()
    assert result != "something else"


ANYTHING: list[dict[str, Any]] = [
    {"Error": 7},
    {"Error": ["import_module", ["os"]]},
    {"Error": ["Counter", ["text", {}]]},
    {"Error": ["PostmarkError"]},
    {"Error": ["PostmarkError", ["text", 7]]},
    {"Error": ["PostmarkError", [7, {}]]},
    {"State": "lost"},
    {"State": []},
    {"MessageID": 7, "ErrorCode": [], "To": {}},
]


@pytest.mark.parametrize("data", ANYTHING)
def test_a_result_is_read_from_anything(data: dict[str, Any]) -> None:
    result = SendResponse.from_dict(data)
    assert (result.state, result.error) == ("unknown", None)


def test_no_recipient_is_in_the_repr_of_a_result(failed: BatchError) -> None:
    for result in failed.results:
        assert "example.com" not in repr(result)
    assert repr(failed.results[1]) == "SendResponse('refused', message_id=None, code=406)"


def test_results_without_check_raise_nothing(either: Either) -> None:
    fake = FakePostmark()
    client = either.fake_client(fake)

    results = either(client.outbound.send_batch([mail(to="x"), mail()], check=False))

    assert [result.state for result in results] == ["refused", "accepted"]
    assert isinstance(results[0].error, InvalidRequestError)


NEW_WORDS = (
    "You tried to send to recipient(s) that have been marked as inactive. Found inactive "
    "addresses: Gone@example.com, first.last@mail.example.com. Inactive recipients are ones that "
    "have generated a hard bounce, a spam complaint, or a manual suppression."
)
OLD_WORDS = (
    "You tried to send to a recipient that has been marked as inactive.\nFound inactive addresses: "
    "gone@example.com, off@example.com.\nInactive recipients are ones that have generated a hard "
    "bounce or a spam complaint. "
)


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (NEW_WORDS, ("Gone@example.com", "first.last@mail.example.com")),
        (OLD_WORDS, ("gone@example.com", "off@example.com")),
        ("Some other words.", ()),
    ],
    ids=["new", "old", "unknown"],
)
def test_inactive_recipients_are_read_from_every_wording(
    either: Either, text: str, addresses: tuple[str, ...]
) -> None:
    said = {"ErrorCode": 406, "Message": text}

    def handler(request: httpx.Request) -> Any:
        return [said] if request.content.startswith(b"[") else httpx.Response(422, json=said)

    client = mocked(either, handler)
    with pytest.raises(InactiveRecipientsError) as raised:
        either(client.outbound.send(**FIELDS))
    (result,) = either(client.outbound.send_batch([mail()], check=False))

    assert raised.value.inactive_recipients == addresses
    assert result.inactive_recipients == addresses
    assert result.error.inactive_recipients == addresses
    assert raised.value.message == text.replace("\n", " ").strip()


@pytest.mark.parametrize(
    "kind", sorted(name for name in postmark.__all__ if name.endswith("Error"))
)
def test_every_error_of_a_result_survives_its_wire_form(kind: str) -> None:
    error: PostmarkError = getattr(postmark, kind)("text", maybe_applied=True, attempts=2)
    wire = SendResponse.from_dict({}).to_dict() | {
        "State": "unknown",
        "Error": [kind, [*error.args]],
    }

    again = SendResponse.from_dict(json.loads(json.dumps(wire))).error

    assert type(again) is type(error)
    assert again is not None
    assert (str(again), again.maybe_applied) == ("text", True)
