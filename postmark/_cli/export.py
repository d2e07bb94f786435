"""`export`: every row into a file, exactly once, however often it is interrupted.

Rows are written by chunks. Whatever ends the process, the next one goes on below the last row that
the journal notes. Then it adds what is newer than the newest row.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from importlib.util import find_spec
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

import postmark
from postmark._cli import parquet, shared
from postmark._cli.journal import Journal, Line

KINDS = {
    "outbound": ("outbound.{}", "OutboundMessage"), "inbound": ("inbound.{}", "InboundMessage"),
    "opens": ("outbound.{}_opens", "OpenEvent"), "clicks": ("outbound.{}_clicks", "ClickEvent"),
    "bounces": ("bounces.{}", "Bounce"),
}  # fmt: skip
"""What can be exported: its methods, and its model."""
KEY = ("id", "message_id", "recipient", "received_at", "original_link", "click_location")
"""What identifies a row, as far as rows of its kind have it, and never changes."""
CHUNK, CHUNK_OF_DETAILS = 2_000, 100
UNKNOWN = 10_000
"""A total that may only say that there are more."""
CLOCKS = timedelta(days=2)
"""Inbound rows do not say when they were received: an export looks again at what came before it."""
LAST = "~"
"""Sorts after every time."""
SPEED = "{task.fields[speed]:,.0f} rows/s"


@shared.command
@click.argument("kind", type=click.Choice([*KINDS]))
@shared.SINCE
@click.option("--until", callback=shared.when, help="The same; default: now.")
@click.option("--to", "path", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--details", is_flag=True, help="Messages with bodies and events: a request each.")
@click.option("--stream", multiple=True, help="Only this stream; default: all that send.")
def export(client: shared.Client, as_json: bool, path: Path, **job: Any) -> None:
    """Write all rows to FILE.jsonl, FILE.jsonl.gz or FILE.parquet, newest first, stream by stream.

    The same command goes on where an earlier one was interrupted, and adds to a finished file what
    is new. FILE.state has its place in the file: keep the two together.

    \b
    Examples:
      postmark-sdk export outbound --to sent.jsonl
      postmark-sdk export opens --since 30d --to opens.jsonl.gz
      postmark-sdk export outbound --details --until 2026-01-31 --to january.parquet
    """  # noqa: D301 - click wants the character \b
    if job["details"] and job["kind"] not in ("outbound", "inbound"):
        raise click.UsageError("Only outbound and inbound have --details.")
    if not path.name.endswith((".jsonl", ".jsonl.gz", ".parquet")):
        raise click.UsageError("--to must end in .jsonl, .jsonl.gz or .parquet.")
    if path.suffix == ".parquet" and not find_spec("pyarrow"):
        raise click.UsageError("Parquet is an extra: pip install 'postmark-sdk[parquet]'")
    until = utc(job.pop("until")) or LAST
    lines = path.with_name(f"{path.name}.jsonl.gz") if path.suffix == ".parquet" else path
    journal = Journal(lines, job | {"stream": sorted(job["stream"]), "since": utc(job["since"])})
    every = [None] if job["kind"] == "inbound" else job["stream"] or shared.sending_streams(client)
    before, work = journal.rows, Export(client, journal)
    with work.progress:
        for stream in every:
            work.run(stream, until)
    if lines != path:
        parquet.make(KINDS[job["kind"]][1] + "Details" * job["details"], lines, path)
    row = {"file": str(path), "added": journal.rows - before, "rows": journal.rows}
    shared.write(as_json, [row], *row)


class Export:
    """An export into one file, with a progress bar where stderr is a terminal."""

    def __init__(self, client: shared.Client, journal: Journal) -> None:
        self._client, self._journal, self._job = client, journal, journal.job
        self._inbound = self._job["kind"] == "inbound"
        stderr = Console(stderr=True)
        bar = (self._job["kind"], BarColumn(), MofNCompleteColumn(), SPEED, TimeRemainingColumn())
        self.progress = Progress(*bar, console=stderr, disable=not stderr.is_terminal)
        self._task = self.progress.add_task("", total=0, speed=0)

    def run(self, stream: str | None, until: str) -> None:
        """Finish what was interrupted, then add what is new."""
        last = self._journal.last.get(stream)
        since = last["newest"] if last else self._job["since"]
        if last and self._inbound and since:
            since = max(utc(datetime.fromisoformat(since) - CLOCKS), self._job["since"])
        new = {"stream": stream, "since": since, "until": until, "newest": since, "edge": ""}
        for line in (last, new | {"done": since > until}):
            while line and not line["done"]:
                self._follow(line)

    def _follow(self, line: Line) -> None:
        """Write the rows of a run that the file lacks, chunk by chunk."""
        edge, rows = line["edge"], self._missing(line)
        try:
            while chunk := [*islice(rows, CHUNK_OF_DETAILS if self._job["details"] else CHUNK)]:
                self._save(line, chunk)
            line["done"] = True
            self._journal.add(line, (), ())
        except postmark.IncompleteResultsError:
            # Opens and clicks end after 10,000 rows; there are more below the last of them.
            if line["edge"] == edge:
                raise

    def _save(self, line: Line, chunk: Sequence[tuple[str, int, Any]]) -> None:
        rows, line["top"], line["edge"] = [row for *_, row in chunk], chunk[0][0], chunk[-1][0]
        line["newest"] = max(line["newest"], line["top"])
        if self._job["details"]:
            rows = shared.side_by_side(self._whole, rows)
        self._journal.add(line, rows, [key for _, key, _ in chunk])
        speed = self.progress.tasks[0].speed or 0
        self.progress.update(self._task, advance=len(rows), speed=speed)

    def _missing(self, line: Line) -> Iterator[tuple[str, int, Any]]:
        """Yield the rows of a run that the file lacks, each with its second and its key."""
        stream, since, until = line["stream"], line["since"], line["edge"] or line["until"]
        known = self._journal.keys(stream, *(("", LAST) if self._inbound else (since, until)))
        bounds = {"from_date": since, "to_date": until.strip(LAST)}
        query: Any = {name: datetime.fromisoformat(day) for name, day in bounds.items() if day}
        query |= {"message_stream": stream} if stream else {}
        if not self.progress.disable:
            task, more = self.progress.tasks[0], self._method("list")(count=1, **query).total
            task.total = None if task.total is None or more >= UNKNOWN else task.total + more
        second = line["edge"] or min(utc(datetime.now(UTC)), until)
        for row in self._method("stream")(**query):
            time = getattr(row, "received_at", None) or getattr(row, "bounced_at", None)
            second, key = utc(time) or second, key_of(row)
            # Postmark does not say whether it heeds the dates of opens and clicks.
            if since <= second <= until and key not in known:
                yield second, key, row

    def _whole(self, row: Any) -> Any:
        return shared.details_or_none(self._method("get"), row.message_id) or row

    def _method(self, name: str) -> Any:
        return attrgetter(KINDS[self._job["kind"]][0].format(name))(self._client)


def key_of(row: Any) -> int:
    """Return a number that identifies a row."""
    parts = "\x1f".join(str(getattr(row, name, "")) for name in KEY)
    return int.from_bytes(blake2b(parts.encode("utf-8", "replace"), digest_size=8).digest())


def utc(moment: datetime | None) -> str:
    """Return the second as text that sorts like the time."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat() if moment else ""
