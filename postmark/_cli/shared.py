"""What the commands share: options, the client, times, and output for people and programs."""

import functools
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import click

import postmark

Row = dict[str, Any]
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
SIDE_BY_SIDE = 8
"""Requests in flight at a time where a row needs one of its own."""
PATH = click.Path(exists=True, dir_okay=False, path_type=Path)


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


def command(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of all commands; it is called with the client and the output."""

    @click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
    @click.option("--token-file", type=PATH, help="File with the token; else from the environment.")
    @click.option("--base-url", metavar="URL", help="Another server than Postmark's.")
    @functools.wraps(function)
    def run(as_json: bool, token_file: Path | None, base_url: str | None, **given: Any) -> int:
        # A token is never an argument: every user of the machine can see those.
        token = token_file.read_text() if token_file else None
        with postmark.SyncServerClient(token, base_url=base_url) as client:
            return function(client, Output(as_json), **given)

    return run


class Output:
    """Writes tables on a terminal, text with tabs in a pipe, JSON where it was asked for."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def rows(self, rows: Sequence[Row], *columns: str) -> None:
        """Write rows; people see only some columns of them."""
        lines = [[one_line(row[column]) for column in columns] for row in rows]
        if self.as_json:
            texts = (
                json.dumps(row, ensure_ascii=False, default=datetime.isoformat) for row in rows
            )
            click.echo("".join(f"{text}\n" for text in texts), nl=False)
        elif not sys.stdout.isatty():
            click.echo("".join("\t".join(line) + "\n" for line in lines), nl=False)
        elif rows:
            from rich import box, console, table, text  # noqa: PLC0415 - a pipe does not need it

            grid = table.Table(*(column.capitalize() for column in columns), box=box.SIMPLE_HEAD)
            grid.columns[-1].no_wrap = columns[-1] == "id"  # in one piece, to be copied
            for line in lines:
                grid.add_row(*(text.Text(cell, overflow="fold") for cell in line))
            console.Console().print(grid)


def one_line(value: Any) -> str:
    """Return a value for people, in one line: what a sender wrote must not steer the terminal."""
    if isinstance(value, datetime):
        return f"{value.astimezone():%Y-%m-%d %H:%M:%S %Z}"
    several = cast("list[object]", value if isinstance(value, list) else [value])
    text = ", ".join(map(str, several))
    return "".join(each if each.isprintable() else " " for each in text if value is not None)


def side_by_side(function: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
    """Call a function for several items at a time; the results have the order of the items."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return list(pool.map(function, items))


def sending_streams(client: postmark.SyncServerClient) -> list[str]:
    """Return the ids of the streams that send: a search without one sees only `outbound`."""
    every = client.message_streams.list()
    return [each.id for each in every if each.message_stream_type != "Inbound"]


def details_or_none(get: Callable[[str], Any], message_id: str) -> Any:
    """Return the details of a message; None if it has expired since it was listed."""
    try:
        return get(message_id)
    except postmark.MessageNotFoundError:
        return None
