"""Models: every row can be read, and nothing in it is lost on the way back."""

from __future__ import annotations

import copy
import functools
import inspect
import json
import pickle
import sys
from collections.abc import Hashable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Any, cast
from zoneinfo import ZoneInfo

import attrs
import pytest
from arguments import calling
from described import (
    ALL_SAMPLES,
    ANSWERS,
    BY_ID,
    REFUSALS,
    SCHEMAS,
    Json,
    Operation,
    Sample,
    Wire,
    client_of,
    json_type,
    method_of,
    properties,
    required,
    resolved,
    rows_in,
)
from either import Either
from hypothesis import given, settings
from hypothesis import strategies as st

import postmark
from postmark import (
    APIError,
    AuthenticationError,
    BatchError,
    InactiveRecipientsError,
    InboundMessage,
    InvalidRequestError,
    InvalidResponseError,
    MessageNotFoundError,
    NotFoundError,
    OpenEvent,
    OutboundMessage,
    OutboundMessageDetails,
    Page,
    PostmarkError,
    RateLimitError,
    SendResponse,
    ServerError,
    WebhookVerificationError,
    models,
)

EASTERN = ZoneInfo("America/New_York")

Model = OutboundMessage.__mro__[-2]
ROWS = [
    pytest.param(operation, row, id=f"{sample}-{operation}-{number}")
    for sample in ANSWERS
    for operation in sample.operations[:1]
    for number, row in enumerate(rows_in(operation, json.loads(sample.content)))
]
NAMES = [name for name in models.__all__ if name in SCHEMAS and properties(SCHEMAS[name])]


def model_named(name: str) -> Any:
    return getattr(models, name)


def model_of(operation: Operation) -> Any:
    return model_named(str(operation.model))


# --- what must hold of every row ----------------------------------------------------------------


def assert_kept(model: Any, row: Json) -> None:
    """Assert that a model was read completely, and round-trips in every form."""
    assert_typed(model)
    wire = model.to_dict()
    assert same(wire, with_present_names(type(model).__name__, row)), f"{row} became {wire}"
    kind: Any = model.__class__
    again = kind.from_dict(wire)
    assert again == model
    assert again.extra == model.extra
    assert kind.from_dict(json.loads(json.dumps(wire))) == model
    assert len(repr(model)) < 400 + sum(len(str(value)) for value in row.values())


def with_present_names(name: str, row: Json) -> Json:
    """Return a row with the names that its fields have today."""
    once = {each.get("x-once"): key for key, each in properties(SCHEMAS[name]).items()}
    return {
        once[key] if key in once and once[key] not in row else key: value
        for key, value in row.items()
    }


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
            assert not is_required or kind in (int, date), name
        elif kind is float:
            assert type(value) in (int, float)
        else:
            assert isinstance(value, kind)
            assert type(value) in (str, int, bool, dict, date) or isinstance(value, Model)
            assert kind is not int or type(value) is int


TIMES_OF: Json = {"date-time": datetime, "date": date}


@functools.cache
def promises(model: Hashable) -> list[tuple[str, Any, bool]]:
    """Return the name of each field, its type, in brackets that of a list's items, and whether
    the spec requires it."""
    model_class: Any = model
    schema = SCHEMAS[model_class.__name__]
    found: list[tuple[str, Any, bool]] = []
    for name, wire_name in model_class.WIRE_NAMES.items():
        described = properties(schema)[wire_name]
        simple = json_type(described)
        scalars: Json = {"string": str, "integer": int, "boolean": bool, "number": float}
        promised: Any = scalars.get(simple)
        if simple == "array":
            promised = [Model if "$ref" in described["items"] else str]
        elif simple == "object":
            promised = Model if properties(described) else dict
        elif resolved(described).get("format") in TIMES_OF:
            promised = TIMES_OF[resolved(described)["format"]]
        elif "oneOf" in resolved(described):
            promised = (int, str)
        found.append((name, promised, wire_name in required(schema)))
    return found


def same(wire: Any, raw: Any) -> bool:
    """Return whether two values are equivalent: null means absent; an instant has many forms."""
    if (wire.__class__, raw.__class__) == (dict, dict):
        one, other = said(wire), said(raw)
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if (wire.__class__, raw.__class__) == (list, list):
        return len(wire) == len(raw) and all(map(same, wire, raw))
    if (wire.__class__, raw.__class__) == (str, str) and wire != raw:
        return instant_of(wire) == instant_of(raw) is not None or day_of(wire) == day_of(raw)
    return wire.__class__ is raw.__class__ and bool(wire == raw)


def day_of(text: str) -> date | str:
    """Return a day, of which Postmark may also give the time; text that is none is itself."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text


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


PAGES = [
    sample
    for sample in ANSWERS
    if sample.operations[0].is_paged and sample.file.startswith(("outbound", "opens", "templates"))
]


def listed(either: Either, operation: Operation, answer: Any, **headers: str) -> Any:
    """Return what the list method of an operation makes of an answer."""
    wire = Wire(json.dumps(answer).encode(), headers=headers)
    client = client_of(either, wire, of_account=operation.of_account)
    return either(method_of(client, operation.names[0])(*calling(operation).ids))


@pytest.mark.parametrize("sample", PAGES, ids=str)
def test_a_fault_in_one_row_leaves_the_other_rows_as_they_are(sample: Sample) -> None:
    either, operation = Either("blocking"), sample.operations[0]
    answer = json.loads(sample.content)
    key = str(operation.rows)
    whole = listed(either, operation, answer).items

    for number in range(len(answer[key])):
        faults: list[Any] = [{}, {"MessageID": []}, None, [], "row", 1]
        for mutated in faults:
            rows = [*answer[key][:number], mutated, *answer[key][number + 1 :]]
            read = listed(either, operation, {**answer, key: rows}).items

            assert len(read) == len(whole)
            assert read[:number] == whole[:number]
            assert read[number + 1 :] == whole[number + 1 :]


@pytest.mark.parametrize("row", [None, [], "row", 1, 1.5, True, [{"MessageID": "a"}]])
def test_a_row_that_is_not_an_object_is_an_empty_model_with_the_row_in_its_extra(
    either: Either, row: Any
) -> None:
    operation = BY_ID["outbound_list"]

    (message,) = listed(either, operation, {"TotalCount": 1, "Messages": [row]})

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
    name = draw(st.sampled_from(NAMES))
    keys = st.sampled_from(sorted(properties(SCHEMAS[name])))
    return name, draw(st.dictionaries(keys | st.text(max_size=3), JSON | TIMES, max_size=6))


@settings(max_examples=100)
@given(named_rows())
def test_any_json_in_any_field_is_read_kept_and_round_trips(named: tuple[str, Json]) -> None:
    name, row = named

    model = model_named(name).from_dict(row)

    assert_kept(model, row)


@pytest.mark.parametrize("name", NAMES)
def test_json_nested_beyond_the_recursion_limit_is_kept(name: str) -> None:
    deep: Any = []
    for _ in range(sys.getrecursionlimit() + 100):
        deep = [deep] if len(deep) % 2 else {"a": deep}
    row = dict.fromkeys(properties(SCHEMAS[name]), deep)

    model = model_named(name).from_dict(row | {"Unheard": deep})

    wire = model.to_dict()
    assert wire.keys() == {*row, "Unheard"}
    assert wire["Unheard"] is not deep


# --- absence ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_null_is_absent_and_both_are_left_out_of_the_wire_form(name: str) -> None:
    nulls = dict.fromkeys(properties(SCHEMAS[name]))

    absent, null = model_named(name).from_dict({}), model_named(name).from_dict(nulls)

    assert absent == null
    assert absent.to_dict() == null.to_dict() == {}
    assert not absent.extra
    assert not null.extra


@pytest.mark.parametrize("name", NAMES)
def test_empty_values_that_were_there_stay_in_the_wire_form(name: str) -> None:
    empty: Json = {
        "string": "", "array": [], "object": {}, "integer": 0, "number": 0, "boolean": False, "": ""
    }  # fmt: skip
    row = {
        key: empty[json_type(described)]
        for key, described in properties(SCHEMAS[name]).items()
        if resolved(described).get("format") not in TIMES_OF
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

    __hash__ = None  # type: ignore[assignment]  # a value without a hash


@pytest.mark.parametrize("name", NAMES)
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
    ):
        assert again == model
        assert type(again) is type(model)
        assert again.to_dict() == model.to_dict()
    assert attrs.evolve(model) == model
    assert kind_of(model).from_dict(attrs.evolve(model).to_dict()) == model
    assert len(repr(model)) < 300
    assert "Unheard" not in repr(model)


def kind_of(model: object) -> Any:
    return type(model)


def test_extra_is_part_of_equality_and_cannot_be_written_to() -> None:
    row = {"MessageID": "a", "Unheard": 1}
    model = OutboundMessage.from_dict(row)

    assert model == OutboundMessage.from_dict(row)
    assert model != OutboundMessage.from_dict({"MessageID": "a"})
    assert model != OutboundMessage.from_dict({"MessageID": "a", "Unheard": 2})
    with pytest.raises(TypeError):
        cast("Json", model.extra)["Unheard"] = 2


def test_a_model_shares_nothing_with_the_answer_it_was_read_from() -> None:
    row: Json = {"Details": {"New": {"b": [1]}}, "New": {"c": [1]}, "Recipient": [["x"]]}
    event = postmark.MessageEvent.from_dict(row)

    row["Details"]["New"]["b"].append(2)
    row["New"]["c"].append(2)
    row["Recipient"][0].append("y")
    event.extra["New"]["c"].append(3)

    assert event.details.extra == {"New": {"b": [1]}}
    assert event.extra == {"New": {"c": [1]}, "Recipient": [["x"]]}


def test_a_value_set_by_evolve_replaces_an_unreadable_one() -> None:
    unreadable: Any = OutboundMessage.from_dict(
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


@pytest.mark.parametrize("name", NAMES)
def test_the_constructor_of_a_model_shows_nothing_private(name: str) -> None:
    kind = model_named(name)

    counts = ["counts"] if "x-additional-name" in resolved(SCHEMAS[name]) else []
    assert list(inspect.signature(kind).parameters) == [*kind.WIRE_NAMES, *counts, "extra"]
    assert kind.__match_args__ == (*kind.WIRE_NAMES, *counts)


@pytest.mark.parametrize(("operation", "row"), ROWS)
def test_equal_models_are_one_in_a_set(operation: Operation, row: Json) -> None:
    kind = model_of(operation)

    assert len({kind.from_dict(row), kind.from_dict(dict(reversed(row.items())))}) == 1


def test_strings_that_repeat_in_many_rows_are_stored_once() -> None:
    rows = [{"Tag": f"the tag{'!' * number}"[:8]} for number in (1, 2)]

    first, second = map(OutboundMessage.from_dict, rows)

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


@pytest.mark.parametrize("name", NAMES)
def test_a_deleted_model_leaves_nothing_behind(name: str) -> None:
    text = f"some text of {name}"
    row = dict.fromkeys(properties(SCHEMAS[name]), text)
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


@pytest.mark.parametrize("name", NAMES)
def test_a_repr_stays_short_whatever_the_values_are(name: str) -> None:
    row = dict.fromkeys(properties(SCHEMAS[name]), "long\n" * 10_000)

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
        page.total = 1  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] - wrong on purpose


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


CALLED = [
    pytest.param(sample, operation, name, id=f"{sample}-{operation}-{name}")
    for sample in ANSWERS
    for operation in sample.operations
    for name in operation.names
]


@pytest.mark.parametrize(("sample", "operation", "name"), CALLED)
def test_every_sample_is_read_through_both_clients_with_nothing_lost(
    either: Either, sample: Sample, operation: Operation, name: str
) -> None:
    answer = json.loads(sample.content)
    rows = rows_in(operation, answer)
    is_stream = ".stream" in name
    if is_stream:  # which would go on until it has as many as are promised
        answer = {**answer, "TotalCount": len(rows)}
        rows = once_each(operation, rows)
    wire = Wire(json.dumps(answer).encode(), headers=sample.headers)
    client = client_of(either, wire, of_account=operation.of_account)
    ids, keywords = arguments_for(sample, operation, is_stream)

    got = either(method_of(client, name)(*ids, **keywords))

    found: list[Any] = list(got) if operation.rows is not None else [got] if rows else []
    assert len(found) == len(rows)
    assert rows or operation.model or got is None
    for model, row in zip(found, rows, strict=True):
        if isinstance(model, SendResponse):
            assert model.to_dict().items() >= said(row).items() or model.submitted_at
            continue
        assert type(model) is model_of(operation)
        assert_kept(model, row)
    if isinstance(got, Page):
        assert got.total == answer["TotalCount"]


def arguments_for(sample: Sample, operation: Operation, is_stream: bool) -> tuple[list[Any], Json]:
    """Return the arguments that a sample answers: as many mails, or the same message."""
    answer: Any = json.loads(sample.content)
    ids, keywords, *_ = calling(operation)
    if operation.id.startswith("outbound_send_batch"):
        ids = [[*ids[0]] * len(answer)]
        ids = [ids[0][: len(answer)]]
    elif "{message_id}" in operation.path and "MessageID" in answer:
        ids = [answer["MessageID"]]
    if operation.tag == "suppressions" and operation.request:
        addresses = [each["EmailAddress"] for each in answer["Suppressions"]]
        return [addresses, *ids[1:]], {"check": False}
    is_get = operation.method == "GET"
    return ids, {} if is_get or is_stream else keywords


def once_each(operation: Operation, rows: list[Json]) -> list[Json]:
    """Return the rows that a stream yields, which tells them apart by the key in the spec."""
    wire = {python: key for key, python in names_of(str(operation.model)).items()}
    keys = [wire[name] for name in (operation.stream or {})["key"]]
    unique: dict[tuple[object, ...], Json] = {}
    for row in rows:
        unique.setdefault(tuple(row.get(key) for key in keys), row)
    return list(unique.values())


def names_of(model: str) -> dict[str, str]:
    return {wire: name for name, wire in model_named(model).WIRE_NAMES.items()}


def error_of(sample: Sample) -> type[APIError]:
    special: Mapping[int, type[APIError]] = {
        406: InactiveRecipientsError,
        701: MessageNotFoundError,
        1364: WebhookVerificationError,
    }
    by_status: Mapping[int, type[APIError]] = {
        400: InvalidRequestError,
        401: AuthenticationError,
        404: NotFoundError,
        415: InvalidRequestError,
        422: InvalidRequestError,
        429: RateLimitError,
    }
    if code_of(sample) in NOT_FOUND:
        return NotFoundError
    if sample.http_status == 422 and code_of(sample) in special:
        return special[code_of(sample)]
    status = sample.http_status or 0
    return by_status.get(status, ServerError if status >= 500 else APIError)


NOT_FOUND = {12, 501, 510, 812, 1001, 1101, 1226, 1301, 1352}
"""The codes that mean that what was asked for is not there."""


def code_of(sample: Sample) -> int:
    if not sample.file.endswith(".json"):
        return 0
    body: Json = json.loads(sample.content)
    return int(body.get("ErrorCode") or (1364 if "1364" in sample.file else 0))


REFUSED = [
    pytest.param(sample, operation, id=f"{sample}-{operation}")
    for sample in REFUSALS
    for operation in sample.operations
]


@pytest.mark.parametrize(("sample", "operation"), REFUSED)
def test_every_sample_of_an_error_is_raised_by_both_clients(
    either: Either, sample: Sample, operation: Operation
) -> None:
    wire = Wire(sample.content, int(sample.http_status or 0), sample.headers)
    client = client_of(either, wire, of_account=operation.of_account, retries=0)
    ids, keywords, *_ = calling(operation)

    if operation.id.startswith("outbound_send_batch"):
        keywords["check"] = True
    with pytest.raises(PostmarkError) as raised:
        either(method_of(client, operation.names[0])(*ids, **keywords))

    error: Any = raised.value
    if isinstance(error, BatchError):
        error = error.results[0].error
    assert type(error) is error_of(sample)
    assert error.status == sample.http_status
    if sample.file.endswith(".json"):
        body = json.loads(sample.content)
        assert error.error_code == code_of(sample)
        assert error.message.split() == body.get("Message", error.message).split()


def test_there_is_a_sample_of_most_operations_and_an_entry_for_every_sample() -> None:
    of_operations = {operation.id for sample in ANSWERS for operation in sample.operations}

    assert len(of_operations) > 70
    assert all(sample.content is not None for sample in ALL_SAMPLES)


# --- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("total", "read"), [(0, 0), (12, 12), ("194", 194), (10**12, 10**12)])
def test_a_total_is_a_number_or_a_string_of_digits(
    either: Either, total: object, read: int
) -> None:
    page = listed(either, BY_ID["outbound_list_opens"], {"TotalCount": total, "Opens": []})

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
def test_a_response_without_its_list_or_a_total_is_not_a_page(either: Either, answer: Any) -> None:
    with pytest.raises(InvalidResponseError):
        listed(either, BY_ID["outbound_list_opens"], answer)
