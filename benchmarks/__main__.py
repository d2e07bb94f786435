"""Compare this project with its peers: `python benchmarks [--quick] [--rounds N] [--docs DIR]`.

A round runs every process once, with the peers of a row in succession, so that other load on the
machine affects all of them alike. A value is the median of the rounds; a ratio is the median of the
ratios within each round.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

import counting
import environments
import report
from instructions import VALGRIND
from rows import ROWS, Run
from running import MEASURED, measured
from serving import serving

QUICK = ("raw_httpx", "ours")


def processes(peers: tuple[str, ...], slow: bool) -> list[tuple[Run, str]]:
    """Return each process once, in the order of the rows, the peers of a row side by side."""
    found: dict[tuple[Run, str], None] = {}
    for row in ROWS:
        runs = [run for run in (row.run, row.over, row.against) if run and (slow or not run.slow)]
        for run in runs:
            for peer in peers:
                if peer in row.peers:
                    found[run, peer] = None
    return list(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="only this project and raw httpx")
    parser.add_argument("--rounds", type=int, default=0, help="default: 5, or 1 with --quick")
    parser.add_argument("--docs", type=Path, help="folder for benchmarks.md and benchmarks.svg")
    given = parser.parse_args()
    peers = QUICK if given.quick else report.PEERS
    rounds = given.rounds or (1 if given.quick else 5)
    numbers: report.Numbers = defaultdict(list)
    with serving() as prompt, serving(0.08) as late:
        for run, peer in processes(peers, slow=False):  # so that all modules are compiled
            if run.task in MEASURED:
                measured(peer, run, prompt)
        for number in range(rounds):
            for run, peer in processes(peers, slow=number == 0 and not given.quick):
                print(f"\rround {number + 1}: {peer} {run.task}\x1b[K", end="", file=sys.stderr)
                found = measured(peer, run, late if run.late else prompt)
                numbers[run, peer].append(found)
        print("\r\x1b[K", end="", file=sys.stderr)
        kept = [[run, peer, found] for (run, peer), found in numbers.items()]
        (environments.BUILD / "numbers.json").write_text(json.dumps(kept))
        counted = counting.instructions(peers, prompt, given.quick) if VALGRIND else {}
    table = report.markdown(numbers, counted, peers, rounds)
    print(table)
    if given.docs:
        given.docs.mkdir(exist_ok=True)
        (given.docs / "benchmarks.md").write_text(report.page(table))
        (given.docs / "benchmarks.svg").write_text(report.plot(numbers, peers))


if __name__ == "__main__":
    main()
