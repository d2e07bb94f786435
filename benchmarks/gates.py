"""Limits on instruction counts of import, first clients, get, send and parse: `python gates.py`.

All but the import are compared with raw httpx and json doing the same, in the same interpreter,
because counts differ between versions of Python.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from instructions import VALGRIND, compiled, counts
from running import MEASURED, STATEMENTS
from serving import serving

HERE = Path(__file__).parent

IMPORT_AT_MOST = 2_000_000
AT_MOST = {
    "first_client": 1.0,
    "first_async_call": 1.0,
    "get": 0.70,
    "async_get": 0.50,
    "send": 0.75,
    "async_send": 0.65,
    "parse": 1.90,
    "webhook": 3.0,
}
"""Ratios to raw httpx."""
CALLS = {"get": (5, 25), "async_get": (5, 25), "send": (5, 25), "async_send": (5, 25),
         "parse": (1, 3), "webhook": (5, 25)}  # fmt: skip
"""Calls of two processes, whose difference excludes startup."""


def statement(text: str, url: str) -> list[str]:
    return [sys.executable, "-c", f"from sys import argv; {text}", url]


def calls(peer: str, task: str, url: str, number: int) -> list[str]:
    return [sys.executable, str(HERE / "tasks.py"), peer, f"repeat_{task}", url, str(number)]


def processes(url: str) -> dict[str, list[str]]:
    """Return the commands to count, by name."""
    found = {"few": statement("pass", url), "import": statement("import postmark", url)}
    for peer in ("raw_httpx", "ours"):
        for task in AT_MOST.keys() - CALLS.keys():
            _, text = MEASURED[task](STATEMENTS[peer])
            found[f"{peer} {task} few"] = found["few"]
            found[f"{peer} {task} many"] = statement(text, url)
        for task, (few, many) in CALLS.items():
            found[f"{peer} {task} few"] = calls(peer, task, url, few)
            found[f"{peer} {task} many"] = calls(peer, task, url, many)
    return found


def main() -> int:
    if not VALGRIND:
        print("gates: skipped, because valgrind is not installed")
        return 0
    os.environ["PYTHONPATH"] = str(HERE.parent)
    with serving() as url:
        commands = processes(url)
        for command in commands.values():  # so that all modules are compiled
            subprocess.run(
                command, cwd=HERE, env=compiled(os.environ), check=True, stdout=subprocess.DEVNULL
            )
        counted = counts(commands)

    def difference(subject: str) -> int:
        return counted[f"{subject} many"] - counted[f"{subject} few"]

    imported = counted["import"] - counted["few"]
    failed = imported > IMPORT_AT_MOST
    print(f"import: {imported / 1e6:.2f} M instructions, at most {IMPORT_AT_MOST / 1e6:.0f} M")
    for task, most in AT_MOST.items():
        found = difference(f"ours {task}") / difference(f"raw_httpx {task}")
        failed = failed or found > most
        print(f"{task.replace('_', ' ')}: ratio {found:.3f}, at most {most:.2f}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
