"""Every payload becomes an event that loses nothing, and a repeat of it is recognised."""

from __future__ import annotations

import copy
import json
import pickle
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from webhook_payloads import NAMES, body, payload

from postmark import webhooks
from postmark.testing import FakePostmark
from postmark.webhooks import (
    BounceWebhook,
    ClickWebhook,
    DeliveryWebhook,
    InboundWebhook,
    OpenWebhook,
    SpamComplaintWebhook,
    SubscriptionChangeWebhook,
    UnknownWebhook,
    WebhookAuth,
    WebhookEvent,
    parse,
)

FROM_POSTMARK = {"X-PM-Retries-Remaining": "8", "X-PM-Webhook-Trace-Id": "trace-1"}
Json = dict[str, Any]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=20), inner),
    max_leaves=8,
)


def read(content: Any, headers: dict[str, str] | None = None) -> WebhookEvent:
    return parse(content, headers=headers, auth=None)


def alike(one: Any, other: Any) -> bool:
    """Return whether two JSON values mean the same: null is absent, a time has many forms."""
    if isinstance(one, dict) and isinstance(other, dict):
        first, second = cast("Json", one), cast("Json", other)
        return all(alike(first.get(k), second.get(k)) for k in first.keys() | second.keys())
    if isinstance(one, str) and isinstance(other, str) and one != other:
        return time(one) is not None and time(one) == time(other)
    return bool(one == other)


def time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


# --- kinds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bounce", BounceWebhook),
        ("bounce_smtp_api_error", BounceWebhook),
        ("bounce_unsubscribe_sparse", BounceWebhook),
        ("spam_complaint", SpamComplaintWebhook),
        ("spam_complaint_512", SpamComplaintWebhook),
        ("delivery", DeliveryWebhook),
        ("open", OpenWebhook),
        ("open_sparse", OpenWebhook),
        ("click", ClickWebhook),
        ("click_odd", ClickWebhook),
        ("subscription_suppressed", SubscriptionChangeWebhook),
        ("inbound", InboundWebhook),
        ("inbound_empty", InboundWebhook),
        ("inbound_raw", InboundWebhook),
        ("bounce_minimal", UnknownWebhook),  # of 2017: it does not say what it is
        ("delivery_old", UnknownWebhook),
    ],
)
def test_the_kind_of_a_payload_is_recognised(name: str, kind: type) -> None:
    assert type(read(body(name))) is kind


@pytest.mark.parametrize("kind", [None, "", "Inbox", "bounce", 7, ["Bounce"], {"Bounce": 1}])
def test_what_is_of_no_known_kind_is_kept_as_it_is(kind: Any) -> None:
    posted = payload("bounce", RecordType=kind, News={"a": [1, {"b": None}]})

    event = read(json.dumps(posted))

    assert isinstance(event, UnknownWebhook)
    assert event.raw == event.to_dict() == event.extra == posted
    assert event.record_type == (kind if isinstance(kind, str) else None)


def test_mail_of_another_kind_is_not_taken_for_inbound_mail() -> None:
    event = read(payload("inbound", RecordType="Draft"))

    assert isinstance(event, UnknownWebhook)


def test_an_unknown_event_shows_its_kind_and_nothing_private() -> None:
    event = read(payload("bounce", RecordType="Inbox"))

    assert repr(event) == "UnknownWebhook(record_type='Inbox')"


def test_an_event_can_be_matched() -> None:
    match read(body("bounce")):
        case BounceWebhook(type="SoftBounce"):
            found = "soft"
        case BounceWebhook(type="HardBounce", email=str(address)):
            found = address
        case _:
            found = "another"

    assert found == "gone@example.com"


@pytest.mark.parametrize("form", ["bytes", "text", "mapping", "bytearray"])
def test_a_body_is_read_in_every_form(form: str) -> None:
    content = body("bounce")
    forms: dict[str, Any] = {
        "bytes": content, "text": content.decode(), "mapping": json.loads(content),
        "bytearray": bytearray(content),
    }  # fmt: skip

    assert read(forms[form]) == read(content)


def test_a_mapping_is_not_changed() -> None:
    posted = payload("delivery_old", RecordType="Delivery")
    before = copy.deepcopy(posted)

    read(posted)

    assert posted == before


# --- nothing is lost ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_payload_loses_nothing_and_comes_back(name: str) -> None:
    event = read(body(name), FROM_POSTMARK)

    wire = event.to_dict()
    assert alike(wire, payload(name)), wire
    again = type(event).from_dict(json.loads(json.dumps(wire)))
    assert again == event
    assert again.key == event.key
    assert isinstance(event, UnknownWebhook) or not event.extra


@pytest.mark.parametrize("name", NAMES)
def test_an_event_survives_pickle_and_copies(name: str) -> None:
    event = read(body(name), FROM_POSTMARK)

    for other in (pickle.loads(pickle.dumps(event)), copy.copy(event), copy.deepcopy(event)):
        assert other == event
        assert hash(other) == hash(event)
        assert (other.trace_id, other.retries_remaining) == ("trace-1", 8)
        assert other.key == event.key


def test_a_changed_copy_still_knows_its_request() -> None:
    event = read(payload("bounce", News=1), FROM_POSTMARK)
    assert isinstance(event, BounceWebhook)

    evolve: Any = attrs.evolve  # mypy knows only what attrs made
    changed = evolve(event, type="SoftBounce")

    assert changed.trace_id == "trace-1"
    assert changed.extra == {"News": 1}
    assert changed != event


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25)
@given(data=st.data())
def test_no_value_fails_and_none_is_lost(name: str, data: st.DataObject) -> None:
    posted = payload(name)
    for key in data.draw(st.lists(st.sampled_from(sorted(posted)), max_size=4)):
        posted[key] = data.draw(JSON)

    event = read(json.dumps(posted), FROM_POSTMARK)

    assert alike(event.to_dict(), posted)
    assert type(event).from_dict(event.to_dict()) == event
    assert len(event.key) <= 64


@pytest.mark.parametrize("name", ["bounce", "delivery", "subscription_manual"])
def test_the_id_of_the_server_is_read_under_its_old_name(name: str) -> None:
    posted = payload(name)
    posted["ServerId"] = posted.pop("ServerID")

    event: Any = read(posted)

    assert event.server_id == 20481
    assert not event.extra
    assert event == read(payload(name))


def test_of_both_names_of_the_server_the_present_one_counts() -> None:
    event: Any = read(payload("delivery", ServerId=1))

    assert event.server_id == 20481
    assert event.extra == {"ServerId": 1}


def test_an_old_payload_can_be_read_by_its_class() -> None:
    old = read(body("delivery_old"))
    assert isinstance(old, UnknownWebhook)

    event = DeliveryWebhook.from_dict(old.raw)

    assert event.server_id == 20481
    assert event.delivered_at == datetime(2014, 8, 1, 17, 28, 10, 273539, UTC)


def test_big_numbers_are_exact() -> None:
    event: Any = read(body("bounce_big_id"))

    assert event.id == 4323372036854775801


def test_a_number_with_more_digits_than_python_reads_does_not_lose_the_event() -> None:
    event: Any = read(body("bounce").replace(b"692560501", b"9" * 5000))

    assert event.id is None
    assert event.extra == {"ID": "9" * 5000}
    assert event.email == "gone@example.com"


def test_what_is_almost_a_number_is_kept_as_text() -> None:
    event: Any = read(body("bounce").replace(b"692560501", b"NaN"))

    assert (event.id, event.extra) == (None, {"ID": "NaN"})


# --- bad input ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"", b"null", b"[]", b'"text"', b"7", b"{", b'{"a": }', b"\xff\xfe{}", b'{"a": "\xe9"}',
        b"RecordType=Bounce", '{"a": 1}'.encode("utf-16"), "", "[{}]",
    ],
)  # fmt: skip
def test_a_body_that_is_no_object_is_refused(content: bytes | str) -> None:
    with pytest.raises(ValueError, match="the body is not a JSON object") as caught:
        read(content)

    assert type(caught.value) is ValueError
    assert caught.value.__context__ is None, "the body would be in logs"


@pytest.mark.parametrize("levels", [200, 5_000, 200_000])
@pytest.mark.parametrize(("opening", "closing"), [('{"a":', "}"), ("[", "]")])
def test_deep_json_is_refused(levels: int, opening: str, closing: str) -> None:
    nested = opening * levels + "1" + closing * levels

    with pytest.raises(ValueError, match="nested too deeply"):
        read(f'{{"RecordType": "Bounce", "News": {nested}}}')


def test_a_deep_mapping_is_refused() -> None:
    nested: dict[str, Any] = {}
    for _ in range(sys.getrecursionlimit() + 100):
        nested = {"News": nested}

    with pytest.raises(ValueError, match="nested too deeply"):
        read(nested)


@pytest.mark.parametrize("content", [None, 7, ["RecordType"]])
def test_what_cannot_be_a_body_is_a_type_error(content: Any) -> None:
    with pytest.raises(TypeError):
        read(content)


# --- headers of the attempt ---------------------------------------------------------------------


def test_an_event_tells_its_attempt() -> None:
    event = read(body("open"), FROM_POSTMARK)

    assert (event.trace_id, event.retries_remaining) == ("trace-1", 8)
    assert not event.extra
    assert alike(event.to_dict(), payload("open"))


@pytest.mark.parametrize("header", FROM_POSTMARK)
def test_either_header_of_an_attempt_is_told_without_the_other(header: str) -> None:
    event = read(body("open"), {header: FROM_POSTMARK[header]})

    told = (event.trace_id, event.retries_remaining)
    assert told == (("trace-1", None) if "Trace" in header else (None, 8))


def test_without_headers_an_attempt_is_not_known() -> None:
    for event in (read(body("open")), read(body("open"), {}), OpenWebhook(), UnknownWebhook()):
        assert event.trace_id is None
        assert event.retries_remaining is None


@pytest.mark.parametrize("text", ["", "-1", "nine", "1.0", "²", "9" * 5000])
def test_an_odd_number_of_retries_is_not_known(text: str) -> None:
    event = read(body("open"), {**FROM_POSTMARK, "X-PM-Retries-Remaining": text})

    assert (event.trace_id, event.retries_remaining) == ("trace-1", None)


# --- repeats ------------------------------------------------------------------------------------


def different_events() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield pairs of a payload and changes that make it another event."""
    for name in ("bounce", "spam_complaint"):
        yield name, {"ID": 5}
        yield name, {"MessageID": "another"}
        yield name, {"Email": "other@example.com"}
        yield name, {"BouncedAt": "2026-03-02T16:33:54.9070360Z"}
    yield "bounce", {"RecordType": "SpamComplaint"}
    for name, moment in (
        ("delivery", "DeliveredAt"),
        ("open", "ReceivedAt"),
        ("click", "ReceivedAt"),
    ):
        yield name, {"MessageID": "another"}
        yield name, {"Recipient": "other@example.com"}
        yield name, {moment: "2026-03-02T16:33:55Z"}
        yield name, {moment: None, "Tag": "other"}
    yield "click", {"OriginalLink": "https://www.example.com/other"}
    yield "click", {"RecordType": "Open"}
    yield "subscription_manual", {"Recipient": "other@example.com"}
    yield "subscription_manual", {"MessageStream": "news"}
    yield "subscription_manual", {"SuppressSending": False}
    yield "subscription_manual", {"ChangedAt": "2026-02-01T10:53:35Z"}
    yield "inbound", {"MessageID": "another"}
    yield "bounce_unsubscribe_sparse", {"ID": 5}
    yield "bounce_minimal", {"Email": "other@example.com"}
    yield "bounce", {"RecordType": "Inbox", "News": 1}


@pytest.mark.parametrize("name", NAMES)
def test_a_repeated_delivery_has_the_same_key_and_is_equal(name: str) -> None:
    first = read(body(name), FROM_POSTMARK)
    posted = dict(reversed(payload(name).items()))

    repeated = read(json.dumps(posted), {"x-pm-retries-remaining": "7"})

    assert repeated.key == first.key
    assert repeated == first
    assert repeated.retries_remaining != first.retries_remaining


@pytest.mark.parametrize(("name", "changes"), [*different_events()])
def test_another_event_has_another_key(name: str, changes: dict[str, Any]) -> None:
    assert read(payload(name, **changes)).key != read(payload(name)).key


def test_all_that_the_fake_posts_is_read_and_told_apart() -> None:
    fake, auth = FakePostmark(), WebhookAuth("hook", "pass", headers={"X-Key": "key"})
    fake.add_samples(300)

    events = [
        parse(posted, headers=headers, auth=auth)
        for posted, headers in (fake.webhook(event, auth) for event in fake.events)
    ]

    assert len({event.key for event in events}) == len({event.trace_id for event in events})
    assert len(events) == len({event.key for event in events}) > 300
    assert {event.retries_remaining for event in events} == {9, 10}
    kinds = {type(event) for event in events}
    assert {BounceWebhook, DeliveryWebhook, OpenWebhook, ClickWebhook, InboundWebhook} <= kinds
    assert UnknownWebhook not in kinds


def test_an_event_that_nothing_identifies_is_known_by_all_of_it() -> None:
    one = read({"RecordType": "Bounce", "Description": "one"})
    other = read({"RecordType": "Bounce", "Description": "other"})

    assert one.key != other.key
    assert one.key == read({"Description": "one", "RecordType": "Bounce"}).key


def test_a_key_is_short_and_tells_nothing_personal() -> None:
    for name in NAMES:
        event = read(body(name))
        kind = type(event).__name__.removesuffix("Webhook")
        assert re.fullmatch(kind + "-[0-9a-f]{32}", event.key)


def test_keys_are_the_same_in_every_process() -> None:
    assert read(body("bounce")).key == "Bounce-6c3eef343204e8764eaa73f05df5833c"
    assert read(body("bounce_minimal")).key == "Unknown-7e74c0a80b9a4ab3dc979b36907a8330"


def test_every_public_name_exists_and_has_a_public_home() -> None:
    for name in webhooks.__all__:
        found = getattr(webhooks, name)
        if name != "WebhookEvent":
            assert found.__module__ == "postmark.webhooks"
