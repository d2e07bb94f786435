"""What a process does with a client all the time, sync and async, and what it finds wrong.

It prints lines: `claim` is what the SDK said of a mail, `wrong` a broken promise, `use` what the
process has open, `count` how often it did what.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import itertools
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Generator, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from server import AUTH, samples

from postmark import (
    AsyncServerClient,
    BatchError,
    Email,
    PostmarkError,
    SendResponse,
    SyncServerClient,
)
from postmark.webhooks import WebhookAuthError, parse

TIMEOUT, DEADLINE = 1.0, 12.0
WARM_UP = 0.3
"""The part of the time after which memory is not supposed to grow any more."""


class Log:
    """What the parent process must know; threads and children write to it at once."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.counts: Counter[str] = Counter()
        self.marks = (f"{kind}-{os.getpid()}-{number}" for number in itertools.count())
        self._lock = threading.Lock()

    def __call__(self, *words: object) -> None:
        """Write a line."""
        os.write(1, ("\t".join(map(str, words)) + "\n").encode())

    def wrong(self, what: str) -> None:
        """Report a broken promise."""
        self("wrong", f"{self.kind}: {what}")

    def did(self, what: str) -> None:
        """Count something done."""
        with self._lock:
            self.counts[what] += 1

    def mail(self) -> tuple[str, Email]:
        """Return a new mail, and its mark."""
        with self._lock:
            mark = next(self.marks)
        return mark, Email(
            from_email="soak@example.com", to="pat@example.com", subject=mark,
            text_body="x" * 2000, metadata={"mark": mark},
        )  # fmt: skip

    def claim(self, mark: str, state: str) -> None:
        """Report what the SDK said of a mail."""
        self("claim", mark, state)


class Known:
    """The messages that are there all the time."""

    def __init__(self) -> None:
        client = samples().sync_server_client()
        self.subjects = {each.message_id: each.subject for each in client.outbound.stream()}
        self.inbound = {each.message_id for each in client.inbound.stream()}
        self.opens = Counter(each.message_id for each in client.outbound.stream_opens())
        self.ids = list(self.subjects)

    def check_rows(self, log: Log, rows: Iterable[str | None], wanted: Iterable[str]) -> None:
        """Compare the rows of a whole stream; others may be there too, sent meanwhile."""
        found = Counter(rows)
        missing = [row for row in wanted if not found[row]]
        twice = [row for row, times in found.items() if times > 1]
        if missing or twice:
            log.wrong(f"a stream lacks {len(missing)} rows, and has {len(twice)} twice")
        log.did("streams")

    def check_message(self, log: Log, message_id: str, found: Any) -> None:
        """Compare a message with the one that was asked for."""
        if (found.message_id, found.subject) != (message_id, self.subjects[message_id]):
            log.wrong("another message was returned than was asked for")
        log.did("gets")


def claim_of(error: PostmarkError) -> str:
    """Return what an error says of a mail."""
    return "unknown" if error.maybe_applied else "unsent"


def claim_batch(log: Log, marks: list[str], results: Iterable[SendResponse]) -> None:
    """Report what became of each mail of a batch."""
    results = list(results)
    if len(results) != len(marks):
        log.wrong(f"{len(results)} results for {len(marks)} mails")
    for mark, result in zip(marks, results, strict=False):
        log.claim(mark, result.state)
    log.did("batches")


def size_of_batch(chance: random.Random) -> int:
    """Return how many mails to send in a batch, some of which take several requests."""
    return chance.choice((1, 3, 40))


# --- sync -------------------------------------------------------------------------------------


def get(client: SyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    message_id = chance.choice(known.ids)
    known.check_message(log, message_id, client.outbound.get(message_id))


def stream(client: SyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    if chance.random() < 0.5:
        with contextlib.closing(client.outbound.stream(batch_size=100)) as rows:
            list(itertools.islice(rows, chance.randrange(500)))
        log.did("abandoned streams")
        return
    sent = client.outbound.stream(batch_size=300, concurrency=3)
    known.check_rows(log, (each.message_id for each in sent), known.ids)
    received = client.inbound.stream(batch_size=100)
    known.check_rows(log, (each.message_id for each in received), known.inbound)
    if Counter(e.message_id for e in client.outbound.stream_opens()) != known.opens:
        log.wrong("a stream of opens is another than it should be")


def send(client: SyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    mark, mail = log.mail()
    try:
        log.claim(mark, client.outbound.send(mail).state)
    except PostmarkError as error:
        log.claim(mark, claim_of(error))
        raise
    finally:
        log.did("sends")


def batch(client: SyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    mails = [log.mail() for _ in range(size_of_batch(chance))]
    marks = [mark for mark, _ in mails]
    try:
        results = client.outbound.send_batch((mail for _, mail in mails), batch_size=10)
        claim_batch(log, marks, results)
    except BatchError as error:
        claim_batch(log, marks, error.results)


def administer(client: SyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    address = f"{chance.randrange(10**9)}@example.com"
    results = client.suppressions.create([address])
    if [each.email_address for each in results] != [address]:
        log.wrong("a suppression of another address was answered")
    client.server.get()
    client.bounces.list(count=50)
    client.stats.overview()
    log.did("administration")


def fork(client: SyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    seed = chance.random()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            own = random.Random(seed)
            for _ in range(20):
                with contextlib.suppress(PostmarkError):
                    get(client, known, log, own)
            code = 0
        finally:
            os._exit(code)
    wait_for(pid, log)


def wait_for(pid: int, log: Log) -> None:
    """Wait for a child, and report one that failed or hangs."""
    until = time.monotonic() + 200
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        if time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            log.wrong("a child hung")
            return
        time.sleep(0.1)
    log.did("forks")


SYNC = (get, get, get, stream, stream, send, send, batch, administer, fork)


def run_sync(url: str, seconds: float, known: Known, log: Log) -> None:
    """Do everything at once in threads of one client."""
    until = time.monotonic() + seconds

    def forever(number: int, act: Callable[..., None]) -> None:
        chance = random.Random(number)
        while time.monotonic() < until:
            guarded(log, lambda: act(client, known, log, chance))
            time.sleep(chance.uniform(0, 0.05 if act is not fork else 2.0))

    with SyncServerClient(
        "fake-server-token", base_url=url, timeout=TIMEOUT, deadline=DEADLINE
    ) as client:
        threads = [
            threading.Thread(target=forever, args=each, name=f"soak-{each[0]}")
            for each in enumerate(SYNC)
        ]
        for thread in threads:
            thread.start()
        measure(log, until, seconds)
        for thread in threads:
            thread.join()


def guarded(log: Log, act: Callable[[], object]) -> None:
    """Act; an error of the SDK's own is what a fault leads to, any other is a broken promise."""
    try:
        act()
    except PostmarkError as error:
        log.did(type(error).__name__)
    except Exception as error:  # noqa: BLE001 - what is reported
        log.wrong(f"{type(error).__name__}: {error}")


# --- async ------------------------------------------------------------------------------------


async def aget(client: AsyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    message_id = chance.choice(known.ids)
    known.check_message(log, message_id, await client.outbound.get(message_id))


async def astream(client: AsyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    if chance.random() < 0.5:
        async with contextlib.aclosing(client.outbound.stream(batch_size=100)) as rows:
            left = chance.randrange(500)
            async for _ in rows:
                left -= 1
                if left < 0:
                    break
        log.did("abandoned streams")
        return
    stream = client.outbound.stream(batch_size=300, concurrency=3)
    known.check_rows(log, [each.message_id async for each in stream], known.ids)
    received = client.inbound.stream(batch_size=100)
    known.check_rows(log, [each.message_id async for each in received], known.inbound)


async def asend(client: AsyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    mark, mail = log.mail()
    state = "unknown"  # if it is cancelled
    try:
        state = (await client.outbound.send(mail)).state
    except PostmarkError as error:
        state = claim_of(error)
        raise
    finally:
        log.claim(mark, state)
        log.did("sends")


async def abatch(client: AsyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    mails = [log.mail() for _ in range(size_of_batch(chance))]
    marks = [mark for mark, _ in mails]
    try:
        results = await client.outbound.send_batch((mail for _, mail in mails), batch_size=10)
        claim_batch(log, marks, results)
    except BatchError as error:
        claim_batch(log, marks, error.results)


async def acancel(client: AsyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    act = chance.choice((aget, astream, asend, abatch))
    task = asyncio.create_task(act(client, known, log, chance))
    await asyncio.sleep(chance.choice((0, 0.001, 0.005, 0.05)))
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    log.did("cancelled")


async def aloop(client: AsyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    """Use the client in another loop, in a thread."""

    def run() -> None:
        asyncio.run(aget(client, known, log, chance))

    await asyncio.to_thread(run)
    log.did("other loops")


async def afork(client: AsyncServerClient, known: Known, log: Log, chance: random.Random) -> None:
    """Use the client in a child of a thread without a loop."""

    async def calls(own: random.Random) -> None:
        for _ in range(20):
            with contextlib.suppress(PostmarkError):
                await aget(client, known, log, own)

    def run() -> None:
        seed = chance.random()
        pid = os.fork()
        if not pid:
            code = 1
            try:
                asyncio.run(calls(random.Random(seed)))
                code = 0
            finally:
                os._exit(code)
        wait_for(pid, log)

    await asyncio.to_thread(run)


ASYNC = (aget, aget, aget, astream, astream, asend, asend, abatch, acancel, acancel, aloop, afork)


async def run_async(url: str, seconds: float, known: Known, log: Log) -> None:
    """Do everything at once in tasks of one client."""
    until = time.monotonic() + seconds

    async def forever(number: int, act: Callable[..., Awaitable[None]]) -> None:
        chance = random.Random(number)
        while time.monotonic() < until:
            try:
                await act(client, known, log, chance)
            except PostmarkError as error:
                log.did(type(error).__name__)
            except Exception as error:  # noqa: BLE001 - what is reported
                log.wrong(f"{type(error).__name__}: {error}")
            await asyncio.sleep(chance.uniform(0, 0.05 if act is not afork else 2.0))

    async with AsyncServerClient(
        "fake-server-token", base_url=url, timeout=TIMEOUT, deadline=DEADLINE
    ) as client:
        watch = asyncio.create_task(asyncio.to_thread(measure, log, until, seconds))
        await asyncio.gather(*(forever(*each) for each in enumerate(ASYNC)), watch)


# --- webhooks and what is open --------------------------------------------------------------------


class Receiver(BaseHTTPRequestHandler):
    """Takes webhooks."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            event = parse(body, headers=dict(self.headers.items()), auth=AUTH)
        except WebhookAuthError:
            status = 401
        except ValueError:
            status = 400
        else:
            kind = type(event).__name__.removesuffix("Webhook")
            status = 200 if kind == self.headers["X-Expected"] else 500
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Log nothing."""


@contextlib.contextmanager
def receiving() -> Generator[str]:
    """Receive webhooks in a thread."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.1,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


def resident() -> float:
    """Return the memory in use, in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


def opened() -> tuple[int, int]:
    """Return how many descriptors and threads this process has."""
    return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()


def measure(log: Log, until: float, seconds: float) -> None:
    """Report the memory and the most descriptors and threads, until it is over."""
    warm = until - seconds * (1 - WARM_UP)
    early: list[float] = []
    late: list[float] = []
    most = (0, 0)
    while time.monotonic() < until:
        time.sleep(min(1.0, seconds / 50))
        most = max(most[0], opened()[0]), max(most[1], opened()[1])
        now = time.monotonic()
        if warm < now < warm + seconds * 0.1:
            early.append(resident())
        elif now > until - seconds * 0.1:
            late.append(resident())
    log("use", "most", *most)
    if early and late:
        log("use", "memory", f"{min(early):.1f}", f"{min(late):.1f}")


def work(kind: str, seconds: float) -> None:
    """Work as a process of its own: takes the URL from its standard input."""
    log = Log(kind)
    known = Known()
    with receiving() as receiver:
        log("receiver", receiver)
        url = sys.stdin.readline().strip()
        gc.collect()
        before = opened()
        if kind == "sync":
            run_sync(url, seconds, known, log)
        else:
            asyncio.run(run_async(url, seconds, known, log))
        until = time.monotonic() + 20
        while opened() > before and time.monotonic() < until:
            gc.collect()
            time.sleep(0.1)
        log("use", "left", *before, *opened())
    for what, times in sorted(log.counts.items()):
        log("count", what, times)
