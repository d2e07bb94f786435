"""The generated code matches the spec, and follows its changes without hand-written code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from described import ROOT, slow

NEEDED = ("spec", "generator-templates", "postmark", "pyproject.toml")
HEADER = "# Generated from spec/postmark.yaml by make generate. Do not edit."


def tools() -> dict[str, str]:
    """Return environment variables with which the scripts find the installed generator."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path}


def script(project: Path, name: str, target: Path | str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", project / "generator-templates" / name, target],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=tools(),
    )


def drift(project: Path) -> subprocess.CompletedProcess[str]:
    return script(project, "drift.sh", "postmark/_generated")


def generate(project: Path) -> None:
    done = script(project, "generate.sh", "postmark/_generated")
    assert done.returncode == 0, done.stdout + done.stderr


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} is in {path.name} {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8")


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the files that the generator reads and writes."""
    for name in NEEDED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    return tmp_path


# --- drift --------------------------------------------------------------------------------------


def test_the_generated_code_matches_the_spec(project: Path) -> None:
    done = drift(project)

    assert (done.returncode, done.stdout) == (0, "")


def test_one_edited_line_is_drift(project: Path) -> None:
    edit(project / "postmark/_generated/models/header.py", '"name": "Name"', '"name": "name"')

    done = drift(project)

    assert done.returncode == 1
    assert '+    WIRE_NAMES: ClassVar[Mapping[str, str]] = {"name": "Name"' in done.stdout
    assert "run make generate" in done.stderr


@slow
def test_a_spec_change_without_generation_is_drift(project: Path) -> None:
    edit(project / "spec/postmark.yaml", "description: The exact tag.", "description: A tag.")

    done = drift(project)

    assert done.returncode == 1
    assert "+        tag: A tag." in done.stdout
    assert "run make generate" in done.stderr


@slow
def test_an_extra_file_is_drift(project: Path) -> None:
    (project / "postmark/_generated/models/left_over.py").touch()

    done = drift(project)

    assert done.returncode == 1
    assert "left_over.py" in done.stdout


@slow
def test_a_missing_file_is_drift(project: Path) -> None:
    (project / "postmark/_generated/models/header.py").unlink()

    done = drift(project)

    assert done.returncode == 1
    assert "header.py" in done.stdout


@slow
def test_a_spec_that_cannot_be_generated_from_is_drift_and_changes_nothing(project: Path) -> None:
    before = content(project / "postmark/_generated")
    spec = project / "spec/postmark.yaml"
    edit(spec, '            $ref: "#/components/schemas/MessageEvent"', '            $ref: "#/no"')

    assert drift(project).returncode == 1
    assert script(project, "generate.sh", "postmark/_generated").returncode != 0
    assert content(project / "postmark/_generated") == before


@slow
@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("type: number", "float"),
        ("type: array\n        items: {type: string}", "texts"),
        ("type: string\n        format: date", "date"),
    ],
)
def test_a_filter_of_an_unsupported_type_stops_the_generation(
    project: Path, kind: str, named: str
) -> None:
    add_parameter(project, "size", kind)

    done = script(project, "generate.sh", "postmark/_generated")

    assert done.returncode != 0
    said = "".join(character for character in done.stdout + done.stderr if character not in "│\n ")
    assert f"nocodeforsize,whichis{named}" in said or f"{named}:seemacros.jinja" in said


@slow
def test_a_filter_without_a_description_in_its_schema_stops_the_generation(project: Path) -> None:
    # Where the generator looks for it: see the head of the spec.
    add_parameter(project, "size", "type: string")
    edit(project / "spec/postmark.yaml", "        description: Described as size.\n", "")

    done = script(project, "generate.sh", "postmark/_generated")

    assert done.returncode != 0
    said = "".join(character for character in done.stdout + done.stderr if character not in "│\n ")
    assert "withoutadescriptioninitsschema" in said


@slow
def test_a_field_of_an_unsupported_type_stops_the_generation(project: Path) -> None:
    add_field(project, "Sizes", "type: array\n          items: {type: integer}")

    done = script(project, "generate.sh", "postmark/_generated")

    assert done.returncode != 0
    said = "".join(character for character in done.stdout + done.stderr if character not in "│\n ")
    assert "nocodeforSizes" in said


# --- the bytes ----------------------------------------------------------------------------------


@slow
def test_generating_twice_gives_the_same_bytes_wherever_it_is_done(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("else where") / "generated"
    (elsewhere.parent / "pyproject.toml").write_text("[tool.ruff]\nline-length = 40\n")

    done = script(project, "generate.sh", elsewhere)

    assert done.returncode == 0, done.stdout + done.stderr
    assert content(elsewhere) == content(ROOT / "postmark" / "_generated")


def test_generated_code_says_so_in_its_first_line() -> None:
    for path in (ROOT / "postmark" / "_generated").rglob("*.py"):
        assert path.read_text("utf-8").splitlines()[0] == HEADER


def test_reviews_collapse_generated_code() -> None:
    attributes = (ROOT / ".gitattributes").read_text("utf-8")

    assert "postmark/_generated/** linguist-generated" in attributes


# --- a description that grows -------------------------------------------------------------------


def add_parameter(project: Path, name: str, schema: str) -> None:
    """Add a filter to the outbound search, before `metadata`."""
    edit(
        project / "spec/postmark.yaml",
        "        - name: metadata\n",
        f'        - $ref: "#/components/parameters/{name}"\n        - name: metadata\n',
    )
    edit(
        project / "spec/postmark.yaml",
        "    recipient:\n      name: recipient\n",
        f"    {name}:\n      name: {name}\n      in: query\n      required: false\n      schema:\n"
        f"        {schema}\n        description: Described as {name}.\n"
        "    recipient:\n      name: recipient\n",
    )


def add_field(project: Path, name: str, schema: str) -> None:
    """Add a field to outbound messages."""
    edit(
        project / "spec/postmark.yaml",
        "        Sandboxed:\n",
        f"        {name}:\n          {schema}\n          description: Described as {name}.\n"
        "        Sandboxed:\n",
    )


ENUM = """
    Urgency:
      type: string
      enum: [low, high]
      description: Described as urgency.
"""

USER = '''
"""Uses only additions to the spec, and is type-checked."""

import asyncio
import inspect
import json
import pydoc
from datetime import UTC, datetime
from typing import Any, Unpack, assert_type

import httpx

from postmark import OutboundFilters, OutboundMessage, ServerClient, SyncServerClient

ROW = {
    "MessageID": "a", "Nickname": "Bob", "Weight": 7, "Score": 1.5, "Fresh": True,
    "SeenAt": "2026-07-01T12:00:00Z", "Words": ["a"],
}
NOON = datetime(2026, 7, 1, 16, tzinfo=UTC)
asked: list[dict[str, str]] = []


def answer(request: httpx.Request) -> httpx.Response:
    asked.append(dict(request.url.params))
    return httpx.Response(200, content=json.dumps({"TotalCount": 1, "Messages": [ROW]}))


def read(message: OutboundMessage) -> None:
    assert_type(message.nickname, str | None)
    assert_type(message.weight, int | None)
    assert_type(message.score, float | None)
    assert_type(message.fresh, bool | None)
    assert_type(message.seen_at, datetime | None)
    assert_type(message.words, list[str])
    seen = message.seen_at.isoformat() if message.seen_at else ""
    assert (message.nickname, message.weight, message.fresh) == ("Bob", 7, True)
    assert (message.score, seen) == (1.5, "2026-07-01T12:00:00+00:00")
    assert message.words == ["a"]
    assert not message.extra


FILTERS: OutboundFilters = {
    "nickname": "Bob", "urgency": "High", "big": False, "weight": 7, "seen": NOON,
}
WIRE = {
    "nickname": "Bob", "urgency": "high", "big": "false", "weight": "7",
    "seen": "2026-07-01T12:00:00",
}


def blocking(**filters: Unpack[OutboundFilters]) -> None:
    client = SyncServerClient(
        "token", http_client=httpx.Client(transport=httpx.MockTransport(answer))
    )
    read(client.outbound.list(**filters)[0])
    read(next(client.outbound.stream(**filters)))
    client.outbound.list(nickname="Bob", urgency="low", big=True, weight=1, seen=NOON)


async def awaiting(**filters: Unpack[OutboundFilters]) -> None:
    client = ServerClient(
        "token", http_client=httpx.AsyncClient(transport=httpx.MockTransport(answer))
    )
    read((await client.outbound.list(**filters))[0])
    async for message in client.outbound.stream(**filters):
        read(message)


def shown(method: Any) -> None:
    names = list(inspect.signature(method).parameters)
    assert [name for name in names if name in WIRE] == list(WIRE)
    text = pydoc.plain(pydoc.render_doc(method))
    for name in WIRE:
        assert f"{name}: Described as {name}." in text
        assert f"{name}: " in text.split("Args:")[0]


if __name__ == "__main__":
    blocking(**FILTERS)
    asyncio.run(awaiting(**FILTERS))
    assert len(asked) == 5, asked
    for query in [*asked[:2], *asked[3:]]:
        assert {key: query[key] for key in query if key in WIRE} == WIRE, query
    sync, other = SyncServerClient("token"), ServerClient("token")
    for method in (
        sync.outbound.list, sync.outbound.stream, other.outbound.list, other.outbound.stream
    ):
        shown(method)
'''

MISUSER = """
from postmark import SyncServerClient

client = SyncServerClient("token")
client.outbound.list(nickname=5)
client.outbound.list(urgency="Low ")
client.outbound.list(big="yes")
client.outbound.list(weight="7")
client.outbound.stream(seen="today")
"""


@pytest.fixture
def grown(project: Path) -> Path:
    """The project after five filters and six fields were added to its spec."""
    add_parameter(project, "nickname", "type: string")
    add_parameter(project, "urgency", '$ref: "#/components/schemas/Urgency"')
    add_parameter(project, "big", "type: boolean")
    add_parameter(project, "weight", "type: integer")
    add_parameter(project, "seen", "type: string\n        format: date-time")
    spec = project / "spec/postmark.yaml"
    edit(spec, "\n    OutboundStatus:\n", f"{ENUM}    OutboundStatus:\n")
    add_field(project, "Nickname", "type: string")
    add_field(project, "Weight", "type: integer")
    add_field(project, "Score", "type: number")
    add_field(project, "Fresh", "type: boolean")
    add_field(project, "SeenAt", "type: string\n          format: date-time")
    add_field(project, "Words", "type: array\n          items: {type: string}")
    generate(project)
    (project / "user.py").write_text(USER)
    (project / "misuser.py").write_text(MISUSER)
    return project


def python(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={**tools(), "PYTHONPATH": str(project), "MYPYPATH": str(project)},
    )


def test_an_addition_to_the_spec_reaches_both_clients_with_no_hand_written_line(
    grown: Path,
) -> None:
    done = python(grown, "user.py")

    assert (done.returncode, done.stderr) == (0, "")


@slow
def test_an_addition_to_the_spec_is_type_checked(grown: Path) -> None:
    mypy = python(grown, "-m", "mypy", "--strict", "user.py", "misuser.py", "postmark/_generated")
    pyright = python(grown, "-m", "pyright", "user.py", "misuser.py", "postmark/_generated")

    for out in (mypy.stdout, pyright.stdout):
        assert "user.py:" in out
        wrong = [line for line in out.splitlines() if "error" in line and ".py:" in line]
        lines = {line.partition("misuser.py:")[2].partition(":")[0] for line in wrong}
        assert lines == {"5", "6", "7", "8", "9"}, out
