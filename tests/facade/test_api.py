"""What tools write about the public face is current."""

from __future__ import annotations

import runpy
from typing import Any

import pytest
from described import ROOT, SPEC

STALE = "run make generate, and read what changed"


def tool(name: str) -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / name))


def test_the_snapshot_of_the_public_face_is_current() -> None:
    now = [*tool("api_snapshot.py")["snapshot"]()]

    before = (ROOT / "tests" / "api.txt").read_text("utf-8")
    assert "\n".join(now) + "\n" == before, STALE


def test_the_table_of_operations_is_current() -> None:
    now = tool("operations.py")["page"](SPEC)

    assert now == (ROOT / "docs" / "operations.md").read_text("utf-8"), STALE


@pytest.mark.parametrize("name", ["api_snapshot.py", "operations.py"])
def test_generating_writes_what_is_told_of_the_code(name: str) -> None:
    target = (ROOT / "Makefile").read_text("utf-8").partition("\ngenerate:")[2].partition("\n\n")[0]

    assert f"tools/{name}" in target
