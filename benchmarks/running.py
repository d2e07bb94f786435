"""Runs one process of a peer and returns what it measured."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import environments
from instructions import compiled
from rows import Run

HERE = Path(__file__).parent
HOMES = {
    "raw_httpx": "httpx",
    "ours": "httpx",
    "raw_msgspec": "msgspec",
    "ours_msgspec": "msgspec",
    "official": "official",
    "postmarker": "postmarker",
}
# How to import each peer, and how to create its first sync client.
STATEMENTS = {
    "raw_httpx": ("import httpx", "httpx.Client()"),
    "raw_msgspec": ("import httpx, msgspec", "httpx.Client()"),
    "ours": ("import postmark", "postmark.SyncServerClient('a' * 36)"),
    "ours_msgspec": ("import postmark", "postmark.SyncServerClient('a' * 36)"),
    "official": ("import postmark", "postmark.sync.ServerClient('a' * 36)"),
    "postmarker": ("from postmarker.core import PostmarkClient", "PostmarkClient('a' * 36)"),
}
TIMED = "from time import perf_counter as c; b = c(); {}; print('{{\"seconds\": %r}}' % (c() - b))"


def environment(peer: str) -> dict[str, str]:
    """Return the environment variables of a peer. This project is on the path, not installed."""
    own = {"PYTHONPATH": str(HERE.parent)} if peer.startswith("ours") else {}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return compiled(inherited | own)


def statement(peer: str, task: str) -> str:
    """Return the peer's statement for `import` or `first_client`."""
    load, make = STATEMENTS[peer]
    return load if task == "import" else f"{load}; client = {make}"


def command(peer: str, run: Run, url: str) -> list[str]:
    """Return the command of a process."""
    python = str(environments.python(HOMES[peer]))
    if run.task in ("import", "first_client"):
        return [python, "-c", TIMED.format(statement(peer, run.task))]
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
