"""Limits on instruction counts of import, first client, get and parse: `python gates.py`.

The first client is compared with importing its libraries, calls with the same calls by httpx and
json.loads, in the same interpreter, because counts differ between versions of Python.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from instructions import VALGRIND, compiled, counts
from serving import serving

TASKS = str(Path(__file__).with_name("tasks.py"))

LIBRARIES = "import asyncio, attrs, httpcore, httpx, msgspec, zoneinfo"
"""What a client imports, including msgspec if it is installed."""

IMPORT_AT_MOST = 15_000_000
AT_MOST = {"import and first client": 1.30, "get": 0.70, "async get": 0.70, "parse": 2.30}
"""Ratios to importing the libraries, and to the same calls by raw httpx."""


def statement(text: str) -> list[str]:
    return [sys.executable, "-c", text]


def calls(peer: str, task: str, url: str, number: int) -> list[str]:
    return [sys.executable, TASKS, peer, task, url, str(number)]


def processes(url: str) -> dict[str, list[str]]:
    """Return the commands to count, by name."""
    found = {
        "nothing": statement("pass"),
        "import": statement("import postmark"),
        "libraries": statement(LIBRARIES),
        "client": statement("import postmark; postmark.SyncServerClient('a' * 36)"),
    }
    for peer in ("raw_httpx", "ours"):
        for task, few, many in (("get", 5, 25), ("async_get", 5, 25), ("parse", 1, 3)):
            found[f"{peer} {task} few"] = calls(peer, f"repeat_{task}", url, few)
            found[f"{peer} {task} many"] = calls(peer, f"repeat_{task}", url, many)
    return found


def ratios(counted: dict[str, int]) -> dict[str, float]:
    """Return the ratios that AT_MOST limits."""

    def calls_of(peer: str, task: str) -> int:
        return counted[f"{peer} {task} many"] - counted[f"{peer} {task} few"]

    nothing = counted["nothing"]
    client = (counted["client"] - nothing) / (counted["libraries"] - nothing)
    tasks = {
        task.replace("_", " "): calls_of("ours", task) / calls_of("raw_httpx", task)
        for task in ("get", "async_get", "parse")
    }
    return {"import and first client": client, **tasks}


def main() -> int:
    if not VALGRIND:
        print("gates: skipped, because valgrind is not installed")
        return 0
    with serving() as url:
        for peer in ("raw_httpx", "ours"):  # so that all modules are compiled
            command = calls(peer, "repeat_async_get", url, 1)
            subprocess.run(command, env=compiled(os.environ), check=True, stdout=subprocess.DEVNULL)
        counted = counts(processes(url))
    imported = counted["import"] - counted["nothing"]
    failed = imported > IMPORT_AT_MOST
    print(f"import: {imported / 1e6:.1f} M instructions, at most {IMPORT_AT_MOST / 1e6:.0f} M")
    for what, found in ratios(counted).items():
        failed = failed or found > AT_MOST[what]
        print(f"{what}: ratio {found:.3f}, at most {AT_MOST[what]:.2f}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
