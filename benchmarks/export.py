"""The command line's export of 250,000 messages: memory, and speed beside decoding and encoding.

`python benchmarks/export.py` fails if a process of the export needs 80 MiB, or if it misses or
repeats a row. The ratio compares its CPU time with that of `json.loads` and `json.dumps` of the
same rows. With a number of messages, it exports to JSON Lines alone and prints a JSON object. Linux
only.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

from long_stream import serving

AMOUNT = 250_000
MEBIBYTES = 80


def exported(url: str, file: Path) -> tuple[float, float, float]:
    """Export to a file; return the seconds, those of the CPU, and its peak memory in MiB."""
    command = (sys.executable, "-m", "postmark", "export", "outbound")
    where = ("--stream", "outbound", "--base-url", url, "--to", str(file))
    began = perf_counter()
    with subprocess.Popen(
        [*command, *where],
        env={**os.environ, "POSTMARK_SERVER_TOKEN": "a" * 36},
        stdout=subprocess.DEVNULL,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def recoded(lines: Sequence[str]) -> float:
    """Return the seconds of the CPU that decoding and encoding these lines takes."""
    began = process_time()
    for line in lines:
        json.dumps(json.loads(line))
    return process_time() - began


def ratio(amount: int) -> dict[str, float]:
    """Return what the table of all benchmarks shows."""
    with serving(amount) as url, tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "rows.jsonl")
        _, cpu, memory = exported(url, file)
        lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == amount
    return {"times": cpu / recoded(lines), "megabytes": memory}


def main() -> int:
    with serving(AMOUNT) as url, tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"rows.{ending}") for ending in ("jsonl", "jsonl.gz", "parquet")]
        # Before this process has the rows in memory: a new process begins with the peak of it.
        measured = [exported(url, file) for file in files]
        lines = files[0].read_text(encoding="utf-8").splitlines()
    seconds = recoded(lines)
    print(f"loads and dumps: {AMOUNT / seconds:,.0f} rows/s")
    for file, (took, cpu, memory) in zip(files, measured, strict=True):
        speed, times = AMOUNT / took, cpu / seconds
        print(f"{file.name:14}{speed:8,.0f} rows/s, {times:4.1f} times the CPU, {memory:4.0f} MiB")
    ids = {json.loads(line)["MessageID"] for line in lines}
    assert len(ids) == len(lines) == AMOUNT
    good = all(memory < MEBIBYTES for *_, memory in measured)
    return not good


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(ratio(int(sys.argv[1]))))
    else:
        sys.exit(main())
