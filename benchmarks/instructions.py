"""How many instructions something takes, by valgrind: the same on a busy machine as on an idle one.

Counts depend on Python's version and how it was built; what may be compared are counts of one run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

VALGRIND = shutil.which("valgrind")
FEW, MANY = 20, 60
"""Calls of the two processes whose difference is what a call takes, once all is loaded."""


def count(command: Iterable[str], environment: dict[str, str] | None = None) -> int:
    """Return the instructions of a process."""
    ran = subprocess.run(
        [VALGRIND or "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        env={**os.environ, "PYTHONHASHSEED": "0", **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"Collected : (\d+)", ran.stderr)
    if ran.returncode or not found:
        raise RuntimeError(f"{' '.join(command)}\n{ran.stdout}{ran.stderr}")
    return int(found[1])


def counts(commands: dict[str, list[str]]) -> dict[str, int]:
    """Return the instructions of some processes, two of which run at a time."""
    with ThreadPoolExecutor(2) as threads:
        return dict(zip(commands, threads.map(count, commands.values()), strict=True))


def of_statement(statement: str, python: str = sys.executable) -> dict[str, list[str]]:
    """Return the processes whose difference is what a statement takes."""
    return {"without": [python, "-c", "pass"], "with": [python, "-c", statement]}
