"""The table and the chart of the results."""

from __future__ import annotations

import platform
from math import log10
from statistics import median
from typing import TypeAlias

from rows import ROWS, Row, Run

PEERS = ("raw_httpx", "ours", "ours_msgspec", "raw_msgspec", "official", "postmarker", "anymail")
NAMES = {
    "raw_httpx": "raw httpx",
    "ours": "postmark-sdk",
    "ours_msgspec": "with msgspec",
    "raw_msgspec": "httpx + msgspec",
    "official": "postmark-python 0.4.0",
    "postmarker": "postmarker 1.0",
    "anymail": "django-anymail 15.2",
}
Numbers: TypeAlias = dict[tuple[Run, str], list[dict[str, float]]]
Counted: TypeAlias = dict[tuple[str, str], float]

# An orphan: it is written by `make bench`, so no table of contents can list it.
EXPLAINED = """\
# Benchmarks

`make bench` compares this project with raw httpx and `json` (the baseline), httpx with msgspec,
Postmark's official SDK, the older postmarker and, for Django, django-anymail. All of them talk to a
local server that has precomputed every response. The ratio in parentheses is that to the baseline,
or in the rows about Django to the backend of the official SDK and to that of anymail.

{table}
![Ratios to raw httpx](benchmarks.svg)

What the numbers do not show:

- **The speed of Postmark.** Over the internet, a response takes a few hundred milliseconds, so the
  overhead of a single call hardly matters. What remains visible is streaming, concurrency, memory
  and import time.
- **The same amount of work.** raw httpx and postmarker return dictionaries, without validation,
  retries or a deadline, and repeat or skip rows that move between two pages. postmark-python
  validates types, and therefore rejects some real responses.
- **All kinds of mail.** A mail here has 7 kB, most of it HTML, as an ordinary receipt has. Checking
  its fields costs the same for a smaller one, while the JSON costs less: for mails of 1 kB, a batch
  takes nearly three times the CPU of raw httpx, which sends whatever it is given.
- **The first async call.** httpx loads anyio's asyncio backend in the first call, this project
  when the client is created, so that no call waits for it. Compare the row with a call.
- **Your machine.** Compare the ratios rather than the absolute numbers, or run it yourself.
"""


def value(numbers: Numbers, row: Row, peer: str, index: int) -> float:
    """Return the value of a row in one round."""
    found = numbers[row.run, peer][index][row.key]
    return found / numbers[row.over, peer][index][row.key] if row.over else found


def ratio(numbers: Numbers, row: Row, peer: str) -> float:
    """Return the ratio to raw httpx, or to another peer."""
    reference = row.against or row.run
    rounds = range(len(numbers[row.run, peer]))
    return median(
        value(numbers, row, peer, index) / (numbers[reference, row.beside][index][row.key] or 1)
        for index in rounds
    )


def middle(numbers: Numbers, row: Row, peer: str) -> float:
    """Return the median of the rounds."""
    rounds = range(len(numbers[row.run, peer]))
    return median(value(numbers, row, peer, index) for index in rounds)


def _cell(numbers: Numbers, row: Row, peer: str) -> str:
    if (row.run, peer) not in numbers or peer not in row.peers:
        return ""
    shown = f"{_short(middle(numbers, row, peer) * row.scale)} {row.unit}".strip()
    related = row.ratio and (row.run, row.beside) in numbers
    return f"{shown} ({ratio(numbers, row, peer):.2f})" if related else shown


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def met(numbers: Numbers, row: Row) -> bool | None:
    """Return whether this project meets the target; None if nobody else was measured."""
    if row.ratio and (row.against or row.run, row.beside) not in numbers:
        return None
    own = "ours" if "ours" in row.peers else "ours_msgspec"
    reached = (ratio if row.ratio else middle)(numbers, row, own)
    reached *= 1 if row.ratio else row.scale
    return reached <= row.target if row.most else reached >= row.target


def markdown(numbers: Numbers, counted: Counted, peers: tuple[str, ...], rounds: int) -> str:
    """Return the table of results, and the one of instruction counts."""
    lines = [
        f"Python {platform.python_version()}, {platform.machine()}, {rounds} rounds.\n",
        f"| | {' | '.join(NAMES[peer] for peer in peers)} | target | |",
        "|---" * (len(peers) + 3) + "|",
    ]
    for row in ROWS:
        if any((row.run, peer) in numbers and peer in row.peers for peer in peers):
            cells = " | ".join(_cell(numbers, row, peer) for peer in peers)
            target = f"{'≤' if row.most else '≥'} {row.target:g}" + (
                "" if row.ratio else f" {row.unit}"
            )
            own = any(peer.startswith("ours") and peer in peers for peer in row.peers)
            mark = {True: "met", False: "missed", None: ""}[met(numbers, row) if own else None]
            lines.append(f"| {row.title} | {cells} | {target.strip()} | {mark} |")
    return "\n".join([*lines, "", *_instructions(counted, peers)])


def _instructions(counted: Counted, peers: tuple[str, ...]) -> list[str]:
    if not counted:
        return ["Instructions were not counted, because valgrind is not installed.\n"]
    lines = [
        f"| millions of instructions | {' | '.join(NAMES[peer] for peer in peers)} |",
        "|---" * (len(peers) + 1) + "|",
    ]
    for what in dict.fromkeys(what for what, _ in counted):
        cells = [_count(counted, what, peer) for peer in peers]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return [*lines, ""]


def _count(counted: Counted, what: str, peer: str) -> str:
    if (what, peer) not in counted:
        return ""
    shown, reference = f"{counted[what, peer] / 1e6:.3g}", counted.get((what, "raw_httpx"))
    return f"{shown} ({counted[what, peer] / reference:.2f})" if reference else shown


def page(table: str) -> str:
    """Return the page for the documentation."""
    return EXPLAINED.format(table=table)


# --- the chart ------------------------------------------------------------------------------------

COLOURS = {
    "ours": "#e0a800",
    "raw_msgspec": "#7a9e7e",
    "official": "#8a6fb0",
    "postmarker": "#9a9a9a",
}
BAR, GAP, LEFT, WIDTH = 11, 14, 330, 560
DECADES = (-2, 2)


def plot(numbers: Numbers, peers: tuple[str, ...]) -> str:
    """Return an SVG with a bar from 1 (raw httpx) to each peer's ratio; left is better."""
    drawn: list[str] = []
    top = 50
    shown = [peer for peer in COLOURS if peer in peers]
    for row in (row for row in ROWS if row.ratio and "raw_httpx" in row.peers and not row.against):
        able = [peer for peer in shown if peer in row.peers]
        middle_line = top + BAR * len(able) / 2 + 4
        drawn.append(
            f'<text x="{LEFT - 10}" y="{middle_line}" text-anchor="end">{row.title}</text>'
        )
        for peer in able:
            found = ratio(numbers, row, peer)
            drawn.append(_bar(found if row.most else 1 / found, top, COLOURS[peer]))
            top += BAR
        top += GAP
    for place, peer in enumerate(shown):
        x: float = 20 + 190 * place
        drawn.append(f'<rect x="{x}" y="14" width="11" height="11" fill="{COLOURS[peer]}"/>')
        drawn.append(f'<text x="{x + 17}" y="24">{NAMES[peer]}</text>')
    for exponent in range(DECADES[0], DECADES[1] + 1):
        x = _x(10.0**exponent)
        drawn.append(
            f'<line x1="{x}" x2="{x}" y1="40" y2="{top}" stroke="#999" stroke-width=".5"/>'
        )
        drawn.append(f'<text x="{x}" y="{top + 16}" text-anchor="middle">{10.0**exponent:g}</text>')
    size = f'width="{LEFT + WIDTH + 40}" height="{top + 30}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">'
    )
    paper = '<rect width="100%" height="100%" fill="#fff"/>'
    return "\n".join([head, paper, *drawn, "</svg>\n"])


def _x(found: float) -> float:
    within = min(max(log10(max(found, 1e-9)), DECADES[0]), DECADES[1])
    return round(LEFT + WIDTH * (within - DECADES[0]) / (DECADES[1] - DECADES[0]), 1)


def _bar(found: float, top: float, colour: str) -> str:
    left, right = sorted((_x(1.0), _x(found)))
    size = f'width="{right - left:.1f}" height="{BAR - 2}"'
    bar = f'<rect x="{left}" y="{top}" {size} fill="{colour}"/>'
    return f'{bar}<text x="{right + 3}" y="{top + 9}" font-size="9">{found:.2f}</text>'
