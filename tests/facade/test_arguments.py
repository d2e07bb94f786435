"""Which arguments are rejected before anything is sent, and how accepted ones are sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Any
from urllib.parse import quote, unquote

import httpx
import pytest
from described import ANY_ANSWER, OPERATIONS, Wire, call, client_of, method_of, operation_of
from either import Either
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postmark import SyncServerClient

BODILESS = [each for each in OPERATIONS if not (each.of_account or each.request)]
NAMES = [name for operation in BODILESS for name in operation.names]
LISTS = [operation.names[0] for operation in BODILESS if operation.is_paged]
STREAMS = [operation.names[1] for operation in BODILESS if operation.stream]
SEARCHES = [
    name
    for operation in BODILESS
    if any(each["name"] == "tag" for each in operation.filters) and operation.is_paged
    for name in operation.names
]
OF_ONE_MESSAGE = [
    name for operation in BODILESS if "{message_id}" in operation.path for name in operation.names
]
BIG = 10**100


def stream_limit(name: str) -> str:
    return str((operation_of(name).stream or {}).get("limit", "max_items"))


@pytest.fixture
def wire() -> Wire:
    return Wire(ANY_ANSWER)


@pytest.fixture
def client(either: Either, wire: Wire) -> Any:
    return client_of(either, wire)


def refused(
    either: Either, client: Any, kind: type[Exception], name: str, *ids: Any, **arguments: Any
) -> str:
    """Return why a call is rejected; a stream must reject at the call, not at its first item."""
    finish: Callable[[Any], Any] = (lambda called: called) if name in STREAMS else either
    with pytest.raises(kind) as raised:
        finish(call(client, name, *ids, **arguments))
    assert type(raised.value) is kind
    return str(raised.value)


# --- paging -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("count", [0, -1, 501, BIG])
def test_a_count_outside_1_to_500_is_rejected(
    either: Either, client: Any, wire: Wire, name: str, count: int
) -> None:
    why = refused(either, client, ValueError, name, count=count)

    assert why == f"count must be 1 to 500, not {count:,}"
    assert not wire.requests


class Odd(int, Enum):
    MANY = 501
    NEGATIVE = -1


HUGE = 10**5_000


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Odd.MANY, "501"), (HUGE, "a number of 16,610 bits")],
    ids=["of an enumeration", "huge"],
)
def test_a_number_that_cannot_write_itself_out_is_refused_by_name_too(
    either: Either, client: Any, wire: Wire, value: int, shown: str
) -> None:
    for name, argument in [("outbound.list", "count"), ("inbound.stream", "batch_size")]:
        why = refused(either, client, ValueError, name, **{argument: value})

        assert why == f"{argument} must be 1 to 500, not {shown}"
    why = refused(either, client, ValueError, "inbound.list", offset=Odd.NEGATIVE)
    assert why == "offset must be 0 or more, not -1"
    why = refused(either, client, ValueError, "inbound.list", offset=HUGE)
    assert why.startswith("count + offset must be at most 10,000, not a number of 16,610 bits")
    assert not wire.requests


@pytest.mark.parametrize("name", LISTS)
def test_a_negative_offset_is_refused(either: Either, client: Any, wire: Wire, name: str) -> None:
    why = refused(either, client, ValueError, name, offset=-1)

    assert why == "offset must be 0 or more, not -1"
    assert not wire.requests


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("count", "offset"), [(1, 10_000), (500, 9_501), (100, BIG)])
def test_a_page_that_ends_beyond_10_000_is_refused(
    either: Either, client: Any, wire: Wire, name: str, count: int, offset: int
) -> None:
    why = refused(either, client, ValueError, name, count=count, offset=offset)

    assert f"count + offset must be at most 10,000, not {count + offset:,}" in why
    assert not wire.requests


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("count", "offset"), [(1, 0), (500, 0), (1, 9_999), (500, 9_500)])
def test_a_page_at_the_limits_is_sent(
    either: Either, client: Any, wire: Wire, name: str, count: int, offset: int
) -> None:
    either(call(client, name, count=count, offset=offset))

    assert wire.queries == [{"count": str(count), "offset": str(offset)}]


@pytest.mark.parametrize("name", STREAMS)
@pytest.mark.parametrize(
    ("argument", "value", "limits"),
    [
        ("batch_size", 0, "1 to 500"),
        ("batch_size", -1, "1 to 500"),
        ("batch_size", 501, "1 to 500"),
        ("concurrency", 0, "1 to 10"),
        ("concurrency", 11, "1 to 10"),
        ("limit", -1, "0 or more"),
    ],
)
def test_a_stream_rejects_arguments_out_of_range_at_the_call(
    either: Either, client: Any, wire: Wire, name: str, argument: str, value: int, limits: str
) -> None:
    argument = stream_limit(name) if argument == "limit" else argument

    why = refused(either, client, ValueError, name, **{argument: value})

    assert why == f"{argument} must be {limits}, not {value}"
    assert not wire.requests


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_at_its_limits_is_sent(either: Either, wire: Wire, name: str) -> None:
    for arguments in (
        {"batch_size": 1, "concurrency": 1},
        {"batch_size": 500, "concurrency": 10, stream_limit(name): None},
    ):
        client = client_of(either, wire)

        assert either(call(client, name, **arguments)) == []

    assert len(wire.requests) == 2


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_with_limit_zero_sends_nothing(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    assert either(call(client, name, **{stream_limit(name): 0})) == []
    assert not wire.requests


@pytest.mark.parametrize("name", LISTS + STREAMS)
def test_counts_of_another_type_are_rejected_by_name(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    of_streams = ["batch_size", "concurrency", stream_limit(name)]
    for argument in ["count", "offset"] if name in LISTS else of_streams:
        for value in (True, "1", 1.0, [1], b"1"):
            why = refused(either, client, TypeError, name, **{argument: value})

            assert why == f"{argument} must be an int, not {type(value).__name__}"
    assert not wire.requests


# --- filters ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SEARCHES)
def test_an_unknown_filter_is_rejected_naming_the_method_and_the_closest_filter(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    why = refused(either, client, TypeError, name, tags="welcome")

    assert why == f"{name}() got an unexpected keyword argument 'tags'; did you mean 'tag'?"
    assert not wire.requests


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SEARCHES])
def test_an_unknown_keyword_is_rejected_naming_the_method(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    why = refused(either, client, TypeError, name, colour="blue")

    assert name.partition(".")[2] + "()" in why
    assert "'colour'" in why
    assert not wire.requests


@pytest.mark.parametrize("name", SEARCHES)
def test_text_filters_accept_only_text(either: Either, client: Any, wire: Wire, name: str) -> None:
    for value in (5, True, b"text", ["text"], datetime(2026, 1, 1, tzinfo=UTC)):
        why = refused(either, client, TypeError, name, tag=value)

        assert why == f"tag must be a str, not {type(value).__name__}"
    why = refused(either, client, ValueError, name, tag="\ud800")
    assert why.startswith("tag must be text that UTF-8 can encode")
    assert not wire.requests


@pytest.mark.parametrize("name", SEARCHES)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip))
def test_any_text_that_is_not_empty_arrives_unchanged(either: Either, name: str, text: str) -> None:
    wire = Wire(ANY_ANSWER)
    client = client_of(either, wire)

    either(call(client, name, tag=text))

    (request,) = wire.requests
    assert request.url.params["tag"] == text
    assert request.url.params.keys() <= {"count", "offset", "tag"}


@pytest.mark.parametrize("name", SEARCHES)
def test_a_text_filter_without_text_is_refused(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    for value in ("", " ", "\n\t"):
        why = refused(either, client, ValueError, name, tag=value)

        assert why == "tag must not be empty; None, or leaving it out, lists all"
    assert not wire.requests


@pytest.mark.parametrize("name", SEARCHES)
def test_filters_that_are_none_are_not_sent(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    either(call(client, name, tag=None, from_date=None, to_date=None))

    (query,) = wire.queries
    assert query.keys() == {"count", "offset"}


class Tag(str, Enum):  # noqa: UP042 - a StrEnum would also be its value to `str`
    WELCOME = "welcome"


class Few(int, Enum):
    FEW = 5


@pytest.mark.parametrize("name", SEARCHES)
def test_an_enum_member_is_sent_as_its_value(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    count = {"count": Few.FEW} if name in LISTS else {"batch_size": Few.FEW}

    either(call(client, name, tag=Tag.WELCOME, **count))
    either(client.request("GET", "/x", params={Tag.WELCOME: Tag.WELCOME, "n": Few.FEW}))

    assert wire.queries[0] == {"tag": "welcome", "count": "5", "offset": "0"}
    assert wire.queries[1] == {"welcome": "welcome", "n": "5"}


def test_a_metadata_key_from_an_enum_is_sent_as_its_value(
    either: Either, client: Any, wire: Wire
) -> None:
    either(client.outbound.list(metadata={Tag.WELCOME: Tag.WELCOME}))

    assert wire.queries[0]["metadata_welcome"] == "welcome"


CHOICES: list[tuple[str, str, tuple[str, ...]]] = [
    ("outbound.list", "status", ("Queued", "Sent", "Processed")),
    ("outbound.stream", "status", ("Queued", "Sent", "Processed")),
    ("inbound.list", "status", ("Blocked", "Processed", "Queued", "Failed", "Scheduled")),
    ("inbound.stream", "status", ("Blocked", "Processed", "Queued", "Failed", "Scheduled")),
    *(
        (name, "platform", ("WebMail", "Desktop", "Mobile", "Unknown"))
        for name in SEARCHES
        if name.endswith(("opens", "clicks"))
    ),
]


@pytest.mark.parametrize(("name", "argument", "words"), CHOICES)
def test_both_spellings_of_a_choice_are_sent_in_lower_case(
    either: Either, client: Any, wire: Wire, name: str, argument: str, words: tuple[str, ...]
) -> None:
    for word in words:
        either(call(client, name, **{argument: word}))
        either(call(client, name, **{argument: word.lower()}))

    sent = [query[argument] for query in wire.queries]
    assert sent == [word.lower() for word in words for _ in range(2)]


@pytest.mark.parametrize(("name", "argument", "words"), CHOICES)
def test_no_other_spelling_of_a_choice_is_accepted(
    either: Either, client: Any, wire: Wire, name: str, argument: str, words: tuple[str, ...]
) -> None:
    others = {word.upper() for word in words} | {f" {word}" for word in words}
    others |= {word.swapcase() for word in words} | {"", "sEnT", "Opened", "Webmail", "Bounced"}
    for other in others:
        why = refused(either, client, ValueError, name, **{argument: other})

        assert why.startswith(f"{argument} must be one of ")
        assert all(word in why for word in words)
        assert not [word for word in words if f" {word.lower()}," in why]
        assert f", not {other!r}" in why
    for value in (1, True, b"sent", ["Sent"]):
        why = refused(either, client, TypeError, name, **{argument: value})

        assert why == f"{argument} must be a str, not {type(value).__name__}"
    assert not wire.requests


@pytest.mark.parametrize("name", ["outbound.list", "outbound.stream"])
def test_metadata_is_sent_as_one_prefixed_parameter(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    for pair in ({"color": "blue"}, {"client-id": "&=+ ü"}, {"a b&c": ""}):
        either(call(client, name, metadata=pair))
        ((key, value),) = pair.items()

        query = wire.queries[-1]
        assert query.pop(f"metadata_{key}") == value
        assert query.keys() == {"count", "offset"}


@pytest.mark.parametrize("name", ["outbound.list", "outbound.stream"])
@pytest.mark.parametrize(
    ("metadata", "kind", "words"),
    [
        ({}, ValueError, "exactly one pair"),
        ({"a": "b", "c": "d"}, ValueError, "exactly one pair"),
        ({"": "b"}, ValueError, "a non-empty key"),
        ({"a": 1}, TypeError, "metadata['a'] must be a str, not int"),
        ({"a": None}, TypeError, "metadata['a'] must be a str, not NoneType"),
        ({1: "b"}, TypeError, "the key of metadata must be a str, not int"),
        ("a=b", TypeError, "metadata must be a mapping of str to str, not str"),
        ([("a", "b")], TypeError, "metadata must be a mapping of str to str, not list"),
    ],
)
def test_metadata_that_is_not_one_pair_of_texts_is_refused(
    either: Either, client: Any, wire: Wire, name: str, metadata: Any, kind: type[Exception],
    words: str,
) -> None:  # fmt: skip
    why = refused(either, client, kind, name, metadata=metadata)

    assert why.startswith(("metadata", "the key of metadata"))
    assert words in why
    assert not wire.requests


def test_a_stream_keeps_the_metadata_it_was_called_with(
    either: Either, client: Any, wire: Wire
) -> None:
    wanted = {"order": "1"}
    first = client.outbound.stream(metadata=wanted)
    wanted["order"] = "2"
    second = client.outbound.stream(metadata=wanted)
    wanted.clear()

    either(first)
    either(second)

    assert [query["metadata_order"] for query in wire.queries] == ["1", "2"]


NOON = datetime.fromisoformat("2026-02-01T12:00:00")
EAST_OF_UTC = timezone(timedelta(hours=9))


@pytest.mark.parametrize("name", SEARCHES)
@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 2, 2), date(2026, 2, 1)),
        (NOON + timedelta(seconds=1), NOON),
        (datetime(2026, 2, 1, 12, tzinfo=UTC), datetime(2026, 2, 1, 20, tzinfo=EAST_OF_UTC)),
        (date(2026, 2, 2), datetime(2026, 2, 2, 4, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_a_range_that_ends_before_it_starts_is_refused(
    either: Either, client: Any, wire: Wire, name: str, start: date, end: date
) -> None:
    why = refused(either, client, ValueError, name, from_date=start, to_date=end)

    assert why == f"from_date ({start}) is after to_date ({end})"
    assert not wire.requests


@pytest.mark.parametrize("name", [name for name in SEARCHES if name in LISTS])
def test_a_range_over_both_passes_of_the_repeated_hour_contains_both(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    start = datetime(2026, 11, 1, 5, 50, tzinfo=UTC)
    end = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)

    either(call(client, name, from_date=start, to_date=end))

    (query,) = wire.queries
    assert (query["fromdate"], query["todate"]) == ("2026-11-01T00:59:59", "2026-11-01T02:00:00")


@pytest.mark.parametrize("name", SEARCHES)
@pytest.mark.parametrize("argument", ["from_date", "to_date"])
def test_dates_of_another_type_are_refused_by_name(
    either: Either, client: Any, wire: Wire, name: str, argument: str
) -> None:
    for value in ("2026-02-01", 1_767_225_600, True, timedelta(days=1)):
        why = refused(either, client, TypeError, name, **{argument: value})

        assert why.startswith(f"{argument} must be a datetime or a date, not ")
        assert type(value).__name__ in why
    assert not wire.requests


# --- ids ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", OF_ONE_MESSAGE)
def test_an_id_that_cannot_name_a_message_is_rejected(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    for value in ("", " ", ".", ".."):
        why = refused(either, client, ValueError, name, value)

        assert why == f"message_id must be an id, not {value!r}"
    for other in (None, 5, True, b"id", ["id"]):
        why = refused(either, client, TypeError, name, other)

        assert why == f"message_id must be a str, not {type(other).__name__}"
    assert not wire.requests


CLIMBING = ["../x", "a/../../b", "%2e%2e", "a%2Fb", "?count=1", "#top", "//host/x", "\\..", ";a=b"]


def is_id(text: str) -> bool:
    return text.strip() not in {"", ".", ".."}


@pytest.mark.parametrize("name", OF_ONE_MESSAGE)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    message_id=st.text(min_size=1).filter(is_id)
    | st.text(alphabet="./%2eE?#\\;: \n\r\0\ud800ü", min_size=3).filter(is_id)
    | st.sampled_from(CLIMBING)
)
def test_an_id_stays_in_its_one_segment_of_the_path_whatever_it_contains(
    name: str, message_id: str
) -> None:
    wire = Wire(ANY_ANSWER)
    with httpx.Client(transport=httpx.MockTransport(wire)) as http_client:
        client = SyncServerClient("token", http_client=http_client)

        call(client, name, message_id)

    (request,) = wire.requests
    before, after = operation_of(name).path.split("{message_id}")
    path = request.url.raw_path.decode("ascii").partition("?")[0]
    assert request.url.host == "api.postmarkapp.com"
    assert path.startswith(before)
    assert path.endswith(after)
    segment = path.removeprefix(before).removesuffix(after)
    assert segment not in {"", ".", ".."}
    assert "/" not in segment
    assert unquote(segment, errors="surrogatepass") == message_id


# --- client.request -----------------------------------------------------------------------------


def requested(either: Either, wire: Wire, *arguments: Any, **options: Any) -> httpx.Request:
    either(client_of(either, wire).request(*arguments, **options))
    return wire.requests[-1]


def test_any_other_endpoint_is_called_with_the_token_and_returns_its_json(either: Either) -> None:
    wire = Wire({"Name": "staging"})

    got = either(client_of(either, wire).request("get", "/server"))

    (request,) = wire.requests
    assert got == {"Name": "staging"}
    assert (request.method, str(request.url)) == ("GET", "https://api.postmarkapp.com/server")
    assert request.headers["X-Postmark-Server-Token"] == "token"
    assert request.headers["Accept"] == "application/json"
    assert request.content == b""


def test_parameters_are_sent_as_text_and_none_is_left_out(either: Either, wire: Wire) -> None:
    params = {"a b": "c&d", "n": 5, "half": 0.5, "yes": True, "no": False, "none": None, "e": ""}

    request = requested(either, wire, "GET", "/bounces", params=params)

    assert dict(request.url.params) == {
        "a b": "c&d", "n": "5", "half": "0.5", "yes": "true", "no": "false", "e": "",
    }  # fmt: skip


def test_json_is_sent_as_the_body_with_its_type(either: Either, wire: Wire) -> None:
    bodies: list[Any] = [{"Name": "Käse", "Sub": [1, None]}, [], "text", 0, False]
    for body in bodies:
        request = requested(either, wire, "POST", "/email", json=body)

        assert json.loads(request.content) == body
        assert request.headers["Content-Type"].startswith("application/json")


@pytest.mark.parametrize(
    "path",
    [
        "", "server", "https://example.com/", "//example.com/x", "http:/x", "/a?b=c", "/a#b",
        "/a b", "/a\nb", "/a\r\nX: y", "/..", "/a/../b", "/a/./b", "/%2e%2e/b", "/a/%2E.", "\\x",
        "/\\example.com", "/a\x00", "/a\x7f",
    ],
)  # fmt: skip
def test_a_path_that_is_a_url_or_climbs_is_rejected(
    either: Either, client: Any, wire: Wire, path: str
) -> None:
    with pytest.raises(ValueError, match="path must start with a single /"):
        either(client.request("GET", path))

    assert not wire.requests


@pytest.mark.parametrize("method", ["", "GE T", "GET\r\n", "GET /x", "Ä", "G-T"])
def test_an_invalid_method_is_rejected(
    either: Either, client: Any, wire: Wire, method: str
) -> None:
    with pytest.raises(ValueError, match="method must be an HTTP method"):
        either(client.request(method, "/server"))

    assert not wire.requests


@pytest.mark.parametrize(
    ("arguments", "options", "why"),
    [
        ((None, "/server"), {}, "method and path must be str"),
        (("GET", b"/server"), {}, "method and path must be str"),
        (("POST", "/email"), {"json": {1, 2}}, "JSON"),
        (("GET", "/x"), {"params": "a=b"}, "params must be a mapping, not str"),
        (("GET", "/x"), {"params": [("a", "b")]}, "params must be a mapping, not list"),
        (("GET", "/x"), {"params": {1: "b"}}, "params must map str to .*, not 1: 'b'"),
        (("GET", "/x"), {"params": {"a": ["b"]}}, r"params must map str to .*, not 'a': \['b'\]"),
        (("GET", "/x"), {"params": {"a": b"b"}}, "params must map str to .*, not 'a': b'b'"),
    ],
)
def test_arguments_of_another_type_are_refused(
    either: Either,
    client: Any,
    wire: Wire,
    arguments: tuple[Any, Any],
    options: dict[str, Any],
    why: str,
) -> None:
    with pytest.raises(TypeError, match=why):
        either(client.request(*arguments, **options))

    assert not wire.requests


def test_a_number_that_json_cannot_represent_is_rejected(
    either: Either, client: Any, wire: Wire
) -> None:
    with pytest.raises(ValueError, match=r"json\.a\[0\] must be a finite number, not nan"):
        either(client.request("POST", "/email", json={"a": [float("nan")]}))

    assert not wire.requests


def test_what_json_cannot_hold_is_named_with_its_place(
    either: Either, client: Any, wire: Wire
) -> None:
    with pytest.raises(TypeError, match=r"json\.days\[1\] is a date, which JSON cannot hold"):
        either(client.request("POST", "/email", json={"days": [1, date(2024, 1, 2)]}))

    assert not wire.requests


def test_days_that_end_before_they_start_are_refused(
    either: Either, client: Any, wire: Wire
) -> None:
    days = {"from_date": date(2024, 1, 2), "to_date": date(2024, 1, 1)}

    for search in (client.stats.overview, client.stats.open_counts, client.suppressions.list):
        with pytest.raises(ValueError, match=r"from_date \(2024-01-02\) is after to_date"):
            either(search(**days))

    assert not wire.requests


def test_a_datetime_is_no_day(either: Either, client: Any) -> None:
    with pytest.raises(TypeError, match=r"a date \(a day of Postmark's calendar\), not"):
        either(client.stats.overview(to_date=datetime(2024, 1, 2, tzinfo=UTC)))


def test_none_is_no_value_of_a_required_field(either: Either, client: Any, wire: Wire) -> None:
    with pytest.raises(TypeError, match="name must be given, not None"):
        either(client.templates.create(name=None, subject="Hi", text_body="Hello"))

    assert not wire.requests


def test_text_that_utf_8_cannot_encode_is_rejected_by_request(
    either: Either, client: Any, wire: Wire
) -> None:
    for path, params, why in (
        ("/a\ud800", {}, "path must start with a single /"),
        ("/server", {"a": "\ud800"}, r"params\['a'\] must be text that UTF-8 can encode"),
        ("/server", {"\ud800": "a"}, "the name of a parameter must be text that UTF-8 can encode"),
    ):
        with pytest.raises(ValueError, match=why):
            either(client.request("GET", path, params=params))

    assert not wire.requests


def test_json_nested_deeper_than_python_can_write_is_refused(
    either: Either, client: Any, wire: Wire
) -> None:
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]

    with pytest.raises(ValueError, match="json is nested too deeply"):
        either(client.request("POST", "/email", json=nested))

    assert not wire.requests


# --- the constructor ----------------------------------------------------------------------------


TOKENS = [
    "",
    " ",
    "\n",
    "a\nb",
    "a\x00",
    "tok\ten",
    "\x7f",
    "tökén",
    "\ttoken",
    "token\x0b",
    "\x1ftoken",
]


@pytest.mark.parametrize("token", TOKENS)
def test_a_token_that_is_empty_or_not_a_valid_header_is_rejected_and_not_shown(
    either: Either, token: str
) -> None:
    with pytest.raises(ValueError) as raised:
        either.client(token)

    assert "token" in str(raised.value)
    assert len(token.strip()) < 2 or token not in str(raised.value)


def test_a_trailing_newline_of_the_token_is_stripped(either: Either, wire: Wire) -> None:
    transport = httpx.MockTransport(wire)
    kind = httpx.Client if either.colour == "blocking" else httpx.AsyncClient
    client = either.client("token\n", http_client=kind(transport=transport))

    either(client.outbound.list())

    assert wire.requests[0].headers["X-Postmark-Server-Token"] == "token"


def test_the_token_comes_from_the_environment_and_a_missing_one_is_named(
    either: Either, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = httpx.Client if either.colour == "blocking" else httpx.AsyncClient
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", "from-the-environment\n")
    client = either.client(http_client=kind(transport=httpx.MockTransport(wire)))

    either(client.outbound.list())

    assert wire.requests[0].headers["X-Postmark-Server-Token"] == "from-the-environment"
    for useless in ("", "tok\ten", None):
        if useless is None:
            monkeypatch.delenv("POSTMARK_SERVER_TOKEN")
        else:
            monkeypatch.setenv("POSTMARK_SERVER_TOKEN", useless)
        with pytest.raises(ValueError, match="POSTMARK_SERVER_TOKEN"):
            either.client()


LIMITS: list[tuple[Mapping[str, Any], type[Exception], str]] = [
    ({"timeout": 0}, ValueError, "timeout must be more than 0 seconds, not 0"),
    ({"timeout": -1.5}, ValueError, "timeout must be more than 0 seconds, not -1.5"),
    ({"timeout": float("nan")}, ValueError, "timeout must be more than 0 seconds, not nan"),
    ({"timeout": None}, TypeError, "timeout must be a number of seconds, not NoneType"),
    ({"timeout": "5"}, TypeError, "timeout must be a number of seconds, not str"),
    ({"timeout": True}, TypeError, "timeout must be a number of seconds, not bool"),
    ({"deadline": 0}, ValueError, "deadline must be more than 0 seconds, not 0"),
    ({"deadline": -1}, ValueError, "deadline must be more than 0 seconds, not -1"),
    ({"deadline": "5"}, TypeError, "deadline must be a number of seconds, not str"),
    ({"deadline": False}, TypeError, "deadline must be a number of seconds, not bool"),
    ({"retries": -1}, ValueError, "retries must be 0 or more, not -1"),
    ({"retries": 1.0}, TypeError, "retries must be an int, not float"),
    ({"retries": True}, TypeError, "retries must be an int, not bool"),
    ({"retries": None}, TypeError, "retries must be an int, not NoneType"),
]


@pytest.mark.parametrize(("options", "kind", "why"), LIMITS)
def test_invalid_limits_are_rejected_by_the_constructor_and_by_with_options(
    either: Either, client: Any, options: Mapping[str, Any], kind: type[Exception], why: str
) -> None:
    with pytest.raises(kind) as raised:
        either.client("token", **options)
    with pytest.raises(kind) as raised_by_view:
        client.with_options(**options)

    assert str(raised.value) == str(raised_by_view.value) == why


def test_on_attempt_is_a_plain_function(either: Either) -> None:
    async def asynchronous(_: object) -> None: ...

    class Asynchronous:
        async def __call__(self, _: object) -> None: ...

    for wrong in (asynchronous, Asynchronous(), "text"):
        with pytest.raises(TypeError, match="on_attempt must be"):
            either.client("token", on_attempt=wrong)


ADDRESSES = [
    "", "api.postmarkapp.com", "ftp://host", "https://", "https://user:secret@host", "https://host/?",
    "https://host/?a=b", "https://host/#", "https://host:0", "https://host:99999", "https://host:-1",
]  # fmt: skip


@pytest.mark.parametrize("base_url", ADDRESSES)
def test_an_invalid_base_url_is_rejected(either: Either, base_url: str) -> None:
    with pytest.raises(ValueError, match="base_url must") as raised:
        either.client("token", base_url=base_url)

    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("base_url", [5, b"https://host", httpx.URL("https://host")])
def test_a_base_url_of_another_type_is_rejected(either: Either, base_url: Any) -> None:
    with pytest.raises(TypeError, match=r"base_url must be a str, not (int|bytes|URL)"):
        either.client("token", base_url=base_url)


@pytest.mark.parametrize("name", OF_ONE_MESSAGE)
def test_an_id_that_makes_the_url_too_long_is_rejected(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    for too_long in ("a" * 30_001, "%" * 10_001):
        why = refused(either, client, ValueError, name, too_long)

        length = len(quote(too_long, safe=""))
        assert why == f"message_id must have at most 30,000 characters when escaped, not {length:,}"
    either(call(client, name, "a" * 30_000))
    assert len(wire.requests) == 1


@pytest.mark.parametrize("name", SEARCHES)
def test_filters_that_make_the_url_too_long_are_rejected(
    either: Either, client: Any, wire: Wire, name: str
) -> None:
    why = refused(either, client, ValueError, name, tag="a" * 40_000)

    assert why.startswith("the query must have at most 30,000 characters")
    with pytest.raises(ValueError, match="the query must have"):
        either(client.request("GET", "/x", params={"a": "b" * 40_000}))
    with pytest.raises(ValueError, match="path must"):
        either(client.request("GET", "/" + "x" * 2_001))
    assert not wire.requests


@pytest.mark.parametrize("method", ["HEAD", "head", "CONNECT"])
def test_a_method_without_a_response_body_is_rejected(
    either: Either, client: Any, wire: Wire, method: str
) -> None:
    with pytest.raises(ValueError, match="method must be"):
        either(client.request(method, "/"))

    assert not wire.requests


def test_only_an_id_is_positional(either: Either, client: Any, wire: Wire) -> None:
    for name in NAMES:
        ids = ["id"] * len(operation_of(name).ids)
        with pytest.raises(TypeError, match="positional"):
            either(method_of(client, name)(*ids, 5))

    assert not wire.requests
