"""Runs one process of a peer and returns what it measured."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import environments
from instructions import compiled
from rows import Run
from sample import MESSAGE_ID

HERE = Path(__file__).parent
HOMES = {
    "raw_httpx": "httpx",
    "ours": "httpx",
    "raw_msgspec": "msgspec",
    "ours_msgspec": "msgspec",
    "official": "official",
    "postmarker": "postmarker",
}
DJANGO_HOMES = {"ours": "django", "official": "official_django", "anymail": "anymail"}
EXPORT_HOMES = {"ours": "cli"}


class Statements(NamedTuple):
    """How to import a peer, how to create its first client, and a first async call with it."""

    load: str
    make: str
    async_make: str = ""
    call: str = ""


_OURS = Statements(
    "import postmark",
    "postmark.SyncServerClient('a' * 36)",
    "postmark.AsyncServerClient('a' * 36, base_url=argv[1])",
    f"client.outbound.get('{MESSAGE_ID}')",
)
_HTTPX = (
    "httpx.AsyncClient(base_url=argv[1])",
    f"client.get('/messages/outbound/{MESSAGE_ID}/details')",
)
STATEMENTS = {
    "raw_httpx": Statements("import httpx", "httpx.Client()", *_HTTPX),
    "raw_msgspec": Statements("import httpx, msgspec", "httpx.Client()", *_HTTPX),
    "ours": _OURS,
    "ours_msgspec": _OURS,
    "official": Statements(
        "import postmark",
        "postmark.sync.ServerClient('a' * 36)",
        "postmark.ServerClient('a' * 36, base_url=argv[1])",
        f"client.outbound.get('{MESSAGE_ID}')",
    ),
    "postmarker": Statements(
        "from postmarker.core import PostmarkClient", "PostmarkClient('a' * 36)"
    ),
}
TIMED = (
    "from sys import argv; from time import perf_counter as c; {}; b = c(); {}; "
    "print('{{\"seconds\": %r}}' % (c() - b))"
)


def environment(peer: str) -> dict[str, str]:
    """Return the environment variables of a peer. This project is on the path, not installed."""
    own = {"PYTHONPATH": str(HERE.parent)} if peer.startswith("ours") else {}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return compiled(inherited | own)


def _first_client(each: Statements) -> str:
    return f"{each.load}; client = {each.make}"


def _first_async_client(each: Statements) -> str:
    return f"import asyncio; {each.load}; client = {each.async_make}"


MEASURED: dict[str, Callable[[Statements], tuple[str, str]]] = {
    "import": lambda each: ("pass", each.load),
    "first_client": lambda each: ("pass", _first_client(each)),
    "first_async_client": lambda each: ("pass", _first_async_client(each)),
    "first_async_call": lambda each: (
        "pass",
        f"{_first_async_client(each)}; asyncio.run({each.call})",
    ),
    "first_resource": lambda each: (_first_client(each), "client.templates"),
}
"""The tasks that are statements: what comes before, and what is measured."""


def command(peer: str, run: Run, url: str) -> list[str]:
    """Return the command of a process."""
    homes = {"django_mail": DJANGO_HOMES, "export": EXPORT_HOMES}.get(run.task, HOMES)
    python = str(environments.python(homes[peer]))
    if run.task in MEASURED:
        return [python, "-c", TIMED.format(*MEASURED[run.task](STATEMENTS[peer])), url]
    if run.task == "django_mail":
        return [python, str(HERE / "django_mail.py"), peer, url]
    if run.task == "export":
        return [python, str(HERE / "export.py"), *map(str, run.numbers)]
    name = "ours" if peer == "ours_msgspec" else peer
    return [python, str(HERE / "tasks.py"), name, run.task, url, *map(str, run.numbers)]


def measured(peer: str, run: Run, url: str) -> dict[str, float]:
    """Run a process and return its numbers."""
    ran = subprocess.run(
        command(peer, run, url),
        cwd=HERE,  # a folder without a `postmark` that is not the peer's own
        env=environment(peer),
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise RuntimeError(f"{peer} {run}:\n{ran.stderr}")
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found
