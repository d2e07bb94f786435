"""The house stays small: code lines, without docstrings, comments and blanks, folder by folder."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

import pytest
from described import ROOT

PACKAGE = ROOT / "postmark"

LIMITS = {
    "_http": 1500,  # DESIGN: 1,150
    "_paging": 600,  # DESIGN: 510
    "_wire": 1230,  # DESIGN: 450, before mails, events and bodies were read and written there
    "_sending": 810,  # DESIGN: 400
    "_client _calls _errors __init__": 595,  # DESIGN: 420, with two clients in place of four
    "_arguments _any_request": 130,  # DESIGN: none
    "_suppressions _webhook_settings": 150,  # DESIGN: none
    "webhooks": 170,  # DESIGN: 150
    "django": 150,
    "__main__ _cli": 575,  # DESIGN: 450
}
"""Most code lines of a folder, or of some modules together."""
BY_HAND = 5950  # DESIGN: 2,450, which is less than its folders have together
LARGER = {"_http/socket.py": 330}  # DESIGN: 300, as all others
MODULE, CLASS = 300, 200
WORDS = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}


def code_lines(path: Path) -> set[int]:
    """Return the numbers of the lines that hold code."""
    text = path.read_text("utf-8")
    told = {
        number
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if isinstance(node.value.value, str)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    found: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in WORDS and token.type != tokenize.ENDMARKER:
            found.update(range(token.start[0], token.end[0] + 1))
    return found - told


def modules(part: str) -> list[Path]:
    """Return the modules of a folder or of a name; none if it is not there."""
    return [*(PACKAGE / part).rglob("*.py"), *PACKAGE.glob(f"{part}.py")]


def size(parts: str) -> int:
    return sum(len(code_lines(path)) for part in parts.split() for path in modules(part))


def written_by_hand() -> list[Path]:
    """Return the modules that are neither generated nor of the fake."""
    apart = {"_generated", "testing"}
    return [
        path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] not in apart
    ]


@pytest.mark.parametrize("parts", LIMITS)
def test_a_folder_keeps_its_size(parts: str) -> None:
    assert size(parts) <= LIMITS[parts]


def test_all_that_is_written_by_hand_keeps_its_size() -> None:
    assert sum(len(code_lines(path)) for path in written_by_hand()) <= BY_HAND


@pytest.mark.parametrize("path", written_by_hand(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_and_its_classes_keep_their_sizes(path: Path) -> None:
    lines = code_lines(path)

    most = LARGER.get(str(path.relative_to(PACKAGE)))
    assert len(lines) <= (most or MODULE)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            own = {number for number in lines if node.lineno <= number <= (node.end_lineno or 0)}
            assert len(own) <= (most or CLASS), node.name


def test_the_templates_keep_their_size() -> None:
    templates = (ROOT / "generator-templates").glob("*.jinja")

    assert sum(len(path.read_text("utf-8").splitlines()) for path in templates) <= 560
