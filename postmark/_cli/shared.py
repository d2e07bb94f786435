"""What the commands share: options, the client, times, and output for people and programs."""

from __future__ import annotations

import functools
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import click

from postmark import MessageNotFoundError, SyncServerClient

A = TypeVar("A")
R = TypeVar("R")

SIDE_BY_SIDE = 8
"""Requests in flight at a time where one row needs one."""
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class When(click.ParamType[datetime]):
    """A time: `7d` ago (m, h, d, w), a date, or a date and time, local unless it has an offset."""

    name = "time"

    def __init__(self, *, end: bool = False) -> None:
        self._end = end

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime:
        """Return an aware datetime; a date means its first or, as an end, its last second."""
        if isinstance(value, datetime):
            return value
        if ago := re.fullmatch(r"(\d{1,5})([mhdw])", value):
            return datetime.now().astimezone() - timedelta(**{UNITS[ago[2]]: int(ago[1])})
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no time: write 7d, 12h, 2026-01-31 or 2026-01-31T14:30", param)
        if self._end and re.fullmatch(r"[\d-]{8,10}", value):
            moment += timedelta(hours=23, minutes=59, seconds=59)
        return moment.astimezone()


def command(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of all commands; it is called with the client and the output."""

    @functools.wraps(function)
    def run(as_json: bool, token_file: Path | None, base_url: str | None, **given: Any) -> int:
        with connected(token_file, base_url) as client:
            return function(client, Output(as_json), **given)

    for option in (
        click.option("--base-url", metavar="URL", help="Another server than Postmark's."),
        click.option(
            "--token-file",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="A file with the server token; else $POSTMARK_SERVER_TOKEN.",
        ),
        click.option("--json", "as_json", is_flag=True, help="One JSON object a line."),
    ):
        run = option(run)
    return run


def connected(token_file: Path | None, base_url: str | None) -> SyncServerClient:
    """Return a client; the token is never an argument, which other users of a machine can see."""
    token = token_file.read_text(encoding="utf-8").strip() if token_file else None
    return SyncServerClient(token, base_url=base_url)


class Output:
    """Writes tables on a terminal, text with tabs in a pipe, JSON where it was asked for."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def rows(self, records: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
        """Write records; people see only some columns of them."""
        if self.as_json:
            for record in records:
                click.echo(json.dumps(record, ensure_ascii=False, default=_json))
            return
        lines = [[shown(record.get(column)) for column in columns] for record in records]
        if not sys.stdout.isatty():
            click.echo("\n".join("\t".join(line) for line in lines))
            return
        from rich import box, console, table, text  # noqa: PLC0415 - a pipe does not need it

        grid = table.Table(*(column.capitalize() for column in columns), box=box.SIMPLE_HEAD)
        grid.columns[-1].no_wrap = columns[-1] == "id"
        for line in lines:
            grid.add_row(*(text.Text(cell) for cell in line))
        console.Console().print(grid)

    def text(self, line: str) -> None:
        """Write a line for people; programs read `rows`."""
        if not self.as_json:
            click.echo(line)


def _json(value: Any) -> str:
    return str(value.isoformat()) if isinstance(value, datetime) else str(value)


def shown(value: Any) -> str:
    """Return a value in one line; what a sender wrote must not steer the terminal."""
    if isinstance(value, datetime):
        return f"{value.astimezone():%Y-%m-%d %H:%M:%S %Z}"
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return "".join(each if each.isprintable() else " " for each in str("" if value is None else value))


def side_by_side(function: Callable[[A], R], items: Iterable[A]) -> list[R]:
    """Call a function for several items at a time; the results have the order of the items."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return list(pool.map(function, items))


def sending_streams(client: SyncServerClient) -> list[str]:
    """Return the ids of the streams that send: a search without one sees only `outbound`."""
    every = client.message_streams.list()
    return [each.id for each in every if each.message_stream_type != "Inbound"]


def details_or_none(get: Callable[[str], R], message_id: str) -> R | None:
    """Return the details of a message; None if it has expired since it was listed."""
    try:
        return get(message_id)
    except MessageNotFoundError:
        return None
