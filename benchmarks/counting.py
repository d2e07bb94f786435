"""Instruction counts of a few tasks, for each peer that supports them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import environments
from instructions import counts
from rows import ASYNC, EVERYONE, PARSERS, Run
from running import HOMES, MEASURED, STATEMENTS, command, environment
from sample import WEBHOOKS

FEW, MANY = 10, 30
"""Calls of two processes, whose difference excludes startup."""

Command = list[str]
Subject = tuple[Callable[[str], tuple[Command, Command]], int, tuple[str, ...]]
"""Two processes of a peer, the number of calls they differ by, and the peers that support it."""


def _variables(peer: str, line: Command) -> Command:
    own = environment(peer).get("PYTHONPATH")
    return ["env", f"PYTHONPATH={own}", *line] if own else line


def _statement(task: str, url: str) -> Callable[[str], tuple[Command, Command]]:
    def pair(peer: str) -> tuple[Command, Command]:
        python = [str(environments.python(HOMES[peer])), "-c"]
        before, measured = MEASURED[task](STATEMENTS[peer])
        given = f"from sys import argv; {before}"
        return [*python, given, url], [*python, f"{given}; {measured}", url]

    return pair


def _calls(task: str, url: str, few: int, many: int) -> Callable[[str], tuple[Command, Command]]:
    return lambda peer: (
        command(peer, Run(task, (few,)), url),
        command(peer, Run(task, (many,)), url),
    )


def instructions(
    peers: Iterable[str], url: str, quick: bool = False
) -> dict[tuple[str, str], float]:
    """Return the instruction counts by (subject, peer)."""
    subjects: dict[str, Subject] = {
        "import": (_statement("import", url), 1, EVERYONE),
        "import and create a client": (_statement("first_client", url), 1, EVERYONE),
        "import asyncio as well, and create an async client": (
            _statement("first_async_client", url), 1, PARSERS
        ),
        "import, create an async client and make a call": (
            _statement("first_async_call", url), 1, PARSERS
        ),
        "touch a resource the first time": (_statement("first_resource", url), 1, ("ours",)),
        "sync get": (_calls("repeat_get", url, FEW, MANY), MANY - FEW, EVERYONE),
        "async get": (_calls("repeat_async_get", url, FEW, MANY), MANY - FEW, ASYNC),
        "sync send": (_calls("repeat_send", url, FEW, MANY), MANY - FEW, PARSERS),
        "async send": (_calls("repeat_async_send", url, FEW, MANY), MANY - FEW, PARSERS),
        "parse 500 rows, reading every field": (
            _calls("repeat_parse", url, 1, 3), 2, (*EVERYONE, "ours_msgspec")
        ),
        "parse a posted webhook": (
            _calls("repeat_webhook", url, FEW, MANY), (MANY - FEW) * len(WEBHOOKS), PARSERS
        ),
    }  # fmt: skip
    if quick:
        subjects = {what: subjects[what] for what in ("import", "sync get")}
    pairs = {
        (what, peer): (processes(peer), share)
        for what, (processes, share, able) in subjects.items()
        for peer in peers
        if peer in able
    }
    lines = {}
    for (what, peer), (pair, _) in pairs.items():
        for which, line in zip("ab", pair, strict=True):
            lines[f"{what}|{peer}|{which}"] = _variables(peer, line)
    found = counts(lines)
    return {
        (what, peer): (found[f"{what}|{peer}|b"] - found[f"{what}|{peer}|a"]) / share
        for (what, peer), (_, share) in pairs.items()
    }
