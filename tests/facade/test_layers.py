"""Who may import whom, folder by folder."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from described import ROOT

PACKAGE = ROOT / "postmark"

NETWORK = {"_http", "_errors", "_wire"}
BELOW: dict[str, set[str]] = {
    "_wire": set(),
    "_errors": set(),
    "_generated": {"_wire"},
    "_http": {"_errors", "_wire", "_version"},
    "_arguments": NETWORK,
    "_any_request": {"_wire"},
    "_paging": NETWORK | {"_arguments"},
    "_calls": NETWORK | {"_paging", "_arguments"},
    "_sending": NETWORK | {"_generated", "_paging", "_calls", "_arguments"},
    "_suppressions": {"_generated", "_errors", "_wire"},
    "_webhook_settings": {"_generated", "_wire", "webhooks"},
    "_client": NETWORK
    | {
        "_any_request", "_arguments", "_calls", "_generated", "_paging", "_sending",
        "_suppressions", "_webhook_settings",
    },
    "__init__": NETWORK | {"_client", "_generated", "_sending", "_version", "models"},
    "models": {"_generated", "_http", "_sending", "_wire"},
    "__main__": {"_cli"},
    # DESIGN: the public face. It encodes a mail once, to know its size before it is sent.
    "django": {"_arguments", "_sending"},
    "webhooks": {"_generated", "_errors", "_wire"},
}  # fmt: skip
"""The parts of the package, each with those it may import; other parts use the public face."""

DECIDES = {
    "_http/retry.py", "_http/outcome.py", "_paging/stream.py", "_paging/seen.py",
    "_paging/edges.py", "_sending/batch.py",
}  # fmt: skip
"""Modules that decide and never wait: no clock, no socket, no event loop."""

HTTP = {"httpx", "httpx2", "httpcore", "httpcore2", "anyio", "h11"}
WAITS = HTTP | {"asyncio", "threading", "socket", "select", "time"}
FILES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Yield the full names of a module's imports, anywhere in it."""
    package = [*path.relative_to(ROOT).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def parts_used(path: Path) -> set[str]:
    """Return the parts of the package that a module imports."""
    known = {part(file) for file in FILES}
    names = [name.split(".") for name in imports(path)]
    return {name[1] for name in names if name[0] == "postmark" and len(name) > 1} & known


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_below_it(path: Path) -> None:
    own = part(path)
    used = parts_used(path) - {own, "__init__"}

    if own in BELOW:
        assert used <= BELOW[own]
    else:
        assert not {name for name in used if name.startswith("_")} - {"_version"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_one_folder_and_the_fake_know_the_http_library(path: Path) -> None:
    tops = {name.partition(".")[0] for name in imports(path)}

    if part(path) not in ("_http", "testing"):
        assert not tops & HTTP


@pytest.mark.parametrize("name", sorted(DECIDES))
def test_what_decides_never_waits(name: str) -> None:
    if not (PACKAGE / name).exists():
        pytest.fail(f"{name} is gone: change this list")

    assert not {imported.partition(".")[0] for imported in imports(PACKAGE / name)} & WAITS


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if part(path) in ("_generated", "_wire")],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_the_leaves_import_only_the_standard_library_and_attrs(path: Path) -> None:
    tops = {name.partition(".")[0] for name in imports(path)} - {"postmark"}

    # What pydantic asks of a type is its own library's; programs that are frozen need tzdata.
    given = {"introspection.py": {"pydantic_core"}, "eastern.py": {"tzdata"}}.get(path.name, set())
    assert tops <= sys.stdlib_module_names | {"attrs"} | given
