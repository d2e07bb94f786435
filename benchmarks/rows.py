"""The rows of the table: what each shows of a measurement, and what this project is to reach."""

from __future__ import annotations

from typing import NamedTuple

EVERYONE = ("raw_httpx", "ours", "raw_msgspec", "official", "postmarker")
ASYNC = ("raw_httpx", "ours", "raw_msgspec", "official")


class Run(NamedTuple):
    """One process: a task of tasks.py, or a statement to be timed, and with what."""

    task: str
    numbers: tuple[int, ...] = ()
    late: bool = False


class Row(NamedTuple):
    """A line of the table.

    Attributes:
        title: What was done.
        run: The process that does it.
        key: Which of its numbers is shown.
        unit: In what, and `scale` how many of it are one of the measured.
        target: What this project is to reach; `ratio` to raw httpx, else as it is.
        most: Whether the target is a highest value, else a lowest.
        peers: Who can do it.
        over: The process of the same peer by whose number it is divided.
        against: What raw httpx did for the ratio; None means the same.
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


US, MS = 1e6, 1e3
ALONE = Run("tasks", (1, 1000))
MANY = Run("tasks", (200, 10))
MANY_LATE = Run("tasks", (200, 5), late=True)
STREAM, ASYNC_STREAM = Run("stream", (), late=True), Run("async_stream", (), late=True)
FIVE, ASYNC_FIVE = Run("stream", (5,), late=True), Run("async_stream", (5,), late=True)

ROWS = (
    Row("import", Run("import"), "seconds", "ms", MS, 0.05),
    Row("import and first client, to `import httpx`", Run("first_client"), "seconds", "ms", MS,
        1.15, against=Run("import")),
    Row("first client, all loaded", Run("clients"), "first", "ms", MS, 0.2, ratio=False),
    Row("each further client", Run("clients"), "further", "ms", MS, 0.1, ratio=False),
    Row("memory of each further client", Run("clients"), "kilobytes", "KiB", 1, 20, ratio=False),
    Row("blocking get, 7 kB", Run("get"), "seconds", "µs", US, 0.70),
    Row("async get, 7 kB", Run("async_get"), "seconds", "µs", US, 0.70, peers=ASYNC),
    Row("page of 500", Run("page"), "seconds", "ms", MS, 1.6),
    Row("parse 500, every field read", Run("parse"), "seconds", "ms", MS, 2.3),
    Row("the same, msgspec installed", Run("parse"), "seconds", "ms", MS, 1.7,
        peers=("ours_msgspec",)),
    Row("stream of 10,000, blocking, 80 ms an answer", STREAM, "seconds", "s", 1, 0.40),
    Row("the same, concurrency=5", FIVE, "seconds", "s", 1, 0.33, peers=("ours",), against=STREAM),
    Row("stream of 10,000, async, 80 ms an answer", ASYNC_STREAM, "seconds", "s", 1, 0.40,
        peers=ASYNC),
    Row("the same, concurrency=5", ASYNC_FIVE, "seconds", "s", 1, 0.33, peers=("ours",),
        against=ASYNC_STREAM),
    Row("first item of the blocking stream", STREAM, "first", "s", 1, 1.15),
    Row("first 10 of a stream", Run("first_ten"), "requests", "requests", 1, 1, ratio=False),
    Row("peak memory of the blocking stream", STREAM, "megabytes", "MiB", 1, 10, ratio=False),
    Row("peak memory of the async stream", ASYNC_STREAM, "megabytes", "MiB", 1, 10, ratio=False,
        peers=ASYNC),
    Row("200 tasks, no latency", MANY, "rate", "calls/s", 1, 4, most=False, peers=ASYNC),
    Row("CPU of a call, 200 tasks to 1", MANY, "cpu", "times", 1, 1.3, ratio=False, peers=ASYNC,
        over=ALONE),
    Row("200 tasks, 80 ms an answer", MANY_LATE, "rate", "calls/s", 1, 3, most=False, peers=ASYNC),
    Row("their connections", MANY_LATE, "connections", "", 1, 100, ratio=False, peers=ASYNC),
    Row("their errors", MANY_LATE, "errors", "", 1, 0, ratio=False, peers=ASYNC),
    Row("16 threads, one client", Run("threads"), "rate", "calls/s", 1, 1.5, most=False),
    Row("rate of 16 threads to 1", Run("threads"), "rate", "times", 1, 0.7, ratio=False, most=False,
        over=Run("threads", (1,))),
    Row("memory of a message kept", Run("retained"), "bytes", "B", 1, 1400, ratio=False),
)  # fmt: skip
