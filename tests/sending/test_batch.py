"""Batches: how they are cut, how much is in memory, and what is known of one broken off."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from either import Either
from misbehaving import HANG, Received, Step, echoing, serving
from transport_helpers import waits_for, waits_for_async

from postmark import (
    Attachment,
    BatchError,
    Email,
    InvalidResponseError,
    ServerClient,
    SyncServerClient,
)
from postmark.testing import FakePostmark

from .mails import accepted, accepts, mail, mocked, tags_of, templated

TOKEN = "a-server-token"
MB = 1024 * 1024


# --- cut ------------------------------------------------------------------------------------------


def test_nothing_is_sent_for_nothing(either: Either) -> None:
    fake = FakePostmark()
    client = either.fake_client(fake)

    assert either(client.outbound.send_batch([])) == []
    assert either(client.outbound.send_batch(iter(()))) == []
    assert fake.requests == []


async def test_others_run_while_the_mails_of_one_request_are_encoded() -> None:
    fake, seen, turns = FakePostmark(), list[int](), 0

    async def another() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    def messages() -> Iterator[Email]:
        for number in range(20):
            seen.append(turns)
            yield mail(number, text_body="x" * 100_000)

    task = asyncio.create_task(another())
    await fake.server_client().outbound.send_batch(messages())
    task.cancel()

    assert len(fake.requests) == 1
    assert seen[-1] - seen[0] >= 5


@pytest.mark.parametrize(
    ("count", "options", "sizes"),
    [
        (1, {}, [1]),
        (500, {}, [500]),
        (501, {}, [500, 1]),
        (1203, {}, [500, 500, 203]),
        (5, {"batch_size": 2}, [2, 2, 1]),
        (4, {"batch_size": 2, "concurrency": 10}, [2, 2]),
        (3, {"batch_size": 1}, [1, 1, 1]),
    ],
)
def test_requests_have_at_most_batch_size_mails(
    either: Either, count: int, options: dict[str, int], sizes: list[int]
) -> None:
    fake = FakePostmark()
    messages = (mail(number) for number in range(count))

    results = either(either.fake_client(fake).outbound.send_batch(messages, **options))

    assert sorted(len(tags_of(r.body)) for r in fake.requests) == sorted(sizes)
    assert sorted(int(each.tag or "") for each in fake.sent) == list(range(count))
    ids = {each.message_id: each.tag for each in fake.sent}
    assert [ids[result.message_id] for result in results] == [str(n) for n in range(count)]


def test_plain_and_templated_mails_may_be_mixed_and_keep_their_order(either: Either) -> None:
    fake = FakePostmark()
    fake.templates.add(alias="welcome")
    messages = [(mail, templated)[number % 3 == 0](number) for number in range(10)]

    results = either(either.fake_client(fake).outbound.send_batch(messages, batch_size=3))

    ids = {each.message_id: each.tag for each in fake.sent}
    assert [ids[result.message_id] for result in results] == [str(n) for n in range(10)]
    for request in fake.requests:
        tags = tags_of(request.body)
        assert tags == sorted(tags)
        assert {tag % 3 == 0 for tag in tags} == {request.path == "/email/batchWithTemplates"}
    assert len(fake.requests) == 4


def test_requests_have_at_most_50_mb_as_they_stand_on_the_wire(either: Either) -> None:
    sizes: list[int] = []

    def handler(request: Any) -> Any:
        sizes.append(len(request.content))
        return accepted(request.content)

    client = mocked(either, handler)
    empty = len(_body(mail(10_000, text_body="")))
    full = 10 * MB - empty  # as large as a mail can be
    last = 50 * MB - 4 * (10 * MB) - empty - 6  # with the brackets and four commas
    for room, requests in ((last, [50 * MB]), (last + 1, [40 * MB + 5, 10 * MB - 4 + 1])):
        sizes.clear()
        messages = [mail(10_000 + n, text_body="x" * full) for n in range(4)]
        messages.append(mail(10_004, text_body="x" * room))
        results = either(client.outbound.send_batch(messages))
        assert [result.message_id for result in results] == [f"id-{10_000 + n}" for n in range(5)]
        assert len(sizes) == len(requests)
        assert max(sizes) == max(requests)


def _body(message: Email) -> bytes:
    fake = FakePostmark()
    fake.sync_server_client().outbound.send_batch([message], check=False)
    return fake.requests[0].body[1:-1]


# --- refused before anything is sent ------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "kind", "why"),
    [
        ({"batch_size": 0}, ValueError, "batch_size must be 1 to 500, not 0"),
        ({"batch_size": 501}, ValueError, "batch_size must be 1 to 500, not 501"),
        ({"batch_size": 2.0}, TypeError, "batch_size must be an int, not float"),
        ({"concurrency": 0}, ValueError, "concurrency must be 1 to 10, not 0"),
        ({"concurrency": 11}, ValueError, "concurrency must be 1 to 10, not 11"),
        ({"concurrency": True}, TypeError, "concurrency must be an int, not bool"),
    ],
)
def test_options_out_of_range_are_refused(
    either: Either, options: dict[str, Any], kind: type[Exception], why: str
) -> None:
    fake = FakePostmark()
    with pytest.raises(kind) as refused:
        either(either.fake_client(fake).outbound.send_batch([mail()], **options))
    assert str(refused.value) == why
    assert fake.requests == []


@pytest.mark.parametrize("messages", [mail(), None, 7, "text", {"a": mail()}])
def test_messages_must_be_an_iterable_of_mails(either: Either, messages: Any) -> None:
    with pytest.raises(TypeError, match=r"^messages must be an iterable of mails, not "):
        either(either.fake_client(FakePostmark()).outbound.send_batch(messages))


def test_a_mail_over_10_mb_is_named_and_nothing_of_a_list_is_sent(either: Either) -> None:
    fake = FakePostmark()
    content = b"x" * (7_864_320 + 1)  # in base64, just over 10 MB
    messages = [mail(0), mail(1), mail(2, attachments=[Attachment("a.dat", content)])]

    with pytest.raises(ValueError, match=r"^messages\[2\] has 10,4\d\d,\d\d\d bytes"):
        either(either.fake_client(fake).outbound.send_batch(messages, batch_size=1))
    assert fake.requests == []


def test_a_mail_of_exactly_10_mb_is_sent(either: Either) -> None:
    client = mocked(either, lambda request: accepted(request.content))
    empty = len(_body(mail(0, text_body="")))
    full = 10 * MB - empty

    assert either(client.outbound.send_batch([mail(0, text_body="x" * full)]))[0].accepted
    with pytest.raises(ValueError, match=r"messages\[0\] has 10,485,761 bytes.*the 10,485,760"):
        either(client.outbound.send_batch([mail(0, text_body="x" * (full + 1))]))


# --- messages as they come ----------------------------------------------------------------------


def test_what_was_drawn_before_a_generator_raised_is_sent_and_told(either: Either) -> None:
    fake = FakePostmark()
    fake.refuse(300, "No.", when=lambda each: each.tag == "1")

    def half() -> Iterator[Email]:
        for number in range(5):
            yield mail(number)
        raise OSError("the database is gone")

    with pytest.raises(OSError, match="the database is gone") as failed:
        either(either.fake_client(fake).outbound.send_batch(half(), batch_size=2))

    assert [each.tag for each in fake.sent] == ["0", "2", "3", "4"]
    (note,) = failed.value.__notes__
    assert note.startswith("send_batch had sent 4 messages, ids by index: ")
    assert all(each.message_id in note for each in fake.sent)
    assert note.endswith("; refused, by index: [1]")


def test_an_invalid_mail_of_a_generator_ends_it_after_what_was_drawn_was_sent(
    either: Either,
) -> None:
    fake = FakePostmark()
    messages = (mail(number, to="" if number == 3 else "a@example.com") for number in range(5))

    with pytest.raises(ValueError, match=r"messages\[3\]: a mail needs a recipient") as failed:
        either(either.fake_client(fake).outbound.send_batch(messages))

    assert [each.tag for each in fake.sent] == ["0", "1", "2"]
    assert "had sent 3 messages" in failed.value.__notes__[0]


@pytest.mark.parametrize("concurrency", [1, 2, 5])
def test_messages_are_drawn_as_they_are_needed_and_requests_limited(
    either: Either, concurrency: int
) -> None:
    drawn, flying, most = 0, 0, 0
    ahead: list[int] = []
    lock = threading.Lock()

    def messages() -> Iterator[Email]:
        nonlocal drawn
        for number in range(40):
            drawn += 1
            yield mail(number)

    def script(received: Received) -> Iterator[Step]:
        nonlocal flying, most
        with lock:
            flying += 1
            most = max(most, flying)
            ahead.append(drawn - tags_of(received.body)[0])
        yield 0.02
        with lock:
            flying -= 1
        yield from accepts(received)

    with serving(script) as server:
        client = either.client(TOKEN, base_url=server.url)
        either(client.outbound.send_batch(messages(), batch_size=2, concurrency=concurrency))

    assert len(server.requests) == 20
    assert most == concurrency
    # Those under way, the one being filled, and the mail that did not fit into it.
    assert max(ahead) <= 2 * (concurrency + 1) + 1


@pytest.mark.parametrize("concurrency", [1, 3])
def test_at_most_one_request_more_than_concurrency_is_in_memory(
    either: Either, concurrency: int
) -> None:
    size = 5 * MB

    def messages() -> Iterator[Email]:
        for number in range(50):
            yield (mail if number % 2 else templated)(number, **_big(number, size))

    with accepting_elsewhere() as url:
        client = either.client(TOKEN, base_url=url)
        tracemalloc.start()
        try:
            before = tracemalloc.get_traced_memory()[0]
            either(client.outbound.send_batch(messages(), concurrency=concurrency))
            peak = tracemalloc.get_traced_memory()[1] - before
        finally:
            tracemalloc.stop()

    # Mails are kept with their requests, to name those that fail; one is just being made.
    assert peak < (concurrency + 1) * 2 * 50 * MB + 3 * size


@contextmanager
def accepting_elsewhere() -> Generator[str]:
    """Accept all mails in a process of its own, and yield the URL."""
    program = (
        "import sys; from mails import accepts; from misbehaving import serving\n"
        "with serving(accepts) as server: print(server.url, flush=True); sys.stdin.read()"
    )
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here), str(here.parent), *sys.path])
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": paths},
    ) as process:  # fmt: skip
        assert process.stdout
        yield process.stdout.readline().strip()
        process.communicate()


def _big(number: int, size: int) -> dict[str, Any]:
    return {"html_body": "x" * size} if number % 2 else {"template_model": {"a": "x" * size}}


@pytest.mark.parametrize("many", [False, True], ids=["send", "send_batch"])
def test_attachments_stand_in_memory_at_most_three_times(either: Either, many: bool) -> None:
    size = 7 * MB

    with echoing() as server:  # in a process of its own
        client = either.client(TOKEN, base_url=server.url)
        _send(either, client, mail(), many)  # what loads once
        tracemalloc.start()
        try:
            before = tracemalloc.get_traced_memory()[0]
            _send(either, client, mail(attachments=[Attachment("a.dat", os.urandom(size))]), many)
            peak = tracemalloc.get_traced_memory()[1] - before
        finally:
            tracemalloc.stop()

    assert peak <= 3.2 * size


def _send(either: Either, client: Any, message: Email, many: bool) -> None:
    """Send a mail to a server that only echoes."""
    with pytest.raises((InvalidResponseError, BatchError)):
        either(client.outbound.send_batch([message]) if many else client.outbound.send(message))


# --- broken off ---------------------------------------------------------------------------------


async def test_a_cancelled_batch_says_what_was_sent_and_sends_nothing_more() -> None:
    def script(received: Received) -> Any:
        return [HANG] if tags_of(received.body)[0] >= 2 else accepts(received)

    with serving(script) as server:
        async with ServerClient(TOKEN, base_url=server.url) as client:
            messages = [mail(number) for number in range(6)]
            task = asyncio.create_task(
                client.outbound.send_batch(messages, batch_size=1, concurrency=2)
            )
            await waits_for_async(lambda: len(server.requests) == 4)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as cancelled:
                await task
            await asyncio.sleep(0.05)

        assert sorted(tags_of(each.body)[0] for each in server.requests) == [0, 1, 2, 3]
    (note,) = cancelled.value.__notes__
    assert "had sent 2 messages, ids by index: {0: 'id-0', 1: 'id-1'}; unknown" in note
    assert note.endswith("unknown, by index: [2, 3]")


@pytest.mark.parametrize("concurrency", [1, 2])
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_in_a_batch_says_what_was_sent_and_sends_nothing_more(concurrency: int) -> None:
    hanging = threading.Event()

    def script(received: Received) -> Any:
        if tags_of(received.body)[0] < 2:
            return accepts(received)
        hanging.set()
        return [HANG]

    def interrupt() -> None:
        assert hanging.wait(15)
        waits_for(lambda: len(server.requests) == 2 + concurrency)
        os.kill(os.getpid(), signal.SIGINT)

    with serving(script) as server, SyncServerClient(TOKEN, base_url=server.url) as client:
        thread = threading.Thread(target=interrupt)
        thread.start()
        with pytest.raises(KeyboardInterrupt) as interrupted:
            client.outbound.send_batch(
                (mail(number) for number in range(6)), batch_size=1, concurrency=concurrency
            )
        thread.join()
        assert len(server.requests) == 2 + concurrency

    (note,) = interrupted.value.__notes__
    assert "had sent 2 messages, ids by index: {0: 'id-0', 1: 'id-1'}" in note
    assert note.endswith(f"unknown, by index: {list(range(2, 2 + concurrency))}")


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_in_the_only_request_leaves_its_mails_in_doubt() -> None:
    def script(_: Received) -> Any:
        os.kill(os.getpid(), signal.SIGINT)
        return [HANG]

    with serving(script) as server, SyncServerClient(TOKEN, base_url=server.url) as client:
        with pytest.raises(KeyboardInterrupt) as interrupted:
            client.outbound.send_batch([mail(0), mail(1)])
        assert len(server.requests) == 1

    assert interrupted.value.__notes__ == [
        "send_batch had sent 0 messages, ids by index: {}; unknown, by index: [0, 1]"
    ]


def test_a_closed_client_sends_nothing(either: Either) -> None:
    with serving(accepts) as server:
        client = either.client(TOKEN, base_url=server.url)
        either(client.close())
        with pytest.raises(RuntimeError, match="closed"):
            either(client.outbound.send_batch([mail(n) for n in range(4)], batch_size=1))
        assert server.requests == []
