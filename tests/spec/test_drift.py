"""The generated code matches the spec, and follows its changes without hand-written code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from described import ROOT, Json, slow

NEEDED = ("spec", "generator-templates", "postmark", "tools", "pyproject.toml")
HEADER = "# Generated from spec/postmark.yaml by make generate. Do not edit."
HERE = Path(__file__).parent


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


@contextmanager
def spec_of(project: Path) -> Generator[Json, None, None]:
    """Change the spec of a project."""
    path = project / "spec" / "postmark.yaml"
    spec: Json = yaml.safe_load(path.read_text("utf-8"))
    yield spec
    path.write_text(yaml.safe_dump(spec, sort_keys=False, allow_unicode=True), "utf-8")


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
    with spec_of(project) as spec:
        spec["components"]["parameters"]["tag"]["description"] = "A tag."

    done = drift(project)

    assert done.returncode == 1
    assert "+            tag: A tag." in done.stdout
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
    with spec_of(project) as spec:
        details = spec["components"]["schemas"]["OutboundMessageDetails"]
        details["allOf"][-1]["properties"]["MessageEvents"]["items"]["$ref"] = "#/no"

    assert drift(project).returncode == 1
    assert script(project, "generate.sh", "postmark/_generated").returncode != 0
    assert content(project / "postmark/_generated") == before


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


# --- a spec that grows --------------------------------------------------------------------------


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def described(schema: Json, text: str = "Described.") -> Json:
    return {**schema, "description": text}


def operation(name: str, answer: Json, **more: Any) -> Json:
    """Return an operation of the server's resource."""
    return {
        "operationId": f"server_{name}",
        "tags": ["server"],
        "summary": f"Do {name.replace('_', ' ')}.",
        "externalDocs": {"url": "https://postmarkapp.com/developer/api/server-api"},
        "responses": {"200": {"description": "Done.", "content": json_of(answer)}},
        **more,
    }


def json_of(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}


def parameter(name: str, where: str, schema: Json, **more: Any) -> Json:
    return {
        "name": name, "in": where, "required": where == "path", "schema": schema,
        "description": f"Described as {name}.", **more,
    }  # fmt: skip


TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
FIELDS: Json = {
    "ID": NUMBER,
    "Name": TEXT,
    "Nickname": {"type": ["string", "null"]},
    "Weight": NUMBER,
    "Score": {"type": "number"},
    "Fresh": {"type": "boolean"},
    "SeenAt": {"type": "string", "format": "date-time"},
    "Birthday": {"type": "string", "format": "date"},
    "Words": {"type": "array", "items": TEXT},
    "Mood": {"type": "string", "x-extensible-enum": ["Good", "Bad"]},
}
GIVEN = ("Name", "Weight", "Score", "Fresh", "Words")
ROWS: Json = {"Gadgets": {"type": "array", "items": ref("Gadget")}}
SCHEMAS: Json = {
    "Part": {"type": "object", "properties": {"Size": described(NUMBER), "Of": described(TEXT)}},
    "Labels": {"type": "object", "additionalProperties": TEXT},
    "Anything": {"type": "object", "additionalProperties": True},
    "Urgency": {"type": "string", "enum": ["low", "high"], "x-spellings": ["Low", "High"]},
    "Gadget": {
        "type": "object",
        "required": ["ID", "Name"],
        "properties": {
            **{name: described(field) for name, field in FIELDS.items()},
            "Main": described(ref("Part")),
            "Parts": described({"type": "array", "items": ref("Part")}),
            "Labels": described(ref("Labels")),
            "Rest": described(ref("Anything")),
        },
    },
    "GadgetBody": {
        "type": "object",
        "required": ["Name"],
        "properties": {
            **{
                name: described(FIELDS[name])
                for name in ("Name", "Weight", "Score", "Fresh", "Words")
            },
            "Main": described(ref("Part")),
            "Parts": described({"type": "array", "items": ref("Part")}),
            "Labels": described(ref("Labels")),
            "Rest": described(ref("Anything")),
        },
    },
    "Gadgets": {
        "type": "object",
        "properties": {"Gadgets": {"type": "array", "items": ref("Gadget")}},
    },
    "GadgetPage": {
        "type": "object",
        "required": ["TotalCount", "Gadgets"],
        "properties": {"TotalCount": NUMBER, **ROWS},
    },
    "Usage": {
        "type": "object",
        "properties": {"Known": described({"type": "integer", "default": 0})},
        "additionalProperties": NUMBER,
        "x-additional-name": "counts",
    },
    "Wrapped": {"type": "object", "properties": {"Message": TEXT, "Gadget": ref("Gadget")}},
    "Fine": {"type": "object", "properties": {"ErrorCode": NUMBER}, "x-done": True},
}
ID = parameter("id", "path", NUMBER)
ALIAS = parameter("gadget", "path", {"oneOf": [NUMBER, TEXT]})
PAGING = [{**parameter(name, "query", NUMBER), "required": True} for name in ("count", "offset")]
FILTERS = [
    parameter("nickname", "query", TEXT),
    parameter("urgency", "query", ref("Urgency")),
    parameter("big", "query", {"type": "boolean"}),
    parameter("weight", "query", NUMBER),
    parameter("seen", "query", {"type": "string", "format": "date-time-local"}),
    parameter("born", "query", {"type": "string", "format": "date"}),
]
BODY: Json = {"required": True, "content": json_of(ref("GadgetBody"))}
STREAM: Json = {"noun": "gadgets", "key": ["id"]}
WRAPPED = {
    "200": {"description": "Done.", "content": json_of(ref("Wrapped")), "x-unwrap": "Gadget"}
}
ARRAY: Json = {"type": "array", "items": ref("Gadget")}
PATHS: Json = {
    "/gadget": {"get": operation("get_gadget", ref("Gadget"))},
    "/gadgets/found": {"get": operation("find_gadgets", ref("Gadgets"), parameters=FILTERS)},
    "/gadgets": {
        "get": operation(
            "list_gadgets", ref("GadgetPage"), parameters=[*PAGING, *FILTERS[:2]],
            **{"x-stream": STREAM},
        ),
        "post": operation("make_gadget", ref("Gadget"), requestBody=BODY),
    },
    "/gadgets/{id}": {
        "delete": operation("drop_gadget", ref("Fine"), parameters=[ID]),
        "patch": operation("change_gadget", ref("Gadget"), parameters=[ID], requestBody=BODY),
        "put": operation("wrap_gadget", ref("Wrapped"), parameters=[ID]) | {"responses": WRAPPED},
    },
    "/gadgets/{gadget}/copies": {"get": operation("list_copies", ARRAY, parameters=[ALIAS])},
    "/usage": {"get": operation("count_gadgets", ref("Usage"))},
}  # fmt: skip


def grow(spec: Json) -> None:
    """Add an operation of every shape, and a filter and a field to what is there."""
    spec["components"]["schemas"] |= {
        name: {"description": f"Described as {name}.", **deepcopy(each)}
        for name, each in SCHEMAS.items()
    }
    spec["paths"] |= deepcopy(PATHS)
    spec["paths"]["/messages/outbound"]["get"]["parameters"].append(FILTERS[1])
    message = spec["components"]["schemas"]["OutboundMessage"]
    message["properties"]["Nickname"] = described({"type": ["string", "null"]})


@pytest.fixture
def grown(project: Path) -> Path:
    with spec_of(project) as spec:
        grow(spec)
    generate(project)
    for name in ("grown_user.py", "grown_misuser.py"):
        text = (HERE / name).read_text("utf-8")
        (project / name).write_text(text.partition("\n")[2], "utf-8")
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


def test_additions_to_the_spec_reach_both_clients_with_no_hand_written_line(grown: Path) -> None:
    done = python(grown, "-W", "error", "grown_user.py")

    assert done.returncode == 0, done.stderr
    assert not done.stderr


@slow
def test_additions_to_the_spec_are_type_checked(grown: Path) -> None:
    files = ["grown_user.py", "grown_misuser.py", "postmark/_generated"]
    mypy = python(grown, "-m", "mypy", "--strict", *files)

    wrong = [line for line in mypy.stdout.splitlines() if "error" in line and ".py:" in line]
    found = {int(line.partition("grown_misuser.py:")[2].partition(":")[0] or 0) for line in wrong}
    lines = (grown / "grown_misuser.py").read_text("utf-8").splitlines()
    assert found == {n for n, line in enumerate(lines, 1) if line.endswith("# E")}, mypy.stdout


@slow
def test_the_snapshot_shows_what_was_added(grown: Path) -> None:
    done = python(grown, "tools/api_snapshot.py", "api.txt")

    assert done.returncode == 0, done.stderr
    added = set((grown / "api.txt").read_text("utf-8").splitlines())
    added -= set((ROOT / "tests" / "api.txt").read_text("utf-8").splitlines())
    assert "    async drop_gadget(id: int) -> None" in added
    assert "class Gadget(Model)" in added
    assert "    nickname: str | None  <Nickname>" in added


# --- what the templates do not know -------------------------------------------------------------


def put(**changes: Any) -> Callable[[Json], None]:
    """Return a change of the spec: an operation that differs from one that can be generated."""

    def change(spec: Json) -> None:
        grow(spec)
        spec["paths"]["/odd"] = {"get": operation("odd", ref("Gadget")) | changes}

    return change


def field(schema: Json) -> Callable[[Json], None]:
    """Return a change of the spec: another field of what is answered."""

    def change(spec: Json) -> None:
        grow(spec)
        spec["components"]["schemas"]["Gadget"]["properties"]["Odd"] = schema

    return change


def path_item(**more: Any) -> Callable[[Json], None]:
    def change(spec: Json) -> None:
        grow(spec)
        spec["paths"]["/gadget"] |= more

    return change


def answered(schema: Json, status: str = "200", media: str = "application/json") -> Json:
    return {status: {"description": "Done.", "content": {media: {"schema": schema}}}}


UNKNOWN: dict[str, tuple[Callable[[Json], None], str]] = {
    "a header": (put(parameters=[parameter("X-Odd", "header", TEXT)]), "X-Odd"),
    "a required filter": (put(parameters=[{**FILTERS[0], "required": True}]), "nickname"),
    "a filter that is a number": (
        put(parameters=[parameter("ratio", "query", {"type": "number"})]), "ratio"),
    "a filter that is a list": (
        put(parameters=[parameter("many", "query", {"type": "array", "items": TEXT})]), "many"),
    "a filter without a description": (
        put(parameters=[{"name": "mute", "in": "query", "schema": TEXT}]), "mute"),
    "an id that is not in the path": (put(parameters=[ID]), "GET /odd"),
    "a name that Python has": (put(parameters=[parameter("from", "query", TEXT)]), "from"),
    "another tag": (put(tags=["server", "stats"]), "GET /odd"),
    "another name": (put(operationId="odd_server"), "GET /odd"),
    "no page": (put(externalDocs={}), "GET /odd"),
    "another status": (put(responses=answered(ref("Gadget"), "201")), "GET /odd"),
    "an answer that is text": (put(responses=answered(TEXT, media="text/plain")), "GET /odd"),
    "an answer that is a number": (put(responses=answered(NUMBER)), "GET /odd"),
    "an array of numbers": (
        put(responses=answered({"type": "array", "items": NUMBER})), "GET /odd"),
    "a body that is an array": (
        put(requestBody={"content": json_of(ARRAY)}), "GET /odd"),
    "a body that is a form": (put(requestBody={"content": {"text/html": {}}}), "GET /odd"),
    "a stream without pages": (put(**{"x-stream": STREAM}), "GET /odd"),
    "parameters of a path": (path_item(parameters=[ID]), "/gadget"),
    "another method": (path_item(head=operation("odd", ref("Gadget"))), "/gadget"),
    "a field that is a list of numbers": (
        field(described({"type": "array", "items": NUMBER})), "Gadget.Odd"),
    "a field of two types": (field(described({"anyOf": [NUMBER, TEXT]})), "Gadget.Odd"),
    "a field that is binary": (
        field(described({"type": "string", "format": "binary"})), "Gadget.Odd"),
    "a field without a description": (field({"type": "string"}), "Gadget.Odd"),
    "a field that is an empty object": (field(described({"type": "object"})), "Gadget.Odd"),
}  # fmt: skip


@pytest.mark.parametrize("shape", UNKNOWN)
def test_an_unknown_shape_ends_the_generation_with_its_name(tmp_path: Path, shape: str) -> None:
    if "SLOW" not in os.environ and shape != "a header":
        pytest.skip("run by `make test SLOW=1`")
    change, name = UNKNOWN[shape]
    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    shutil.copytree(ROOT / "generator-templates", tmp_path / "generator-templates")
    with spec_of(tmp_path) as spec:
        change(spec)

    done = script(tmp_path, "generate.sh", tmp_path / "out")

    assert done.returncode != 0
    assert not (tmp_path / "out").exists()
    (line,) = [each for each in done.stderr.splitlines() if each.startswith("no code for ")]
    assert name in line
    assert "Traceback" not in done.stderr
