"""What the README's tables claim is tested: docs/claims.md says where."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEADINGS = ("What happens when…", "Against the official SDK")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def rows(page: str, heading: str) -> dict[str, str]:
    """Return the rows of the table below a heading: the first cell, and the rest of the line."""
    text = (ROOT / page).read_text("utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    table = re.findall(r"^\| (.+?) \| (.*) \|$", section, re.MULTILINE)
    return dict(table[1:])  # without its head


def functions(module: str) -> set[str]:
    tree = ast.parse((ROOT / module).read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_claim_of_the_readme_names_its_tests(heading: str) -> None:
    claimed = rows("README.md", heading)
    tested = rows("docs/claims.md", heading)

    assert len(claimed) > 5
    assert list(claimed) == list(tested)
    assert all(TEST.search(tests) for tests in tested.values())


def test_every_test_that_is_named_exists() -> None:
    named = TEST.findall((ROOT / "docs" / "claims.md").read_text("utf-8"))

    missing = [
        f"{module}::{name}"
        for module, name in named
        if not (ROOT / module).exists() or name not in functions(module)
    ]

    assert missing == []
