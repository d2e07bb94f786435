"""Models: every row can be read, and nothing in it is lost on the way back."""

from __future__ import annotations

import copy
import functools
import inspect
import json
import pickle
import sys
from collections.abc import Hashable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum
from typing import Any, cast
from zoneinfo import ZoneInfo

import attrs
import pytest
from described import (
    ALL_SAMPLES,
    ANSWERS,
    FACADE,
    LISTS,
    OPERATIONS,
    REFUSALS,
    SPEC,
    Json,
    Operation,
    Sample,
    Wire,
    call,
    client_of,
    properties,
    required,
    resolved,
    rows_of,
    schema_name,
)
from either import Either
from hypothesis import given, settings
from hypothesis import strategies as st

import postmark
from postmark import (
    APIError,
    AuthenticationError,
    InboundMessage,
    InvalidRequestError,
    MessageNotFoundError,
    OpenEvent,
    OutboundMessage,
    OutboundMessageDetails,
    Page,
    RateLimitError,
    ServerError,
)
from postmark._generated import models
from postmark._wire.models import Model
from postmark._wire.request import UnreadableAnswer

EASTERN = ZoneInfo("America/New_York")

ROWS = [
    pytest.param(operation, row, id=f"{sample}-{number}")
    for sample in ANSWERS
    for number, (operation, row) in enumerate(rows_of(sample))
]
SCHEMAS = sorted(
    name
    for name, schema in SPEC["components"]["schemas"].items()
    if properties(schema) and "TotalCount" not in properties(schema)
)


def model_named(name: str) -> Any:
    return getattr(models, name)


def model_of(operation: Operation) -> Any:
    return model_named(schema_name(operation.row or operation.answer))


# --- what must hold of every row ----------------------------------------------------------------


def assert_kept(model: Any, row: Json) -> None:
    """Assert that a model was read completely, and round-trips in every form."""
    assert_typed(model)
    wire = model.to_dict()
    assert same(wire, row), f"{row} became {wire}"
    kind: Any = model.__class__
    again = kind.from_dict(wire)
    assert again == model
    assert again.extra == model.extra
    assert kind.from_dict(json.loads(json.dumps(wire))) == model
    assert len(repr(model)) < 400 + sum(len(str(value)) for value in row.values())


def assert_typed(model: Any) -> None:
    """Assert that every value has the type of its field."""
    for name, kind, is_required in promises(model.__class__):
        value = getattr(model, name)
        if kind is datetime:
            assert value is None or value.utcoffset() is not None
        elif isinstance(kind, list):
            items: list[Any] = value
            assert type(items) is list
            assert all(isinstance(item, kind[0]) for item in items)
        elif value is None:
            assert not is_required or kind is int, name
        else:
            assert isinstance(value, kind)
            assert type(value) in (str, int, bool, dict) or isinstance(value, Model)
            assert kind is not int or type(value) is int


@functools.cache
def promises(model: Hashable) -> list[tuple[str, Any, bool]]:
    """Return the name of each field, its type, in brackets that of a list's items, and whether
    the spec requires it."""
    model_class: Any = model
    schema = SPEC["components"]["schemas"][model_class.__name__]
    found: list[tuple[str, Any, bool]] = []
    for name, wire_name in model_class.WIRE_NAMES.items():
        described = properties(schema)[wire_name]
        simple = json_type(described)
        promised: Any = {"string": str, "integer": int, "boolean": bool}.get(simple)
        if simple == "array":
            promised = [Model if "$ref" in described["items"] else str]
        elif simple == "object":
            promised = Model if properties(described) else dict
        elif described.get("format") == "date-time":
            promised = datetime
        found.append((name, promised, wire_name in required(schema)))
    return found


def json_type(described: Json) -> str:
    """Return a property's type without null, which only means that it may be absent."""
    kind: Any = resolved(described)["type"]
    return str(kind if kind.__class__ is str else kind[0])


def same(wire: Any, raw: Any) -> bool:
    """Return whether two values are equivalent: null means absent; an instant has many forms."""
    if (wire.__class__, raw.__class__) == (dict, dict):
        one, other = said(wire), said(raw)
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if (wire.__class__, raw.__class__) == (list, list):
        return len(wire) == len(raw) and all(map(same, wire, raw))
    if (wire.__class__, raw.__class__) == (str, str) and wire != raw:
        return instant_of(wire) == instant_of(raw) is not None
    return wire.__class__ is raw.__class__ and bool(wire == raw)


def said(row: Any) -> Json:
    return {key: value for key, value in row.items() if value is not None}


def instant_of(text: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=timezone(eastern_offset(read)))


def eastern_offset(wall: datetime) -> timedelta:
    offset = wall.replace(tzinfo=EASTERN, fold=0).utcoffset()
    assert offset is not None
    return offset


# --- mutations ----------------------------------------------------------------------------------

Path = tuple[str | int, ...]
WRONG: tuple[Any, ...] = (
    None, "", "wrong", 0, 1.5, 10**30, True, [], {}, [None], ["wrong"], [{}],
    {"Wrong": {"Deep": [1]}}, "9999-12-31T23:59:59-23:59",
)  # fmt: skip


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every part of a value."""
    if path:
        yield path
    box: Any = value
    if isinstance(value, dict | list):
        for step, item in box.items() if isinstance(value, dict) else enumerate(box):
            yield from places(item, (*path, step))


def changed(inside: Any, path: Path, value: Any) -> Any:
    """Return a copy with another value at a path; Ellipsis removes the value."""
    inside = copy.copy(inside)
    step, *rest = path
    if rest:
        inside[step] = changed(inside[step], tuple(rest), value)
    elif value is ...:
        del inside[step]
    else:
        inside[step] = value
    return inside


def swapped(value: Any) -> Any:
    return {"0": value} if value.__class__ is list else [value]


def mutations(row: Json) -> Iterator[Json]:
    for path in places(row):
        inside: Any = row
        for step in path:
            inside = inside[step]
        for value in (..., swapped(inside), *WRONG):
            yield changed(row, path, value)
        if isinstance(inside, dict):
            yield changed(row, (*path, "Unheard"), {"Of": None})
    yield {**row, "Unheard": ["of"]}


@pytest.mark.parametrize(("operation", "row"), ROWS)
def test_any_single_fault_in_any_sample_is_read_kept_and_round_trips(
    operation: Operation, row: Json
) -> None:
    model = model_of(operation)

    for mutated in mutations(row):
        assert_kept(model.from_dict(mutated), mutated)


@pytest.mark.parametrize("sample", [s for s in ANSWERS if s.operations[0].row], ids=str)
def test_a_fault_in_one_row_leaves_the_other_rows_as_they_are(sample: Sample) -> None:
    answer = json.loads(sample.content)
    (key,) = answer.keys() & set(LISTS)
    page = model_named(schema_name(sample.operations[0].answer))
    whole = page.from_dict(json.loads(sample.content)).items

    for number, row in enumerate(answer[key]):
        faults: list[Any] = [*mutations(row), None, [], "row", 1]
        for mutated in faults:
            rows = [*answer[key][:number], mutated, *answer[key][number + 1 :]]
            read = page.from_dict({**answer, key: rows}).items

            assert len(read) == len(whole)
            assert read[:number] == whole[:number]
            assert read[number + 1 :] == whole[number + 1 :]


@pytest.mark.parametrize("row", [None, [], "row", 1, 1.5, True, [{"MessageID": "a"}]])
def test_a_row_that_is_not_an_object_is_an_empty_model_with_the_row_in_its_extra(row: Any) -> None:
    page = models.OutboundMessageList.from_dict({"TotalCount": 1, "Messages": [row]})

    (message,) = page.items
    assert message.message_id == ""
    assert message.received_at is None
    assert message.to == []
    assert dict(message.extra) == {"": row}
    assert_kept(message, {"": row})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
TIMES = st.datetimes(timezones=st.none() | st.timezones()).map(datetime.isoformat)


@st.composite
def named_rows(draw: st.DrawFn) -> tuple[str, Json]:
    name = draw(st.sampled_from(SCHEMAS))
    keys = st.sampled_from(sorted(properties(SPEC["components"]["schemas"][name])))
    return name, draw(st.dictionaries(keys | st.text(max_size=3), JSON | TIMES, max_size=6))


@settings(max_examples=100)
@given(named_rows())
def test_any_json_in_any_field_is_read_kept_and_round_trips(named: tuple[str, Json]) -> None:
    name, row = named

    model = model_named(name).from_dict(row)

    assert_kept(model, row)


@pytest.mark.parametrize("name", SCHEMAS)
def test_json_nested_beyond_the_recursion_limit_is_kept(name: str) -> None:
    deep: Any = []
    for _ in range(5000):
        deep = [deep] if len(deep) % 2 else {"a": deep}
    row = dict.fromkeys(properties(SPEC["components"]["schemas"][name]), deep)

    model = model_named(name).from_dict(row | {"Unheard": deep})

    wire = model.to_dict()
    assert wire.keys() == {*row, "Unheard"}
    assert wire["Unheard"] is not deep


# --- absence ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCHEMAS)
def test_null_is_absent_and_both_are_left_out_of_the_wire_form(name: str) -> None:
    nulls = dict.fromkeys(properties(SPEC["components"]["schemas"][name]))

    absent, null = model_named(name).from_dict({}), model_named(name).from_dict(nulls)

    assert absent == null
    assert absent.to_dict() == null.to_dict() == {}
    assert not absent.extra
    assert not null.extra


@pytest.mark.parametrize("name", SCHEMAS)
def test_empty_values_that_were_there_stay_in_the_wire_form(name: str) -> None:
    empty: Json = {"string": "", "array": [], "object": {}, "integer": 0, "boolean": False}
    row = {
        key: empty[json_type(described)]
        for key, described in properties(SPEC["components"]["schemas"][name]).items()
        if described.get("format") != "date-time"
    }

    assert model_named(name).from_dict(row).to_dict() == row


def test_extra_holds_unknown_keys_and_raw_values_that_could_not_be_read() -> None:
    model: Any = OutboundMessage.from_dict(
        {"MessageID": 7, "ReceivedAt": "soon", "To": [{"Email": "a@example.com"}, 5], "New": None}
    )

    assert dict(model.extra) == {
        "MessageID": 7,
        "ReceivedAt": "soon",
        "To": [{"Email": "a@example.com"}, 5],
        "New": None,
    }
    assert model.message_id == ""
    assert model.received_at is None
    assert [address.email for address in model.to] == ["a@example.com"]


class Incomparable:
    """As an array is, which is neither equal to a list nor different from it."""

    def __eq__(self, other: object) -> bool:
        raise ValueError("ambiguous")

    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_value_that_cannot_be_compared_is_kept(name: str) -> None:
    kind, value = model_named(name), Incomparable()
    for key in kind.WIRE_NAMES.values():
        assert kind.from_dict({key: value}).extra.get(key) is value


def test_nested_objects_are_never_none() -> None:
    rows: list[Json] = [{}, {"Client": None, "OS": [], "Geo": "?"}]
    for row in rows:
        event = OpenEvent.from_dict(row)

        assert (event.client.name, event.os.family, event.geo.country_iso_code) == (None,) * 3

    assert InboundMessage.from_dict({"FromFull": None}).from_full.email == ""


def test_unknown_values_of_an_enumeration_are_kept_as_plain_text() -> None:
    message = OutboundMessage.from_dict({"Status": "Teleported", "TrackLinks": "Some"})

    assert (message.status, message.track_links) == ("Teleported", "Some")
    assert type(message.status) is str
    assert not message.extra


# --- models as values ---------------------------------------------------------------------------


@pytest.mark.parametrize(("operation", "row"), ROWS)
def test_models_are_immutable_copyable_and_picklable_with_a_short_repr(
    operation: Operation, row: Json
) -> None:
    model = model_of(operation).from_dict(row | {"Unheard": {"Of": [1]}})

    for name in (*model.WIRE_NAMES, "_raw", "extra", "unheard_of"):
        with pytest.raises(AttributeError):
            setattr(model, name, None)
        with pytest.raises(AttributeError):
            delattr(model, name)
    for again in (
        copy.copy(model),
        copy.deepcopy(model),
        *(pickle.loads(pickle.dumps(model, protocol)) for protocol in range(2, 6)),
        attrs.evolve(model),
    ):
        assert again == model
        assert type(again) is type(model)
        assert again.to_dict() == model.to_dict()
    assert len(repr(model)) < 300
    assert "Unheard" not in repr(model)


def test_extra_is_part_of_equality_and_cannot_be_written_to() -> None:
    row = {"MessageID": "a", "Unheard": 1}
    model = OutboundMessage.from_dict(row)

    assert model == OutboundMessage.from_dict(row)
    assert model != OutboundMessage.from_dict({"MessageID": "a"})
    assert model != OutboundMessage.from_dict({"MessageID": "a", "Unheard": 2})
    with pytest.raises(TypeError):
        cast("Json", model.extra)["Unheard"] = 2


def test_a_model_shares_nothing_with_the_answer_it_was_read_from() -> None:
    row: Json = {"Details": {"a": {"b": [1]}}, "New": {"c": [1]}, "Recipient": [["x"]]}
    event = postmark.MessageEvent.from_dict(row)

    row["Details"]["a"]["b"].append(2)
    row["New"]["c"].append(2)
    row["Recipient"][0].append("y")
    event.extra["New"]["c"].append(3)

    assert event.details == {"a": {"b": [1]}}
    assert event.extra == {"New": {"c": [1]}, "Recipient": [["x"]]}


def test_a_value_set_by_evolve_replaces_an_unreadable_one() -> None:
    unreadable = OutboundMessage.from_dict(
        {"Subject": 5, "Recipients": ["a", 7], "TrackOpens": "yes", "New": 1}
    )

    evolved = attrs.evolve(unreadable, subject="read", track_opens=True)

    assert evolved.extra == {"Recipients": ["a", 7], "New": 1}
    assert evolved.to_dict() == {
        "Subject": "read", "Recipients": ["a", 7], "TrackOpens": True, "New": 1,
    }  # fmt: skip
    assert OutboundMessage.from_dict(evolved.to_dict()) == evolved


def test_a_model_made_with_a_member_of_an_enumeration_holds_its_value_and_round_trips() -> None:
    class Status(str, Enum):  # noqa: UP042 - a StrEnum would also be its value to `str`
        SENT = "Sent"

    message = OutboundMessage("id", datetime.now(UTC), "", "Hello", Status.SENT)

    assert type(message.status) is str
    assert OutboundMessage.from_dict(message.to_dict()) == message
    assert message.to_dict()["Status"] == "Sent"


def test_a_model_made_by_hand_round_trips_and_may_have_extra() -> None:
    naive = datetime(2026, 7, 1, 12)  # noqa: DTZ001 - Eastern, as in an answer
    in_the_second_run = datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=EASTERN)

    for moment in (naive, in_the_second_run, naive.replace(tzinfo=UTC)):
        event = postmark.MessageEvent("Opened", moment, "pat@example.com", extra={"New": [1]})

        assert (
            event.received_at.timestamp()
            == moment.replace(tzinfo=moment.tzinfo or EASTERN).timestamp()
        )
        assert event.extra == {"New": [1]}
        assert postmark.MessageEvent.from_dict(event.to_dict()) == event


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_constructor_of_a_model_shows_nothing_private(name: str) -> None:
    kind = model_named(name)

    assert list(inspect.signature(kind).parameters) == [*kind.WIRE_NAMES, "extra"]
    assert kind.__match_args__ == tuple(kind.WIRE_NAMES)


@pytest.mark.parametrize(("operation", "row"), ROWS)
def test_equal_models_are_one_in_a_set(operation: Operation, row: Json) -> None:
    kind = model_of(operation)

    assert len({kind.from_dict(row), kind.from_dict(dict(reversed(row.items())))}) == 1


def test_strings_that_repeat_in_many_rows_are_stored_once() -> None:
    rows = [{"Tag": f"the tag{'!' * number}"[:8]} for number in (1, 2)]

    first, second = models.OutboundMessageList.from_dict({"TotalCount": 2, "Messages": rows}).items

    assert first.tag == "the tag!"
    assert first.tag is second.tag


def test_the_wire_form_is_a_copy_that_may_be_changed() -> None:
    row = {"MessageID": "a", "Metadata": {"a": "b"}, "To": [{"Email": "a", "X": [1]}], "New": [[1]]}
    model = OutboundMessage.from_dict(row)

    wire = model.to_dict()
    wire["Metadata"]["a"] = "c"
    wire["To"][0]["X"].append(2)
    wire["New"][0].append(2)

    assert model.to_dict() == row


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_deleted_model_leaves_nothing_behind(name: str) -> None:
    text = f"some text of {name}"
    row = dict.fromkeys(properties(SPEC["components"]["schemas"][name]), text)
    held = sys.getrefcount(text)

    model_named(name).from_dict(row)

    assert sys.getrefcount(text) == held


def test_a_repr_shows_no_body_no_header_and_no_recipients() -> None:
    secret = "secret-text"
    outbound = OutboundMessageDetails.from_dict(
        {"Body": secret, "TextBody": secret, "HtmlBody": secret, "Recipients": [secret]}
    )
    inbound = postmark.InboundMessageDetails.from_dict(
        dict.fromkeys(("TextBody", "HtmlBody", "StrippedTextReply", "To", "Cc"), secret)
        | {"Headers": [{"Name": "X-Test", "Value": secret}]}
    )
    dump = postmark.OutboundMessageDump.from_dict({"Body": secret})

    assert all(secret not in repr(model) for model in (outbound, inbound, dump))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_repr_stays_short_whatever_the_values_are(name: str) -> None:
    row = dict.fromkeys(properties(SPEC["components"]["schemas"][name]), "long\n" * 10_000)

    shown = repr(model_named(name).from_dict(row))

    assert "\n" not in shown
    assert len(shown) < 1_000


def test_a_page_is_a_short_frozen_sequence() -> None:
    page = Page(["a", "b", "c"], 12)

    assert (list(page), len(page), page[0], page[-1], list(page[1:])) == (
        ["a", "b", "c"], 3, "a", "c", ["b", "c"],
    )  # fmt: skip
    assert (page.items, page.total) == (["a", "b", "c"], 12)
    assert page == Page(["a", "b", "c"], 12) != Page(["a"], 12)
    assert repr(page) == "Page(items=[3 rows], total=12)"
    assert pickle.loads(pickle.dumps(page)) == copy.deepcopy(page) == page
    with pytest.raises(AttributeError):
        page.total = 1  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


# --- times --------------------------------------------------------------------------------------


def received(text: str) -> datetime:
    return OutboundMessage.from_dict({"ReceivedAt": text}).received_at


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-02-20T07:25:02.8782715-05:00", datetime(2026, 2, 20, 12, 25, 2, 878271, UTC)),
        ("2026-07-01T13:05:09.5701180-04:00", datetime(2026, 7, 1, 17, 5, 9, 570118, UTC)),
        ("2026-03-03T09:59:44.570118-05:00", datetime(2026, 3, 3, 14, 59, 44, 570118, UTC)),
        ("2026-02-21T00:00:00Z", datetime(2026, 2, 21, tzinfo=UTC)),
        ("2026-02-21T00:00:00.1+05:30", datetime(2026, 2, 20, 18, 30, 0, 100000, UTC)),
        ("2026-02-21T00:00:00", datetime(2026, 2, 21, 5, tzinfo=UTC)),
        ("2026-07-21T00:00:00.25", datetime(2026, 7, 21, 4, 0, 0, 250000, UTC)),
        ("2026-02-21", datetime(2026, 2, 21, 5, tzinfo=UTC)),
        ("2026-11-01T01:30:00", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        ("2026-11-01T01:30:00-05:00", datetime(2026, 11, 1, 6, 30, tzinfo=UTC)),
        ("2026-03-08T02:30:00", datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_by_its_offset_and_without_one_it_is_eastern(
    text: str, instant: datetime
) -> None:
    model = OutboundMessage.from_dict({"ReceivedAt": text})

    assert model.received_at == instant
    assert not model.extra
    assert OutboundMessage.from_dict(model.to_dict()) == model
    assert datetime.fromisoformat(model.to_dict()["ReceivedAt"]) == instant


@given(st.datetimes(timezones=st.none() | st.timezones()))
def test_every_time_round_trips_whatever_its_offset(moment: datetime) -> None:
    model = OutboundMessage.from_dict({"ReceivedAt": moment.isoformat()})

    assert model.received_at.replace(tzinfo=None) == moment.replace(tzinfo=None, fold=0)
    offset = moment.utcoffset() if moment.tzinfo else eastern_offset(moment)
    assert model.received_at.utcoffset() == offset
    assert OutboundMessage.from_dict(model.to_dict()) == model


def test_the_wire_form_has_times_with_microseconds_and_an_offset() -> None:
    row = {"ReceivedAt": "2026-02-20T07:25:02-05:00"}

    wire = OutboundMessage.from_dict(row).to_dict()

    assert wire == {"ReceivedAt": "2026-02-20T07:25:02.000000-05:00"}


PLUS_3 = timezone(timedelta(hours=3))
MINUS_4 = timezone(timedelta(hours=-4))


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("Thu, 13 Feb 2014 17:48:22 +0300", datetime(2014, 2, 13, 17, 48, 22, tzinfo=PLUS_3)),
        ("26 May 2019 10:39:51 -0400", datetime(2019, 5, 26, 10, 39, 51, tzinfo=MINUS_4)),
        ("Sun, 15 Feb 2026 05:26:57 +0000 (GMT)", datetime(2026, 2, 15, 5, 26, 57, tzinfo=UTC)),
        ("Sun, 15 Feb 2026 05:26:57 +0000 (UTC)", datetime(2026, 2, 15, 5, 26, 57, tzinfo=UTC)),
        ("Sun, 15 Feb 2026 05:26:57 -0000", datetime(2026, 2, 15, 5, 26, 57, tzinfo=UTC)),
        ("Sun, 15 Feb 2026 05:26:57 GMT", datetime(2026, 2, 15, 5, 26, 57, tzinfo=UTC)),
        ("Sun, 15 Feb 2026 05:26:57 EST", datetime(2026, 2, 15, 10, 26, 57, tzinfo=UTC)),
        ("Sun, 15 Feb 2026 05:26:57", datetime(2026, 2, 15, 10, 26, 57, tzinfo=UTC)),
        ("Sun, 15 Feb 2026 05:26:57 +01:00", datetime(2026, 2, 15, 4, 26, 57, tzinfo=UTC)),
        ("Sun Feb 15 2026 05:26:57 GMT-0330 (x)", datetime(2026, 2, 15, 8, 56, 57, tzinfo=UTC)),
        ("Sun, 15 Feb 2026 05:26:57 (UTC)", datetime(2026, 2, 15, 5, 26, 57, tzinfo=UTC)),
        ("Sun, 15 Feb 2026 05:26 (at home)", datetime(2026, 2, 15, 10, 26, tzinfo=UTC)),
        ("Sun Feb 15 05:26:57 2026", datetime(2026, 2, 15, 10, 26, 57, tzinfo=UTC)),
        ("Sun, 15 Feb 2026 05:26:57 CET", None),
        ("Sun, 15 Feb 2026 05:26:57 GMT+1", None),
        ("Sun, 1 Nov 2026 01:30:00", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        ("Sun, 8 Mar 2026 02:30:00", datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        ("", None),
        ("yesterday", None),
        ("Thu, 99 Feb 2014 17:48:22 +0300", None),
        ("Thu, 13 Feb 2014 17:48:22 +9999", None),
        ("Thu, 13 Feb 99999 17:48:22 +0300", None),
    ],
)
def test_the_senders_date_is_kept_unchanged_with_the_instant_beside_it(
    text: str, parsed: datetime | None
) -> None:
    message = InboundMessage.from_dict({"Date": text})

    assert message.date == text
    assert message.date_parsed == parsed
    assert message.to_dict() == {"Date": text}


@given(st.text() | st.from_regex(r"(\w{3}, )?\d+ Feb \d+ \d+:\d+(:\d+)? [+-]?\w*", fullmatch=True))
def test_no_date_header_makes_its_parsing_fail(text: str) -> None:
    parsed = InboundMessage.from_dict({"Date": text}).date_parsed

    assert parsed is None or parsed.utcoffset() is not None


# --- samples ------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", ANSWERS, ids=str)
def test_every_sample_is_read_through_both_clients(either: Either, sample: Sample) -> None:
    for operation in sample.operations:
        for name in FACADE[operation.id]:
            answer = sample.content
            if "stream" in name:  # which would go on until it has as many as are promised
                answer = all_there_is(json.loads(answer))
            client = client_of(either, Wire(answer, headers=sample.headers))
            arguments = [row["MessageID"] for _, row in rows_of(sample) if "MessageID" in row][:1]

            got = either(call(client, name, *(arguments if "{" in operation.path else [])))

            rows = [row for _, row in rows_of(sample)]
            if "stream" in name:
                rows = once_each(rows)
            found: list[Any] = list(got) if operation.row else [got]
            assert len(found) == len(rows)
            for model, row in zip(found, rows, strict=True):
                assert type(model) is model_of(operation)
                assert_kept(model, row)
            if isinstance(got, Page):
                assert got.total == json.loads(sample.content)["TotalCount"]


def once_each(rows: list[Json]) -> list[Json]:
    """Return the rows that a stream yields, which identifies them by these keys."""
    keys = ("MessageID", "Recipient", "ReceivedAt", "OriginalLink", "ClickLocation")
    unique: dict[tuple[object, ...], Json] = {}
    for row in rows:
        unique.setdefault(tuple(row.get(key) for key in keys), row)
    return list(unique.values())


def all_there_is(answer: Json) -> bytes:
    (key,) = answer.keys() & set(LISTS)
    return json.dumps({**answer, "TotalCount": len(answer[key])}).encode()


def error_of(sample: Sample) -> type[APIError]:
    by_status: Mapping[int, type[APIError]] = {
        401: AuthenticationError,
        415: InvalidRequestError,
        422: MessageNotFoundError if "_701_" in sample.file else InvalidRequestError,
        429: RateLimitError,
        500: ServerError,
        502: ServerError,
        503: ServerError,
    }
    return by_status.get(sample.http_status, APIError)


@pytest.mark.parametrize("sample", REFUSALS, ids=str)
def test_every_sample_of_an_error_is_raised_by_both_clients(either: Either, sample: Sample) -> None:
    for operation in sample.operations:
        for name in FACADE[operation.id]:
            wire = Wire(sample.content, sample.http_status, sample.headers)
            client = client_of(either, wire, retries=0)

            with pytest.raises(APIError) as raised:
                either(call(client, name))

            assert type(raised.value) is error_of(sample)
            assert raised.value.status == sample.http_status
            if sample.file.endswith(".json"):
                body = json.loads(sample.content)
                assert (raised.value.error_code, raised.value.message) == (
                    body["ErrorCode"],
                    body["Message"],
                )


def test_there_is_a_sample_of_every_operation_and_an_entry_for_every_sample() -> None:
    of_operations = {operation.id for sample in ANSWERS for operation in sample.operations}

    assert of_operations == {operation.id for operation in OPERATIONS}
    assert all(sample.content is not None and sample.operations for sample in ALL_SAMPLES)


# --- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("total", "read"), [(0, 0), (12, 12), ("194", 194), (10**12, 10**12)])
def test_a_total_is_a_number_or_a_string_of_digits(total: object, read: int) -> None:
    page = models.OpenEventList.from_dict({"TotalCount": total, "Opens": []})

    assert page.total == read


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        "text",
        {},
        {"TotalCount": 1},
        {"Opens": []},
        {"TotalCount": 1, "Opens": None},
        {"TotalCount": 1, "Opens": {}},
        {"TotalCount": None, "Opens": []},
        {"TotalCount": "many", "Opens": []},
        {"TotalCount": "", "Opens": []},
        {"TotalCount": "9" * 5000, "Opens": []},
        {"TotalCount": "²", "Opens": []},
        {"TotalCount": -1, "Opens": []},
        {"TotalCount": True, "Opens": []},
        {"TotalCount": 1.5, "Opens": []},
        {"TotalCount": 1, "Clicks": []},
    ],
)
def test_a_response_without_its_list_or_a_total_is_not_a_page(answer: Any) -> None:
    with pytest.raises(UnreadableAnswer):
        models.OpenEventList.from_dict(answer)
