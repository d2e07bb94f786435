"""The rows of the table: the measurement that each one shows, and its target."""

from __future__ import annotations

from typing import NamedTuple

EVERYONE = ("raw_httpx", "ours", "raw_msgspec", "official", "postmarker")
ASYNC = ("raw_httpx", "ours", "raw_msgspec", "official")
SENDERS = ("raw_httpx", "ours", "official", "postmarker")
ASYNC_SENDERS = ("raw_httpx", "ours", "official")
BACKENDS = ("ours", "official", "anymail")
PARSERS = ("raw_httpx", "ours")


class Run(NamedTuple):
    """One process: a task of tasks.py with its arguments, or a statement to time.

    Attributes:
        task: Name of a function in tasks.py, of a statement or of another script.
        numbers: Arguments of the task.
        late: Whether the server delays each response by 80 ms.
        slow: Whether it runs in the first round only, and not at all with --quick.
    """

    task: str
    numbers: tuple[int, ...] = ()
    late: bool = False
    slow: bool = False


class Row(NamedTuple):
    """A row of the table.

    Attributes:
        title: What is measured.
        run: The process that measures it.
        key: Which of the process's numbers is shown.
        unit: Unit of the shown value.
        scale: Factor from the measured value to the unit.
        target: The limit this project must meet.
        ratio: Whether the target limits the ratio to raw httpx rather than the value.
        most: Whether the target is a maximum rather than a minimum.
        peers: The peers that support it.
        over: A process of the same peer whose number the value is divided by.
        against: The process of raw httpx that the ratio refers to; None means the same one.
        beside: The peer that the ratio refers to.
    """

    title: str
    run: Run
    key: str
    unit: str
    scale: float
    target: float
    ratio: bool = True
    most: bool = True
    peers: tuple[str, ...] = EVERYONE
    over: Run | None = None
    against: Run | None = None
    beside: str = "raw_httpx"


US, MS = 1e6, 1e3
ALONE = Run("tasks", (1, 1000))
MANY = Run("tasks", (200, 10))
MANY_LATE = Run("tasks", (200, 5), late=True)
STREAM, ASYNC_STREAM = Run("stream", (), late=True), Run("async_stream", (), late=True)
FIVE, ASYNC_FIVE = Run("stream", (5,), late=True), Run("async_stream", (5,), late=True)
BATCH, BATCH_LATE = Run("send_batch"), Run("send_batch", (), late=True)
FOUR_LATE = Run("send_batch", (4,), late=True)
EXPORT = Run("export", (250_000,), slow=True)

ROWS = (
    Row("import", Run("import"), "seconds", "ms", MS, 0.05),
    Row("import and create a client", Run("first_client"), "seconds", "ms", MS, 1.0),
    Row("import asyncio as well, and create an async client", Run("first_async_client"), "seconds",
        "ms", MS, 1.0, peers=ASYNC),
    Row("import, create an async client and make a call", Run("first_async_call"), "seconds",
        "ms", MS, 1.0, peers=ASYNC),
    Row("touch a resource the first time", Run("first_resource"), "seconds", "ms", MS, 6,
        ratio=False, peers=("ours",)),
    Row("create the first client, modules imported", Run("clients"), "first", "ms", MS, 0.2,
        ratio=False),
    Row("create another client", Run("clients"), "further", "ms", MS, 0.1, ratio=False),
    Row("memory per additional client", Run("clients"), "kilobytes", "KiB", 1, 20, ratio=False),
    Row("sync send of a mail, 7 kB", Run("send"), "seconds", "µs", US, 0.75, peers=SENDERS),
    Row("async send of a mail, 7 kB", Run("async_send"), "seconds", "µs", US, 0.65,
        peers=ASYNC_SENDERS),
    Row("send with 7 MB attached, CPU", Run("send_attached"), "cpu", "ms", MS, 1.15, peers=SENDERS),
    Row("its peak memory, relative to the 7 MB", Run("send_attached"), "times", "x", 1, 3.2,
        ratio=False, peers=SENDERS),
    Row("send 10,000 mails of 7 kB in batches, CPU per mail", BATCH, "cpu", "µs", US, 1.5,
        peers=SENDERS),
    Row("peak memory of that, mails from a generator", BATCH, "megabytes", "MiB", 1, 25,
        ratio=False, peers=SENDERS),
    Row("send 10,000 mails of 7 kB in batches, 80 ms per response", BATCH_LATE, "seconds", "s", 1,
        1.1, peers=SENDERS),
    Row("concurrency=4, relative to one after the other", FOUR_LATE, "seconds", "x", 1, 0.35,
        ratio=False, peers=("ours",), over=BATCH_LATE),
    Row("throughput of 200 tasks that send, no latency", Run("send_tasks"), "rate", "calls/s", 1, 4,
        most=False, peers=ASYNC_SENDERS),
    Row("1,000 mails through Django, CPU per mail", Run("django_mail"), "cpu", "µs", US, 0.6,
        peers=BACKENDS, beside="official"),
    Row("the same, relative to anymail", Run("django_mail"), "cpu", "µs", US, 0.2,
        peers=BACKENDS, beside="anymail"),
    Row("parse a posted webhook", Run("webhook"), "seconds", "µs", US, 3, peers=PARSERS),
    Row("sync get, 7 kB", Run("get"), "seconds", "µs", US, 0.70),
    Row("async get, 7 kB", Run("async_get"), "seconds", "µs", US, 0.70, peers=ASYNC),
    Row("fetch a page of 500", Run("page"), "seconds", "ms", MS, 1.45),
    Row("parse 500 rows, reading every field", Run("parse"), "seconds", "ms", MS, 1.9),
    Row("the same, with msgspec installed", Run("parse"), "seconds", "ms", MS, 1.5,
        peers=("ours_msgspec",)),
    Row("export of 250,000 rows, CPU relative to loads and dumps", EXPORT, "times", "x", 1, 3,
        ratio=False, peers=("ours",)),
    Row("peak memory of that", EXPORT, "megabytes", "MiB", 1, 80, ratio=False, peers=("ours",)),
    Row("sync stream of 10,000, 80 ms per response", STREAM, "seconds", "s", 1, 0.40),
    Row("the same, concurrency=5", FIVE, "seconds", "s", 1, 0.33, peers=("ours",), against=STREAM),
    Row("async stream of 10,000, 80 ms per response", ASYNC_STREAM, "seconds", "s", 1, 0.40,
        peers=ASYNC),
    Row("the same, concurrency=5", ASYNC_FIVE, "seconds", "s", 1, 0.33, peers=("ours",),
        against=ASYNC_STREAM),
    Row("time to the first item of the sync stream", STREAM, "first", "s", 1, 1.15),
    Row("requests for the first 10 items of a stream", Run("first_ten"), "requests", "", 1, 1,
        ratio=False),
    Row("peak memory of the sync stream", STREAM, "megabytes", "MiB", 1, 10, ratio=False),
    Row("peak memory of the async stream", ASYNC_STREAM, "megabytes", "MiB", 1, 10, ratio=False,
        peers=ASYNC),
    Row("throughput of 200 tasks, no latency", MANY, "rate", "calls/s", 1, 4, most=False,
        peers=ASYNC),
    Row("CPU per call, 200 tasks relative to 1", MANY, "cpu", "x", 1, 1.3, ratio=False,
        peers=ASYNC, over=ALONE),
    Row("throughput of 200 tasks, 80 ms per response", MANY_LATE, "rate", "calls/s", 1, 3,
        most=False, peers=ASYNC),
    Row("connections of these 200 tasks", MANY_LATE, "connections", "", 1, 100, ratio=False,
        peers=ASYNC),
    Row("failed calls of these 200 tasks", MANY_LATE, "errors", "", 1, 0, ratio=False, peers=ASYNC),
    Row("throughput of 16 threads sharing a client", Run("threads"), "rate", "calls/s", 1, 1.5,
        most=False),
    Row("throughput of 16 threads relative to 1", Run("threads"), "rate", "x", 1, 0.7, ratio=False,
        most=False, over=Run("threads", (1,))),
    Row("memory per message kept", Run("retained"), "bytes", "B", 1, 1400, ratio=False),
)  # fmt: skip
