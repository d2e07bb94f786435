"""What is shipped: only the package, with its types, and one version."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from described import ANY_ANSWER, ROOT, Wire, client_of, slow
from either import Either

import postmark

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_version_is_defined_in_one_place() -> None:
    said = [
        path
        for path in (*ROOT.glob("*.toml"), *(ROOT / "postmark").rglob("*.py"))
        if re.search(rf'version.{{0,5}}= *"{re.escape(postmark.__version__)}"', path.read_text())
    ]

    assert said == [ROOT / "postmark" / "_version.py"]
    assert PYPROJECT["project"]["dynamic"] == ["version"]
    assert PYPROJECT["tool"]["hatch"]["version"]["path"] == "postmark/_version.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", postmark.__version__)


def test_the_version_is_in_the_user_agent(either: Either) -> None:
    wire = Wire(ANY_ANSWER)

    either(client_of(either, wire).outbound.list())

    assert wire.requests[0].headers["User-Agent"] == f"postmark-sdk/{postmark.__version__}"


def test_the_run_time_dependencies_are_three_with_a_lower_bound_each() -> None:
    dependencies = {
        re.split(r"[<>=]", line)[0]: line for line in PYPROJECT["project"]["dependencies"]
    }

    assert dependencies.keys() == {"httpx", "attrs", "tzdata"}
    assert all(">=" in line for line in dependencies.values())
    assert PYPROJECT["project"]["requires-python"] == ">=3.11"


def test_the_generator_is_pinned_exactly() -> None:
    pinned = (ROOT / "requirements" / "dev.txt").read_text("utf-8").splitlines()

    assert "openapi-python-client==0.29.1" in pinned
    assert sum(bool(re.fullmatch(r"ruff==[\d.]+", line)) for line in pinned) == 1


def test_pytest_finds_the_plugin_by_its_entry_point() -> None:
    points = importlib.metadata.entry_points(group="pytest11")

    ours = {point.name for point in points if point.value == "postmark.testing.pytest_plugin"}
    assert ours == {"postmark_sdk"}  # postmarker has the name `postmark`


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    isolation = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    done = subprocess.run(
        [sys.executable, "-m", "build", *isolation, "--outdir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@slow
def test_the_wheel_contains_the_package_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")

    names = zipfile.ZipFile(wheel).namelist()

    assert wheel.name == f"postmark_sdk-{postmark.__version__}-py3-none-any.whl"
    info = f"postmark_sdk-{postmark.__version__}.dist-info"
    assert {name.split("/")[0] for name in names} == {"postmark", info}
    assert {"postmark/py.typed", f"{info}/licenses/LICENSE"} <= set(names)
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "postmark").rglob("*.py")}
    shipped = {name for name in names if name.startswith("postmark/")}
    assert shipped == modules | {"postmark/py.typed"}


@slow
def test_the_sdist_contains_what_is_needed_to_generate_and_to_test(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")

    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {
        "LICENSE",
        "README.md",
        "Makefile",
        "pyproject.toml",
        "postmark/py.typed",
        "spec/postmark.yaml",
        "generator-templates/generate.sh",
        "requirements/dev.txt",
        "tests/samples/_index.json",
        "benchmarks/gates.py",
        "contract/package.json",
        ".gitattributes",
    } <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith(".venv")]
