"""Type checkers accept correct uses of the package, and report every mistake."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from described import ROOT, slow

import postmark

pytestmark = slow

TYPING = Path(__file__).parent
SETTINGS = ["--python-version", "3.11"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's project with both files, in which nothing is ignored."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(TYPING / "callers.py", folder)
    ignored, _, mistakes = (TYPING / "mistakes.py").read_text("utf-8").partition("\n")
    assert ignored.startswith("# type: ignore")
    (folder / "mistakes.py").write_text(f"\n{mistakes}", "utf-8")
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(ROOT)]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    return folder


def run(project: Path, *command: str) -> str:
    # pyright looks for packages where the first `python` on PATH does.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": path, "MYPYPATH": str(ROOT)},
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def by_mypy(project: Path) -> set[tuple[str, int]]:
    out = run(project, "mypy", "--strict", *SETTINGS, "callers.py", "mistakes.py")
    found = re.findall(r"^(\w+\.py):(\d+): error", out, re.MULTILINE)
    return {(file, int(line)) for file, line in found}


@pytest.fixture(scope="module")
def by_pyright(project: Path) -> set[tuple[str, int]]:
    out = json.loads(run(project, "pyright", "--pythonversion", "3.11", "--outputjson"))
    found: list[dict[str, Any]] = out["generalDiagnostics"]
    return {(Path(one["file"]).name, one["range"]["start"]["line"] + 1) for one in found}


def marked(project: Path) -> set[tuple[str, int]]:
    lines = (project / "mistakes.py").read_text("utf-8").splitlines()
    return {("mistakes.py", n) for n, line in enumerate(lines, 1) if line.endswith("# E")}


def test_mypy_reports_every_mistake_and_nothing_else(
    project: Path, by_mypy: set[tuple[str, int]]
) -> None:
    assert by_mypy == marked(project)
    assert len(by_mypy) > 70


def test_pyright_reports_every_mistake_and_nothing_else(
    project: Path, by_pyright: set[tuple[str, int]]
) -> None:
    assert by_pyright == marked(project)


def test_the_types_of_everything_public_are_known() -> None:
    options = ["--ignoreexternal", "--outputjson", "--verifytypes", "postmark"]

    report = json.loads(run(ROOT, "pyright", *options))

    complete = report["typeCompleteness"]
    unknown = [
        (symbol["name"], [one["message"] for one in symbol["diagnostics"]])
        for symbol in complete["symbols"]
        if symbol["isExported"] and not symbol["isTypeKnown"]
    ]
    assert unknown == []
    assert complete["completenessScore"] == 1
    assert complete["exportedSymbolCounts"]["withKnownType"] >= len(postmark.__all__)
    assert complete["otherSymbolCounts"]["withKnownType"] > 300
    assert complete["packageName"] == "postmark"
