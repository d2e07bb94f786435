"""Exports: a file of JSON Lines for each Eastern day, a month by any number of workers."""

import json
import os
import tempfile
from calendar import monthrange
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from celery import Task, chord

from postmark import MessageNotFoundError, NetworkError, RateLimitError, ServerError

from .celery import app
from .client import postmark

AT_ONCE = 8
"""Messages whose events are fetched at the same time."""


def folder() -> Path:
    """Return where the files are; all workers see the same."""
    return Path(os.environ.get("MAILSHOP_EXPORTS", "exports"))


@app.task(autoretry_for=(NetworkError, RateLimitError, ServerError), max_retries=5)
def export_day(day: str) -> dict[str, Any]:
    """Write the messages of one Eastern day, with their events, to `<day>.jsonl`.

    A file is there as a whole or not at all. One that is there is not written again, so the task
    may run any number of times, and two at a time.
    """
    path = folder() / f"{day}.jsonl"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{day}.", suffix=".part", delete=False
        ) as lines:
            lines.writelines(_lines(date.fromisoformat(day)))
        Path(lines.name).replace(path)
    with path.open("rb") as written:
        return {"day": day, "messages": sum(1 for _ in written)}


def _lines(day: date) -> Iterator[str]:
    # A date means the whole Eastern day, unless the client has another `timezone`.
    messages = postmark().outbound.stream(from_date=day, to_date=day)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while block := [message for _, message in zip(range(100), messages, strict=False)]:
            for found in pool.map(_details, [message.message_id for message in block]):
                if found is not None:
                    yield json.dumps(found, ensure_ascii=False) + "\n"


def _details(message_id: str) -> dict[str, Any] | None:
    try:
        return postmark().outbound.get(message_id).to_dict()
    except MessageNotFoundError:
        return None  # it was deleted meanwhile


@app.task(bind=True)
def export_month(self: Task[Any, Any], month: str) -> Any:
    """Export each past day of a month, such as `2026-03`, then write and return a summary."""
    tasks = [export_day.s(day) for day in past_days(month)]
    return self.replace(chord(tasks, summarise.s(month)) if tasks else summarise.s([], month))


def past_days(month: str) -> list[str]:
    """Return the days of a month that are over where Postmark's days end."""
    year, number = map(int, month.split("-"))
    today = datetime.now(ZoneInfo("America/New_York")).date()
    days = (date(year, number, day) for day in range(1, monthrange(year, number)[1] + 1))
    return [day.isoformat() for day in days if day < today]


@app.task
def summarise(days: list[dict[str, Any]], month: str) -> dict[str, Any]:
    """Write `<month>.summary.json`, and remove what killed workers left behind."""
    summary = {"month": month, "messages": sum(day["messages"] for day in days), "days": days}
    part = folder() / f".{month}.summary.part"
    part.write_text(json.dumps(summary, indent=1), encoding="utf-8")
    part.replace(folder() / f"{month}.summary.json")
    for left in folder().glob(f".{month}-*.part"):
        left.unlink(missing_ok=True)
    return summary
