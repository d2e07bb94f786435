"""`export`: every row into a file, exactly once, however often it is interrupted.

A chunk of rows is first written to the file, then noted in a journal beside it, with the size the
file then has. Whatever ends the process, the next one cuts the file to the last size that was noted
and goes on below the last row. Then it adds what is newer than the newest row.
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import click
import rich.console
import rich.progress as bars

import postmark
from postmark import models
from postmark._cli import shared
from postmark._cli.files import CHUNK, Line, Parquet, Placed, Rows

CHUNK_OF_DETAILS = 100
UNKNOWN = 10_000
"""A total that may only say that there are more."""
CLOCKS = timedelta(days=2)
"""Inbound rows do not say when they were received: an export looks again at what came before it."""
LAST = "~"
"""Sorts after every time."""


class Kind(NamedTuple):
    """What can be exported: its method, its models, what identifies a row, and its time."""

    method: str
    model: type
    details: type | None
    key: tuple[str, ...]
    time: str


EVENT = ("message_id", "recipient", "received_at")
LINK = (*EVENT, "original_link", "click_location")
OUTBOUND = (models.OutboundMessage, models.OutboundMessageDetails, EVENT[:1], "received_at")
KINDS = {
    "outbound": Kind("outbound.{}", *OUTBOUND),
    "inbound": Kind(
        "inbound.{}", models.InboundMessage, models.InboundMessageDetails, EVENT[:1], ""
    ),
    "opens": Kind("outbound.{}_opens", models.OpenEvent, None, EVENT, "received_at"),
    "clicks": Kind("outbound.{}_clicks", models.ClickEvent, None, LINK, "received_at"),
    "bounces": Kind("bounces.{}", models.Bounce, None, ("id",), "bounced_at"),
}


@click.command()
@click.argument("kind", type=click.Choice([*KINDS]))
@click.option("--since", callback=shared.when, help="7d, 2026-01-31 …; default: all that is kept.")
@click.option("--until", callback=shared.when, help="The same; default: now.")
@click.option("--to", "path", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--details", is_flag=True, help="Messages with bodies and events: a request each.")
@click.option("--stream", multiple=True, help="Only this stream; default: all that send.")
@shared.command
def export(client: postmark.SyncServerClient, output: shared.Output, **given: Any) -> int:
    """Write all rows to FILE.jsonl, FILE.jsonl.gz or FILE.parquet, newest first, stream by stream.

    The same command goes on where an earlier one was interrupted, and adds to a finished file what
    is new. FILE.state has its place in the file: keep the two together.

    \b
    Examples:
      postmark-sdk export outbound --to sent.jsonl
      postmark-sdk export opens --since 30d --to opens.jsonl.gz
      postmark-sdk export outbound --details --until 2026-01-31 --to january.parquet
    """  # noqa: D301 - click wants the character \b
    path, kind = given["path"], KINDS[given["kind"]]
    model = kind.details if given["details"] else kind.model
    if model is None:
        raise click.UsageError("Only outbound and inbound have --details.")
    if not path.name.endswith((".jsonl", ".jsonl.gz", ".parquet")):
        raise click.UsageError("--to must end in .jsonl, .jsonl.gz or .parquet.")
    parquet = Parquet(model) if path.suffix == ".parquet" else None
    lines = path.with_name(f"{path.name}.jsonl.gz") if parquet else path
    job = {name: given[name] for name in ("kind", "details", "stream", "since")}
    job |= {"stream": sorted(given["stream"]), "since": utc(given["since"])}
    streams = given["stream"] or ([None] if not kind.time else shared.sending_streams(client))
    with closing(Rows(lines)) as rows, bar(given["kind"]) as progress:
        before, work = rows.count, Export(client, kind, rows, job, progress)
        for stream in streams:
            work.run(stream, utc(given["until"]))
    if parquet and (rows.count > before or not path.exists()):
        parquet.make(lines, path)
    row = {"file": str(path), "added": rows.count - before, "rows": rows.count}
    output.rows([row], *row)
    return 0


class Export:
    """An export into one file."""

    def __init__(
        self, client: Any, kind: Kind, rows: Rows, job: Line, progress: bars.Progress
    ) -> None:
        self._client, self._kind, self._rows, self._job = client, kind, rows, rows.job or job
        self._progress, self._task = progress, progress.add_task("", total=0, speed=0)
        since = self._job["since"] or ""
        if {**job, "since": since} != {**self._job, "since": since}:
            raise click.UsageError(f"The file is of another export: {self._job}.")
        if since > (job["since"] or ""):
            raise click.UsageError(f"The file begins at {since}: older rows need another file.")

    def run(self, stream: str | None, until: str | None) -> None:
        """Finish what was interrupted, then add what is new."""
        last = self._rows.last.get(stream)
        if last and not last["done"]:
            self._follow(last)
        since = self._rows.tops.get(stream) or self._job["since"]
        if since and not self._kind.time:
            since = utc(_moment(since) - CLOCKS)
        line = {"job": self._job, "stream": stream, "since": since, "until": until, "edge": None}
        if (since or "") <= (until or LAST):
            self._follow({**line, "done": False})

    def _follow(self, line: Line) -> None:
        """Write the rows of a run that the file lacks, chunk by chunk."""
        most = CHUNK_OF_DETAILS if self._job["details"] else CHUNK
        while not line["done"]:
            start = top = line["edge"]
            chunk: list[Placed] = []
            try:
                for placed in self._missing(line):
                    top = top or placed[1]
                    # All keys of the newest second are noted: the next export begins there.
                    if chunk and (len(chunk) == most or placed[1] != chunk[-1][1] == top):
                        self._save(line, chunk)
                        chunk = []
                    chunk.append(placed)
                line["done"] = True
            except postmark.IncompleteResultsError:
                # Opens and clicks end after 10,000 rows; there are more below the last of them.
                if not chunk and line["edge"] == start:
                    raise
            self._save(line, chunk)

    def _save(self, line: Line, chunk: list[Placed]) -> None:
        if chunk:
            line["edge"] = chunk[-1][1]
        if self._job["details"]:
            get = self._method("get")
            whole = shared.side_by_side(
                lambda each: shared.details_or_none(get, each[0].message_id), chunk
            )
            chunk = [(new or old[0], *old[1:]) for new, old in zip(whole, chunk, strict=True)]
        self._rows.add(line, chunk)
        self._progress.advance(self._task, len(chunk))
        self._progress.update(self._task, speed=self._progress.tasks[0].speed or 0)

    def _missing(self, line: Line) -> Iterator[Placed]:
        """Yield the rows of a run that the file lacks, each with its second and its key."""
        since, until = line["since"] or "", line["edge"] or line["until"] or LAST
        known = self._rows.keys(line["stream"], since if self._kind.time else "", until)
        query = {"from_date": _moment(since), "to_date": _moment(until.strip(LAST))}
        query |= {"message_stream": line["stream"]} if line["stream"] else {}
        if not self._progress.disable:
            task, more = self._progress.tasks[0], self._method("list")(count=1, **query).total
            task.total = None if task.total is None or more >= UNKNOWN else task.total + more
        second = line["edge"] or min(utc(datetime.now(UTC)) or "", until)
        for row in self._method("stream")(**query):
            second = utc(getattr(row, self._kind.time, None)) or second
            parts = "\x1f".join(str(getattr(row, name)) for name in self._kind.key)
            key = blake2b(parts.encode("utf-8", "replace"), digest_size=8).hexdigest()
            # Postmark does not say whether it heeds the dates of opens and clicks.
            if since <= second <= until and int(key, 16) not in known:
                yield row, second, key

    def _method(self, name: str) -> Any:
        return attrgetter(self._kind.method.format(name))(self._client)


def bar(title: str) -> bars.Progress:
    """Return a progress bar, which shows nothing where stderr is no terminal."""
    stderr, speed = rich.console.Console(stderr=True), "{task.fields[speed]:,.0f} rows/s"
    columns = (bars.TextColumn(title), bars.BarColumn(), bars.MofNCompleteColumn())
    rest = (bars.TextColumn(speed), bars.TimeRemainingColumn())
    return bars.Progress(*columns, *rest, console=stderr, disable=not stderr.is_terminal)


def utc(moment: datetime | None) -> str | None:
    """Return the second as text that sorts like the time."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat() if moment else None


def _moment(text: str) -> Any:
    return datetime.fromisoformat(text) if text else None
