"""Instruction counts of processes, by valgrind: the same on a busy machine as on an idle one.

Counts depend on the version and build of Python, so only counts of the same run are comparable.
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
    """Return an environment in which Python caches bytecode, as it does for users."""
    kept = dict(environment)
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    bytecode = Path(__file__).parent.parent / "build" / "bench" / "bytecode"
    return kept | {"PYTHONPYCACHEPREFIX": str(bytecode)}


def count(command: list[str]) -> int:
    """Return the instruction count of a process, without its child processes."""
    environment: list[str] = []
    if command[0] == "env":
        environment, command = command[:2], command[2:]
    ran = subprocess.run(
        [*environment, "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        cwd=Path(__file__).parent,  # a folder without a `postmark` that is not the peer's own
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
    """Return the instruction counts of processes, running two at a time, each command once."""
    different = {tuple(command): command for command in commands.values()}
    with ThreadPoolExecutor(2) as threads:
        found = dict(zip(different, threads.map(count, different.values()), strict=True))
    return {name: found[tuple(command)] for name, command in commands.items()}
