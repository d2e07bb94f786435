"""What makes calls comfortable: zones, the environment, refusals that explain, whole seconds."""

# ruff: noqa: DTZ001 - naive datetimes are what these tests are about

from __future__ import annotations

import warnings
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from arguments import calling
from described import (
    ANY_ANSWER,
    OPERATIONS,
    Json,
    Operation,
    Wire,
    client_class,
    client_of,
    json_type,
    method_of,
    python_name,
    resolved,
)
from either import Either

from postmark import RateLimitError
from postmark.testing import FakePostmark

BERLIN = ZoneInfo("Europe/Berlin")

TEXT_FILTERS = [
    pytest.param(operation, name, python_name(each["name"], each), id=f"{name}-{each['name']}")
    for operation in OPERATIONS
    for name in operation.names
    for each in operation.filters
    if json_type(each["schema"]) == "string"
    and "format" not in resolved(each["schema"])
    and "enum" not in resolved(each["schema"])
]


@pytest.mark.parametrize("text", ["", " ", "\t\n"])
@pytest.mark.parametrize(("operation", "name", "argument"), TEXT_FILTERS)
def test_a_text_filter_without_text_is_refused_before_anything_is_sent(
    either: Either, operation: Operation, name: str, argument: str, text: str
) -> None:
    wire = Wire(ANY_ANSWER)
    client = client_of(either, wire, of_account=operation.of_account)

    with pytest.raises(ValueError, match=f"^{argument} must not be empty; None, or leaving it out"):
        either(method_of(client, name)(*calling(operation).ids, **{argument: text}))

    assert wire.requests == []


ZONED: list[tuple[Json, Json]] = [
    (
        {"from_date": datetime(2026, 7, 1, 12), "to_date": datetime(2026, 7, 1, 13)},
        {"fromdate": "2026-07-01T06:00:00", "todate": "2026-07-01T07:00:00"},
    ),
    (
        {"from_date": date(2026, 7, 1), "to_date": date(2026, 7, 1)},
        {"fromdate": "2026-06-30T18:00:00", "todate": "2026-07-01T17:59:59"},
    ),
    ({"from_date": datetime(2026, 7, 1, 12, 0, 0, 5)}, {"fromdate": "2026-07-01T06:00:00"}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "sent"), ZONED)
@pytest.mark.parametrize("name", ["outbound.list", "outbound.stream", "inbound.list"])
@pytest.mark.parametrize("is_view", [False, True], ids=["client", "view"])
def test_naive_dates_are_meant_in_the_clients_zone(
    either: Either, name: str, given: Json, sent: Json, is_view: bool
) -> None:
    wire = Wire(ANY_ANSWER)
    client = client_of(either, wire, timezone=BERLIN)

    either(method_of(client.with_options(retries=0) if is_view else client, name)(**given))

    assert {key: wire.queries[0].get(key) for key in sent} == sent


def test_the_last_hour_of_a_clock_in_berlin_finds_what_was_sent_in_it(either: Either) -> None:
    fake = FakePostmark(now=datetime(2026, 7, 1, 12, 30, tzinfo=BERLIN))
    fake.outbound.add(subject="just now")
    client = either.fake_client(fake, timezone=BERLIN)
    naive = datetime(2026, 7, 1, 11, 30, 0, 77)

    assert either(client.outbound.list(from_date=naive)).total == 1


async def asked_twice(client: Any, naive: datetime) -> None:
    for _ in range(3):
        await client.outbound.list(from_date=naive)
    await client.outbound.list(from_date=naive)


def test_a_naive_time_with_microseconds_is_warned_of_once_at_each_line_that_awaits() -> None:
    either = Either("asyncio")
    client = client_of(either, Wire(ANY_ANSWER))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")

        either(asked_twice(client, datetime(2026, 7, 1, 11, 30, 0, 77)))

    either.close()
    assert [each.filename for each in caught] == [__file__] * 2
    assert len({each.lineno for each in caught}) == 2


@pytest.mark.parametrize("of_account", [False, True], ids=["server", "account"])
def test_every_client_takes_its_base_url_from_the_environment(
    either: Either, of_account: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = next(each for each in OPERATIONS if each.of_account == of_account)
    monkeypatch.setenv("POSTMARK_BASE_URL", "http://127.0.0.1:7/base/")

    client: Any = client_class(operation, either.colour)("a-token-of-mine")

    assert repr(client) == f"<{type(client).__name__} http://127.0.0.1:7/base>"
    either(client.close())


@pytest.mark.parametrize(
    ("said", "seconds"), [("7", 7), ("1.2", 2), ("0", 0), ("nonsense", None), (None, None)]
)
def test_retry_after_is_in_whole_seconds(
    either: Either, said: str | None, seconds: int | None
) -> None:
    headers = {} if said is None else {"Retry-After": said}
    client = client_of(either, lambda _: httpx.Response(429, headers=headers), retries=0)

    with pytest.raises(RateLimitError) as caught:
        either(client.outbound.list())

    assert caught.value.retry_after == seconds
    assert type(caught.value.retry_after) in (int, type(None))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("outbound", "Processed, Queued, Sent"),
        ("inbound", "Blocked, Failed, Processed, Queued, Scheduled"),
    ],
)
def test_a_refused_status_names_each_status_once(either: Either, name: str, values: str) -> None:
    client = client_of(either, Wire(ANY_ANSWER))

    with pytest.raises(ValueError, match=f"status must be one of {values}, not 'Nonsense'$"):
        either(getattr(client, name).list(status="Nonsense"))
