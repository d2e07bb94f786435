"""`export`: every row into a file, exactly once, however often it is interrupted."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import click

from postmark import IncompleteResultsError, SyncServerClient
from postmark._cli.files import File, Journal, Line, Lines, Parquet
from postmark._cli.shared import (
    Output,
    When,
    command,
    details_or_none,
    sending_streams,
    side_by_side,
)
from postmark.models import (
    Bounce,
    ClickEvent,
    InboundMessage,
    InboundMessageDetails,
    OpenEvent,
    OutboundMessage,
    OutboundMessageDetails,
)

CHUNK = 2_000
CHUNK_OF_DETAILS = 100
UNKNOWN_TOTAL = 10_000
"""A count that may only say that there are more."""
WINDOW = timedelta(days=4)
WINDOWS = 12
"""Windows of an inbound export without `--since`, before the one that has all that is older."""
Placed = tuple[Any, str]
"""A row, and its second in UTC."""


class Kind(NamedTuple):
    """What can be exported: its method, its model, its key and its time."""

    method: str
    model: type
    details: type | None
    key: tuple[str, ...]
    time: str | None


EVENT = ("message_id", "recipient", "received_at")
KINDS = {
    "outbound": Kind(
        "outbound.{}", OutboundMessage, OutboundMessageDetails, ("message_id",), "received_at"
    ),
    "inbound": Kind("inbound.{}", InboundMessage, InboundMessageDetails, ("message_id",), None),
    "opens": Kind("outbound.{}_opens", OpenEvent, None, EVENT, "received_at"),
    "clicks": Kind(
        "outbound.{}_clicks", ClickEvent, None, (*EVENT, "original_link", "click_location"),
        "received_at",
    ),
    "bounces": Kind("bounces.{}", Bounce, None, ("id",), "bounced_at"),
}  # fmt: skip


@click.command(
    epilog="""\b
Examples:
  postmark-sdk export outbound --to sent.jsonl
  postmark-sdk export opens --since 30d --to opens.jsonl.gz
  postmark-sdk export outbound --details --since 2026-01-01 --until 2026-01-31 --to january.parquet
"""
)
@click.argument("kind", type=click.Choice([*KINDS]))
@click.option("--since", type=When(), help="7d, 12h, 2026-01-31 …; default: all that is kept.")
@click.option("--until", type=When(end=True), help="The same; default: now.")
@click.option(
    "--to",
    "file",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="FILE.jsonl, FILE.jsonl.gz or FILE.parquet.",
)
@click.option("--details", is_flag=True, help="Messages with bodies and events: a request each.")
@click.option("--stream", "streams", multiple=True, help="Only this stream; default: all.")
@command
def export(
    client: SyncServerClient,
    output: Output,
    kind: str,
    since: datetime | None,
    until: datetime | None,
    file: Path,
    details: bool,
    streams: Sequence[str],
) -> int:
    """Write every row to a file, newest first, one message stream after the other.

    The same command goes on where an earlier one was interrupted, whatever ended it, and adds to a
    finished file what is new. It keeps its place in FILE.state: keep the two together.
    """
    if details and not KINDS[kind].details:
        raise click.UsageError(f"{kind} have no --details: outbound and inbound do.")
    job = {"export": kind, "details": details, "streams": sorted(streams), "since": _utc(since)}
    exporting = Export(client, KINDS[kind], details, file, job)
    before = exporting.journal.rows
    try:
        with progress(kind) as exporting.advance:
            for stream in streams or ([None] if kind == "inbound" else sending_streams(client)):
                exporting.run(stream, _utc(until))
        exporting.file.finish()
    except OSError as error:
        raise click.ClickException(f"{file}: {error}. The same command goes on.") from error
    rows = exporting.journal.rows
    output.rows([{"file": str(file), "added": rows - before, "rows": rows}], ("file", "added", "rows"))
    return 0


class Export:
    """An export into one file."""

    def __init__(
        self, client: SyncServerClient, kind: Kind, details: bool, path: Path, job: Line
    ) -> None:
        self._client = client
        self._kind = kind
        self._details = details
        self.advance: Callable[..., None] = lambda **_: None
        self.file = _file(path, (kind.details if details else None) or kind.model)
        beside = path.with_name(f"{path.name}.state")
        if self.file.size() and not beside.exists():
            raise click.UsageError(f"{path} exists, and {beside} does not: choose another file.")
        self.journal = Journal(beside)
        self.journal.read(self.file.size())
        self._since = self._accepted(job)
        self.file.cut(self.journal.size)

    def _accepted(self, job: Line) -> str | None:
        """Return the start of the export, which the first command decides."""
        if self.journal.head is None:
            self.journal.add(job)
        head = self.journal.head or job
        if any(head[name] != job[name] for name in ("export", "details", "streams")):
            raise click.UsageError(f"{self.journal.path} is of another export: {head}.")
        since: str | None = head["since"]
        if since and (not job["since"] or job["since"] < since):
            raise click.UsageError(f"The file begins at {since}: export older rows to another file.")
        return since

    def run(self, stream: str | None, until: str | None) -> None:
        """Finish what was interrupted, then add what is new."""
        if (last := self.journal.last.get(stream)) and not last["done"]:
            self._follow(stream, last)
        top = self.journal.tops.get(stream)
        if top and not self._kind.time:
            top = _utc(_window_start(_moment(top)))
        if not self._kind.time and not until:
            # To the noon after tomorrow's: ahead of any clock, and in no hour that comes twice.
            until = _utc(datetime.combine(datetime.now(UTC) + timedelta(days=2), time(12), UTC))
        since = top or self._since
        if not (since and until and until < since):
            self._follow(stream, {"since": since, "until": until, "edge": None})

    def _follow(self, stream: str | None, run: Line) -> None:
        """Write the rows of a run that the file lacks, chunk by chunk."""
        line = {"stream": stream, "done": False, **run}
        most = CHUNK_OF_DETAILS if self._details else CHUNK
        chunk: list[Any] = []
        keys: list[str] = []
        edge = line["edge"]
        for row, second in self._missing(stream, line):
            # The newest second is a chunk of its own: the next export begins there.
            split = second != edge and (line["edge"] is None or not self._kind.time)
            if chunk and (split or len(chunk) == most):
                line |= self._save(line, chunk, keys, edge)
                chunk, keys = [], []
            keys = [*keys, self._key(row)] if second == edge else [self._key(row)]
            chunk.append(row)
            edge = second
        if chunk:
            line |= self._save(line, chunk, keys, edge)
        self.journal.add({**line, "keys": [], "done": True, "size": self.journal.size,
                          "rows": self.journal.rows})  # fmt: skip

    def _save(self, line: Line, chunk: list[Any], keys: list[str], edge: str | None) -> Line:
        rows = side_by_side(self._whole, chunk) if self._details else chunk
        size, count = self.file.write(rows), self.journal.rows + len(rows)
        place = {"edge": edge, "size": size, "rows": count}
        self.journal.add({**line, **place, "keys": keys})
        self.advance(rows=len(rows))
        return place

    def _whole(self, row: Any) -> Any:
        get: Callable[[str], Any] = self._method("get")
        return details_or_none(get, row.message_id) or row

    def _missing(self, stream: str | None, run: Line) -> Iterator[Placed]:
        """Yield the rows of a run that the file lacks."""
        start: str | None = run["edge"]
        known = self.journal.keys(stream, run["since"], start or run["until"])
        recent: set[str] = set()
        edge = start
        while True:
            upper = edge or run["until"]
            self._expect(stream, run["since"], upper)
            try:
                for row, second in self._rows(stream, run["since"], upper, edge):
                    # Postmark does not say whether it heeds the dates of opens and clicks.
                    outside = (upper and second > upper) or (run["since"] and second < run["since"])
                    key = self._key(row)
                    if outside or key in known or key in recent:
                        continue
                    if second != edge:
                        recent = set()
                    recent.add(key)
                    edge = second
                    yield row, second
                return
            except IncompleteResultsError:
                if edge == start:  # nothing came since the last error
                    raise
                start = edge

    def _rows(
        self, stream: str | None, since: str | None, until: str | None, edge: str | None
    ) -> Iterator[Placed]:
        if not self._kind.time:
            yield from self._by_window(since, until or "")
            return
        query = {"message_stream": stream, "from_date": _moment(since), "to_date": _moment(until)}
        for row in self._method("stream")(**query):
            moment: datetime | None = getattr(row, self._kind.time)
            edge = (_utc(moment) if moment else edge) or _utc(datetime.now(UTC)) or ""
            yield row, edge

    def _by_window(self, since: str | None, until: str) -> Iterator[Placed]:
        """Yield inbound rows, which have no time of receipt; the end of their window stands for it."""
        end, first = _moment(until), _moment(since)
        for number in range(sys.maxsize):
            start = _window_start(end)
            oldest = start <= first if first else number == WINDOWS
            for row in self._method("stream")(from_date=first if oldest else start, to_date=end):
                yield row, _utc(end) or ""
            if oldest:
                return
            end = start - timedelta(seconds=1)

    def _expect(self, stream: str | None, since: str | None, until: str | None) -> None:
        """Tell the progress bar how many rows are to come."""
        query: dict[str, Any] = {"from_date": _moment(since), "to_date": _moment(until)}
        if stream:
            query["message_stream"] = stream
        self.advance(count=lambda: self._method("list")(count=1, **query).total)

    def _method(self, name: str) -> Callable[..., Any]:
        resource, _, method = self._kind.method.format(name).partition(".")
        found: Callable[..., Any] = getattr(getattr(self._client, resource), method)
        return found

    def _key(self, row: Any) -> str:
        parts = "\x1f".join(str(getattr(row, name)) for name in self._kind.key)
        return blake2b(parts.encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()


def _file(path: Path, model: type) -> File:
    if path.suffix == ".parquet":
        return Parquet(path, model)
    if path.name.endswith((".jsonl", ".jsonl.gz")):
        return Lines(path)
    raise click.UsageError(f"{path} must end in .jsonl, .jsonl.gz or .parquet.")


def _utc(moment: datetime | None) -> str | None:
    """Return the second as text that sorts like the time."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat() if moment else None


def _moment(text: str | None) -> Any:
    return datetime.fromisoformat(text) if text else None


def _window_start(end: datetime) -> datetime:
    """Return the start of the window of inbound mail: always at noon, in no hour that comes twice."""
    return datetime.combine(end - WINDOW, time(12), UTC)


@contextlib.contextmanager
def progress(kind: str) -> Iterator[Callable[..., None]]:
    """Show a bar on a terminal; yield what tells it of rows that are to come or are written."""
    if not sys.stderr.isatty():
        yield lambda **_: None
        return
    from rich import console, progress as bars  # noqa: PLC0415 - a pipe does not need it

    speed = bars.TextColumn("{task.fields[speed]} rows/s")
    columns = (bars.TextColumn(kind), bars.BarColumn(), bars.MofNCompleteColumn(), speed)
    with bars.Progress(*columns, bars.TimeRemainingColumn(), console=console.Console(stderr=True)) as bar:
        task = bar.add_task(kind, total=0, speed="-")

        def advance(rows: int = 0, count: Callable[[], int] | None = None) -> None:
            total = bar.tasks[0].total
            if count and total is not None:
                more = count()
                total = None if more >= UNKNOWN_TOTAL else total + more
            bar.update(task, total=total, advance=rows)
            bar.update(task, speed=f"{bar.tasks[0].speed or 0:,.0f}")

        yield advance
