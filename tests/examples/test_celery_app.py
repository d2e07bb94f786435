"""The Celery example: a worker in this process without a broker, and real workers on Redis."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from postmark.testing import FakePostmark, ReceivedRequest

from .conftest import EXAMPLES
from .load import PATIENCE, shell


@pytest.fixture(scope="module")
def worker() -> Iterator[None]:
    """A worker in this process, with a broker in memory."""
    from celery.contrib.testing.worker import start_worker
    from mailshop.celery import app

    app.conf.broker_transport_options = {"polling_interval": 0.01}
    app.conf.result_chord_retry_interval = 0.05
    with start_worker(app, pool="threads", concurrency=2, perform_ping_check=False):
        yield


@pytest.fixture
def fake(worker: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakePostmark]:
    """The fake that the tasks' client is connected to; retries wait for nothing."""
    from mailshop import client, newsletter, orders

    fake = FakePostmark(now=datetime(2024, 3, 10, 12, tzinfo=UTC))
    with fake.serve() as url:
        monkeypatch.setenv("POSTMARK_SERVER_TOKEN", fake.server_token)
        monkeypatch.setenv("POSTMARK_BASE_URL", url)
        monkeypatch.setenv("MAILSHOP_EXPORTS", str(tmp_path))
        monkeypatch.setattr(orders, "WAIT", 0)
        monkeypatch.setattr(newsletter, "WAIT", 0)
        client.postmark.cache_clear()
        yield fake
        client.close()


def _done(task: Any, *arguments: Any) -> Any:
    return task.delay(*arguments).get(timeout=PATIENCE)


def _operations(fake: FakePostmark) -> list[str | None]:
    return [request.operation for request in fake.requests]


SEND, LOOK = "outbound_send", "outbound_list"


def test_an_order_mail_is_sent_and_can_be_found_by_its_order(fake: FakePostmark) -> None:
    from mailshop.orders import find_order_mail, send_order_mail

    result = _done(send_order_mail, "1001", "pat@example.com")

    (sent,) = fake.sent
    assert result == {"order": "1001", "message_id": sent.message_id}
    found = find_order_mail("1001")
    assert found
    assert found.message_id == sent.message_id
    assert find_order_mail("1002") is None


def test_a_refused_order_mail_is_reported_and_not_tried_again(fake: FakePostmark) -> None:
    from mailshop.orders import send_order_mail

    fake.suppress("pat@example.com")

    result = _done(send_order_mail, "1001", "pat@example.com")

    assert "marked as inactive" in result["refused"]
    assert _operations(fake) == [SEND]


def test_a_doubtful_order_mail_that_was_sent_is_found_and_not_sent_again(
    fake: FakePostmark,
) -> None:
    from mailshop.orders import send_order_mail

    fake.drop_connection(applied=True)

    result = _done(send_order_mail, "1001", "pat@example.com")

    assert [mail.message_id for mail in fake.sent] == [result["message_id"]]
    assert _operations(fake) == [SEND, LOOK]


def test_a_doubtful_order_mail_that_was_not_sent_is_sent(fake: FakePostmark) -> None:
    from mailshop.orders import send_order_mail

    fake.fail_next(500)

    result = _done(send_order_mail, "1001", "pat@example.com")

    assert [mail.message_id for mail in fake.sent] == [result["message_id"]]
    assert _operations(fake) == [SEND, LOOK, SEND]


def test_an_order_mail_that_surely_was_not_sent_is_sent_again_without_a_look(
    fake: FakePostmark,
) -> None:
    from mailshop.orders import send_order_mail

    # Longer than a call may take, so the SDK does not wait for it.
    fake.fail_next(429, headers={"Retry-After": "7200"})

    result = _done(send_order_mail, "1001", "pat@example.com")

    assert [mail.message_id for mail in fake.sent] == [result["message_id"]]
    assert _operations(fake) == [SEND, SEND]


READERS = [f"reader{number}@example.com" for number in range(1200)]


def test_a_newsletter_is_sent_in_batches_and_reports_who_was_refused(fake: FakePostmark) -> None:
    from mailshop.newsletter import send_newsletter

    fake.suppress("reader7@example.com", "broadcast")

    outcome = _done(send_newsletter, "48", READERS)

    assert outcome["accepted"] == 1199
    assert [address for address, _ in outcome["refused"]] == ["reader7@example.com"]
    assert outcome["unclear"] == []
    assert _operations(fake) == ["outbound_send_batch"] * 3
    assert {mail.message_stream for mail in fake.sent} == {"broadcast"}


def test_a_newsletter_without_readers_is_no_error(fake: FakePostmark) -> None:
    from mailshop.newsletter import send_newsletter

    assert _done(send_newsletter, "48", []) == {"accepted": 0, "refused": [], "unclear": []}


def test_a_batch_whose_answer_was_lost_reaches_nobody_twice(fake: FakePostmark) -> None:
    from mailshop.newsletter import send_newsletter

    fake.drop_connection(applied=True)

    outcome = _done(send_newsletter, "48", READERS)

    assert outcome == {"accepted": 1200, "refused": [], "unclear": []}
    assert Counter(mail.to for mail in fake.sent) == Counter(READERS)


def _mail_of_march(fake: FakePostmark, each_day: int) -> dict[str, set[str]]:
    """Add messages on the first three Eastern days of March 2024; return their ids by day."""
    midnight = datetime(2024, 3, 1, 5, tzinfo=UTC)  # in New York
    ids: dict[str, set[str]] = {}
    for day in range(3):
        start = midnight + timedelta(days=day)
        times = [start, start + timedelta(hours=23, minutes=59, seconds=59)]
        times += [start + timedelta(hours=7, seconds=number) for number in range(each_day - 2)]
        messages = [fake.outbound.add(received_at=moment).delivered() for moment in times]
        ids[f"2024-03-0{day + 1}"] = {message.message_id for message in messages}
    return ids


def _exported(folder: Path) -> dict[str, list[str]]:
    return {
        file.stem: [json.loads(line)["MessageID"] for line in file.read_text().splitlines()]
        for file in folder.glob("*.jsonl")
    }


def test_a_day_is_exported_with_events_and_only_once(fake: FakePostmark, tmp_path: Path) -> None:
    from mailshop.exports import export_day

    ids = _mail_of_march(fake, 130)

    first = _done(export_day, "2024-03-02")
    requests = len(fake.requests)
    second = _done(export_day, "2024-03-02")

    assert first == second == {"day": "2024-03-02", "messages": 130}
    assert len(fake.requests) == requests
    exported = _exported(tmp_path)
    assert {day: set(found) for day, found in exported.items()} == {"2024-03-02": ids["2024-03-02"]}
    assert len(exported["2024-03-02"]) == 130
    line = json.loads((tmp_path / "2024-03-02.jsonl").read_text().splitlines()[0])
    assert [event["Type"] for event in line["MessageEvents"]] == ["Delivered"]


def test_an_export_that_fails_leaves_no_file_of_its_day(fake: FakePostmark, tmp_path: Path) -> None:
    from mailshop.exports import export_day

    _mail_of_march(fake, 10)

    @fake.on_request
    def refuse(request: ReceivedRequest) -> None:
        if request.operation == "outbound_get" and len(fake.requests) > 5:
            fake.fail_next(401)

    with pytest.raises(Exception, match="401"):
        _done(export_day, "2024-03-02")

    assert _exported(tmp_path) == {}


def test_a_month_is_exported_by_days_and_summed_up(fake: FakePostmark, tmp_path: Path) -> None:
    from mailshop.exports import export_month

    ids = _mail_of_march(fake, 10)
    (tmp_path / ".2024-03-02.of-the-dead.part").touch()

    summary = _done(export_month, "2024-03")

    assert summary["messages"] == 30
    assert len(summary["days"]) == 31
    assert json.loads((tmp_path / "2024-03.summary.json").read_text()) == summary
    exported = {day: set(found) for day, found in _exported(tmp_path).items() if found}
    assert exported == ids
    assert list(tmp_path.glob(".*")) == []


def test_a_month_that_has_not_begun_is_empty(fake: FakePostmark) -> None:
    from mailshop.exports import export_month

    assert _done(export_month, "9999-01") == {"month": "9999-01", "messages": 0, "days": []}


# --- Real workers -----------------------------------------------------------------------------


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """The URL of a Redis server of the test's own."""
    server = shutil.which("redis-server")
    if server is None:
        pytest.skip("redis-server is not installed")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    arguments = [
        server,
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--dir",
        str(tmp_path),
    ]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    try:
        _wait_for(lambda: _answers(port))
        yield f"redis://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def _wait_for(condition: Any) -> None:
    until = time.monotonic() + 2 * PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


@contextmanager
def _node(name: str, queues: str, env: dict[str, str]) -> Generator[subprocess.Popen[bytes]]:
    """A worker with two processes, in a process group of its own."""
    arguments = ["-A", "mailshop", "worker", "-n", name, "-Q", queues, "-c", "2", "-P", "prefork"]
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-q", *arguments, "-l", "WARNING"],
        cwd=EXAMPLES / "celery_app",
        env=shell() | env,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(PATIENCE)


def test_a_worker_killed_in_mid_task_loses_and_repeats_nothing(
    redis: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from celery import Celery

    fake = FakePostmark(now=datetime(2024, 3, 10, 12, tzinfo=UTC))
    ids = _mail_of_march(fake, 60)
    in_mid_order, in_mid_export = threading.Event(), threading.Event()

    @fake.on_request
    def hold(request: ReceivedRequest) -> None:
        # The mail is sent, and a part of the day written, when the worker is killed.
        if request.operation == SEND and b"doomed" in request.body and not in_mid_order.is_set():
            in_mid_order.set()
            fake.delay(PATIENCE)
        if request.path.endswith("/details") and not in_mid_export.is_set():
            in_mid_export.set()
            fake.delay(PATIENCE)

    # Celery takes the variable before its argument.
    monkeypatch.setenv("CELERY_BROKER_URL", redis)
    monkeypatch.setenv("CELERY_RESULT_BACKEND", redis)
    queue = Celery()
    orders = [str(number) for number in range(1000, 1020)]
    with fake.serve() as url:
        env = {
            "POSTMARK_SERVER_TOKEN": fake.server_token, "POSTMARK_BASE_URL": url,
            "CELERY_BROKER_URL": redis, "CELERY_RESULT_BACKEND": redis,
            "MAILSHOP_EXPORTS": str(tmp_path), "MAILSHOP_LONGEST_TASK": "2",
        }  # fmt: skip

        def start(task: str, *arguments: Any, to: str = "celery") -> Any:
            return queue.send_task(f"mailshop.{task}", arguments, queue=to)

        with _node("one@test", "doomed", env) as one, _node("two@test", "celery", env):
            results = [
                start("orders.send_order_mail", "doomed", "doomed@example.com", to="doomed"),
                start("exports.export_day", "2024-03-01", to="doomed"),
            ]
            assert in_mid_order.wait(PATIENCE)
            assert in_mid_export.wait(PATIENCE)
            results += [
                start("orders.send_order_mail", each, f"{each}@example.com") for each in orders
            ]
            os.killpg(one.pid, signal.SIGKILL)
            results += [start("newsletter.send_newsletter", "48", READERS)]
            with _node("three@test", "celery,doomed", env):
                for result in results:
                    result.get(timeout=2 * PATIENCE)
                summary = start("exports.export_month", "2024-03").get(timeout=2 * PATIENCE)

    recipients = Counter(mail.to for mail in fake.sent)
    assert recipients == Counter(
        [*READERS, "doomed@example.com", *(f"{order}@example.com" for order in orders)]
    )
    ids["2024-03-10"] = {mail.message_id for mail in fake.sent if mail.message_stream == "outbound"}
    exported = {day: sorted(found) for day, found in _exported(tmp_path).items() if found}
    assert exported == {day: sorted(found) for day, found in ids.items()}
    assert summary["messages"] == sum(map(len, ids.values())) == 201
    assert list(tmp_path.glob(".*")) == []
