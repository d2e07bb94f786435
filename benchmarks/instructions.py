"""How many instructions a process takes, by valgrind: the same on a busy machine as on an idle one.

Counts depend on Python's version and how it was built; what may be compared are counts of one run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

VALGRIND = shutil.which("valgrind")


def compiled(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables with which Python keeps what it compiled, as it does for users."""
    kept = dict(environment)
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    bytecode = Path(__file__).parent.parent / "build" / "bench" / "bytecode"
    return kept | {"PYTHONPYCACHEPREFIX": str(bytecode)}


def count(command: list[str]) -> int:
    """Return the instructions of a process; of those it starts, none."""
    environment: list[str] = []
    if command[0] == "env":
        environment, command = command[:2], command[2:]
    ran = subprocess.run(
        [*environment, "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        cwd=Path(__file__).parent,  # not where a `postmark` lies that is not the peer's own
        env=compiled(os.environ) | {"PYTHONHASHSEED": "0"},
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
