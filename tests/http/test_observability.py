"""What a program can see of its calls: log records and `on_attempt`."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from either import Either
from misbehaving import CLOSE, answer, in_turn, serving

from postmark import Attempt, NetworkError

pytestmark = pytest.mark.usefixtures("no_back_off")


def test_every_attempt_is_passed_to_on_attempt(either: Either) -> None:
    seen: list[Attempt] = []
    script = in_turn(answer({}, 503, "X-Request-Id: r-1"), [CLOSE], answer({}))
    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url, on_attempt=seen.append)

        either(client.request("GET", "/a/path", params={"recipient": "jo@example.com"}))

    first, second, third = seen
    assert {(a.method, a.path) for a in seen} == {("GET", "/a/path")}
    assert [a.number for a in seen] == [1, 2, 3]
    assert (first.status, first.error, first.request_id, first.retry_in) == (503, None, "r-1", 0.0)
    assert (second.status, second.error) == (None, "the connection was closed")
    assert (third.status, third.error, third.retry_in) == (200, None, None)
    assert all(0 < a.elapsed < 5 for a in seen)


def test_an_exception_in_on_attempt_is_logged_and_not_raised(
    either: Either, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(attempt: Attempt) -> None:
        raise ValueError("on purpose")

    with serving(lambda _: answer({"Fine": 1})) as server:
        client = either.client("a-server-token", base_url=server.url, on_attempt=fail)

        assert either(client.request("GET", "/")) == {"Fine": 1}

    (record,) = (record for record in caplog.records if record.name == "postmark")
    assert record.levelname == "ERROR"
    assert record.exc_info is not None
    assert "on purpose" in str(record.exc_info[1])


def test_an_exit_in_on_attempt_stops_the_program(either: Either) -> None:
    def stop(attempt: Attempt) -> None:
        raise KeyboardInterrupt

    with serving(lambda _: answer({}, 503)) as server:
        client = either.client("a-server-token", base_url=server.url, on_attempt=stop)

        with pytest.raises(KeyboardInterrupt):
            either(client.request("GET", "/"))

        assert len(server.requests) == 1


def test_an_attempt_is_one_line_at_debug_and_a_retry_one_at_warning(
    either: Either, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "postmark")
    with serving(in_turn(answer({}, 503), answer({}))) as server:
        client = either.client("a-server-token", base_url=server.url)

        either(client.request("GET", "/a/path"))

    records = [record for record in caplog.records if record.name == "postmark"]
    assert [record.levelname for record in records] == ["DEBUG", "WARNING", "DEBUG"]
    first, again, last = (record.getMessage() for record in records)
    assert first.startswith("GET /a/path: 503 in ")
    assert first.endswith("s (attempt 1)")
    assert again == "GET /a/path: 503, retrying in 0.00 s"
    assert last.endswith("s (attempt 2)")


def test_log_records_carry_the_facts(either: Either, caplog: pytest.LogCaptureFixture) -> None:
    with serving(lambda _: [CLOSE]) as server:
        client = either.client("a-server-token", base_url=server.url, retries=1)

        with pytest.raises(NetworkError):
            either(client.request("GET", "/a/path"))

    (record,) = (record for record in caplog.records if record.levelname == "WARNING")
    facts: dict[str, Any] = {
        name.removeprefix("postmark_"): value
        for name, value in vars(record).items()
        if name.startswith("postmark_")
    }
    assert facts.pop("elapsed") > 0
    assert facts == {
        "method": "GET",
        "path": "/a/path",
        "status": None,
        "error": "the connection was closed",
        "request_id": None,
        "number": 1,
        "retry_in": 0.0,
    }
