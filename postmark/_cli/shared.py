"""What the commands share: options, the client, times, and output for people and programs."""

import functools
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import click

import postmark

Row = dict[str, Any]
Client = postmark.SyncServerClient
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
SIDE_BY_SIDE = 8
"""Requests in flight at a time where a row needs one of its own."""


def when(_: object, param: click.Parameter, text: str | None) -> datetime | None:
    """Read a time: `7d` ago (m, h, d, w), a date, or a date and time; local without an offset."""
    if ago := re.fullmatch(r"(\d{1,5})([mhdw])", text or ""):
        return datetime.now().astimezone() - timedelta(**{UNITS[ago[2]]: int(ago[1])})
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError as error:
        raise click.BadParameter(f"{text}: write 7d, 2026-01-31 or 2026-01-31T14:30") from error
    if moment and param.name == "until" and re.fullmatch(r"[\d-]{8,10}", text or ""):
        moment += timedelta(days=1, seconds=-1)  # a date means all of it
    return moment and moment.astimezone()


SINCE = click.option("--since", callback=when, help="7d, 2026-01-31 …; default: all that is kept.")
# A token is never an argument: every user of the machine can see those.
COMMON = (
    click.Option(["--json", "as_json"], is_flag=True, help="One JSON object a line."),
    click.Option(["--token-file"], type=click.File(), help="Has the token; else the environment."),
    click.Option(["--base-url"], metavar="URL", help="Another server than Postmark's."),
)


def command(function: Callable[..., int | None]) -> click.Command:
    """Make a command of a function that is called with the client and its options."""

    @functools.wraps(function)
    def run(token_file: Any, base_url: str | None, **options: Any) -> int | None:
        token = token_file.read() if token_file else None
        with Client(token, base_url=base_url) as client:
            return function(client, **options)

    made = click.command(run)
    made.params += COMMON
    return made


def write(as_json: bool, rows: Sequence[Row], *columns: str) -> None:
    """Write JSON if asked for; else some columns: a table on a terminal, tabs in a pipe."""
    lines = [[one_line(row[column]) for column in columns] for row in rows]
    if as_json:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False, default=datetime.isoformat))
    elif not sys.stdout.isatty():
        click.echo("".join("\t".join(line) + "\n" for line in lines), nl=False)
    elif rows:
        from rich import box, console, table  # noqa: PLC0415 - a pipe does not need it

        grid = table.Table(box=box.SIMPLE_HEAD)
        for column in columns:  # an id is in one piece, to be copied
            grid.add_column(column.capitalize(), overflow="fold", no_wrap=column == "id")
        for line in lines:
            grid.add_row(*line)
        console.Console(markup=False, emoji=False, highlight=False).print(grid)


def one_line(value: Any) -> str:
    """Return a value for people, in one line: what a sender wrote must not steer the terminal."""
    if isinstance(value, datetime):
        return f"{value.astimezone():%Y-%m-%d %H:%M:%S %Z}"
    text = ", ".join(map(str, value)) if value.__class__ is list else str(value)
    return "".join(each if each.isprintable() else " " for each in text if value is not None)


def side_by_side(function: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
    """Call a function for several items at a time; the results have the order of the items."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return list(pool.map(function, items))


def sending_streams(client: Client) -> list[str]:
    """Return the ids of the streams that send: a search without one sees only `outbound`."""
    every = client.message_streams.list()
    return [each.id for each in every if each.message_stream_type != "Inbound"]


def details_or_none(get: Callable[[str], Any], message_id: str) -> Any:
    """Return the details of a message; None if it has expired since it was listed."""
    with suppress(postmark.MessageNotFoundError):
        return get(message_id)
    return None
