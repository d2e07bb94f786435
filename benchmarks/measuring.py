"""What the tasks of a peer measure with."""

from __future__ import annotations

import json
import resource
import urllib.request
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

Numbers = dict[str, float]


def seen(url: str) -> Numbers:
    """Return the requests and connections of the server since the last call."""
    with urllib.request.urlopen(f"{url}/seen") as answer:
        found: Numbers = json.load(answer)
    return found


def megabytes_now() -> float:
    """Return the memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def megabytes_at_most() -> float:
    """Return the peak of its memory since `forget_peak`."""
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 2**10


def forget_peak() -> float:
    """Start to measure the peak anew, and return the memory of now."""
    Path("/proc/self/clear_refs").write_text("5")
    return megabytes_now()


def least(
    call: Callable[[], object],
    calls: int,
    chunks: int = 10,
    clock: Callable[[], float] = perf_counter,
) -> float:
    """Return the seconds of one call, after a warm-up."""
    for _ in range(calls // 4 + 1):
        call()
    best = float("inf")
    for _ in range(chunks):
        began = clock()
        for _ in range(calls):
            call()
        best = min(best, clock() - began)
    return best / calls
