"""Streams of 25,000 and 250,000 messages: requests, memory and time to the first item.

`python benchmarks/long_stream.py` prints a table and fails if a limit is exceeded or a message is
missing or repeated. A server in another process generates the rows on request: with nine times as
much mail at noon as at night, a TotalCount that stops at 10,000, and senders whose clocks are slow.
Each row of the table is measured in its own process, so that memory is measured separately. Linux
only.
"""

from __future__ import annotations

import asyncio
import json
import math
import subprocess
import sys
import urllib.request
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any
from urllib.parse import parse_qs

import server
from sample import EASTERN_IN_SUMMER, NEWEST, PAGE, message

HERE = Path(__file__).parent
CAP = 10_000
AMOUNTS = (25_000, 250_000)
RATIOS = {"outbound": 1.15, "inbound": 1.3}
"""Maximum ratio of requests to those of pages of 500 without overlap."""
MEBIBYTES = 10
SLOWEST = 90
"""Maximum seconds by which a sender's clock is slow."""

Numbers = dict[str, float]


# --- the server -----------------------------------------------------------------------------------


def ages(amount: int) -> array[float]:
    """Return the age of each message relative to the newest, in seconds, in ascending order."""
    chance, hour, age = Random(amount), NEWEST.hour, 0.0
    found = array("d")
    for _ in range(amount):
        found.append(age)
        sun = math.sin((hour - age / 3_600 - 6) / 12 * math.pi)
        age += chance.expovariate(1 + 8 * max(0.0, sun)) * 10
    return found


def age_of(eastern: str) -> float:
    """Return the age of what was received at an Eastern local time."""
    wall = datetime.fromisoformat(eastern).replace(tzinfo=EASTERN_IN_SUMMER)
    return (NEWEST - wall).total_seconds()


def outbound_row(number: int, received: datetime) -> dict[str, object]:
    return message(number) | {"ReceivedAt": received.isoformat()}


def inbound_row(number: int, received: datetime) -> dict[str, object]:
    address = f"customer{number}@customers.example"
    return {
        "MessageID": message(number)["MessageID"],
        "From": address,
        "FromName": f"Customer {number}",
        "FromFull": {"Email": address, "Name": f"Customer {number}", "MailboxHash": ""},
        "To": "hash@inbound.example",
        "ToFull": [{"Email": "hash@inbound.example", "Name": "", "MailboxHash": ""}],
        "Cc": "",
        "CcFull": [],
        "ReplyTo": "",
        "OriginalRecipient": "hash@inbound.example",
        "Subject": f"Question {number}",
        "Date": format_datetime(received - timedelta(seconds=number % SLOWEST)),
        "MailboxHash": "",
        "Tag": "",
        "Attachments": [],
        "Status": "Processed",
    }


class Connection(server.Connection):
    """Serves lists with as many rows as there are ages."""

    ages: array[float]

    def request(self, address: str) -> None:
        path, _, query = address.partition("?")
        if path == "/seen":
            self.send(server.seen())
            return
        self.count()
        self.send(server.answer(json.dumps(self.page(path, parse_qs(query))).encode()))

    def page(self, path: str, query: dict[str, list[str]]) -> dict[str, object]:
        first, last = 0, len(self.ages)
        if "todate" in query:
            first = bisect_left(self.ages, age_of(query["todate"][0]))
        if "fromdate" in query:
            last = bisect_right(self.ages, age_of(query["fromdate"][0]))
        start = first + int(query["offset"][0])
        stop = min(start + int(query["count"][0]), last)
        row, key = (
            (inbound_row, "InboundMessages")
            if path.endswith("/inbound")
            else (outbound_row, "Messages")
        )
        rows = [
            row(number, NEWEST - timedelta(seconds=self.ages[number]))
            for number in range(start, stop)
        ]
        return {"TotalCount": min(CAP, max(0, last - first)), key: rows}


async def serve(amount: int) -> None:
    """Print the port, and serve until standard input ends."""
    Connection.ages = ages(amount)
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: Connection(0.0), "127.0.0.1", 0)
    print(listening.sockets[0].getsockname()[1], flush=True)
    async with listening:
        await loop.run_in_executor(None, sys.stdin.read)


@contextmanager
def serving(amount: int) -> Generator[str]:
    """Yield the base URL of such a server."""
    command = [sys.executable, __file__, "serve", str(amount)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.communicate()


# --- what is measured -----------------------------------------------------------------------------


def requests(url: str) -> float:
    """Return the number of requests since the last call."""
    with urllib.request.urlopen(f"{url}/seen") as answer:
        return float(json.load(answer)["requests"])


def megabytes(name: str) -> float:
    """Return the current (VmRSS) or peak (VmHWM) memory of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


class Measuring:
    """Takes rows and checks that none is missing, repeated or out of order."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.count = 0
        requests(url)
        Path("/proc/self/clear_refs").write_text("5")  # resets VmHWM
        self.before = megabytes("VmRSS")
        self.began = perf_counter()
        self.first = 0.0

    def take(self, row: Any) -> None:
        if not self.count:
            self.first = perf_counter() - self.began
        assert row.message_id == expected_id(self.count), f"{row} is not number {self.count}"
        self.count += 1

    def numbers(self) -> Numbers:
        return {
            "seconds": perf_counter() - self.began,
            "first": self.first,
            "megabytes": megabytes("VmHWM") - self.before,
            "requests": requests(self.url),
            "count": self.count,
        }


def expected_id(number: int) -> str:
    digits = f"{(7 << 100) + number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def sync_stream(kind: str, url: str) -> Numbers:
    from postmark import SyncServerClient  # noqa: PLC0415 - the server does not need it

    with SyncServerClient("a" * 36, base_url=url) as client:
        messages = getattr(client, kind)
        messages.list(count=PAGE)  # imports what the first call imports
        measuring = Measuring(url)
        for row in messages.stream():
            measuring.take(row)
        return measuring.numbers()


async def async_stream(kind: str, url: str) -> Numbers:
    from postmark import AsyncServerClient  # noqa: PLC0415 - only the async run needs it

    async with AsyncServerClient("a" * 36, base_url=url) as client:
        messages = getattr(client, kind)
        await messages.list(count=PAGE)
        measuring = Measuring(url)
        async for row in messages.stream():
            measuring.take(row)
        return measuring.numbers()


# --- the table ------------------------------------------------------------------------------------


def measured() -> Iterator[tuple[str, str, int, Numbers]]:
    for amount in AMOUNTS:
        with serving(amount) as url:
            for kind in RATIOS:
                for client in ("sync", "async"):
                    ran = subprocess.run(
                        [sys.executable, __file__, client, kind, url],
                        stdout=subprocess.PIPE,
                        check=True,
                    )
                    yield kind, client, amount, json.loads(ran.stdout)


def table() -> bool:
    """Print the table, and return whether all limits are met."""
    print("messages  kind      client    requests  ratio  limit  memory      first item  total")
    good = True
    for kind, client, amount, found in measured():
        ratio = found["requests"] / math.ceil(amount / PAGE)
        kept = (
            found["count"] == amount and ratio <= RATIOS[kind] and found["megabytes"] <= MEBIBYTES
        )
        good = good and kept
        print(
            f"{amount:8,}  {kind:8}  {client:8}  {found['requests']:8.0f}  {ratio:5.3f}  "
            f"{RATIOS[kind]:5.2f}  {found['megabytes']:+5.1f} MiB  {found['first']:7.3f} s  "
            f"{found['seconds']:6.1f} s  {'ok' if kept else 'LIMIT EXCEEDED'}",
            flush=True,
        )
    return good


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve", amount]:
            asyncio.run(serve(int(amount)))
        case ["sync", kind, url]:
            print(json.dumps(sync_stream(kind, url)))
        case ["async", kind, url]:
            print(json.dumps(asyncio.run(async_stream(kind, url))))
        case _:
            sys.exit(not table())
