"""Run every Python block of README.md and docs/*.md as a reader would.

The blocks of a page run in order, in one namespace, in a folder of their own. What stands in for
the reader's Postmark server is a fake on a port, with sample messages: $POSTMARK_SERVER_TOKEN is
its token and $POSTMARK_BASE_URL its address while the page runs (the fixture is in conftest.py).
Nothing else is prepared: what a block needs, the page says.

A comment before a block runs it otherwise:

    <!-- test: pytest -->   a test file of its own, run by pytest, the FastAPI example importable
    <!-- test: django -->   a test module of the Django example, run by `manage.py test`
    <!-- test: pandas -->   alone, as below, if pandas is installed; likewise polars and pyarrow

A page's Python blocks start with ```python; other fences are not Python's.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import postmark
import postmark.models
import postmark.testing
import postmark.webhooks

from .conftest import EXAMPLES
from .load import shell

ROOT = EXAMPLES.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(
    r"^(?:<!-- test: (?P<how>[a-z]+) -->\n+)?```python\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """Code of a page, with as many empty lines before it as the page has text."""

    page: Path
    how: str
    code: str


def _blocks() -> Iterator[Block]:
    for page in PAGES:
        text = page.read_text()
        for found in BLOCK.finditer(text):
            lines_before = text.count("\n", 0, found.start("code"))
            yield Block(page, found["how"] or "here", "\n" * lines_before + found["code"])


BLOCKS = list(_blocks())


@pytest.mark.usefixtures("a_postmark_server")
@pytest.mark.parametrize(
    "page", dict.fromkeys(b.page for b in BLOCKS if b.how == "here"), ids=lambda page: page.name
)
def test_the_blocks_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, Any] = {"__name__": "__main__"}

    for block in BLOCKS:
        if block.page == page and block.how == "here":
            exec(compile(block.code, page, "exec"), namespace)  # what a reader does as well
    for kept in namespace.values():
        if isinstance(kept, postmark.SyncServerClient):
            kept.close()


LIBRARIES = ("pandas", "polars", "pyarrow")


@pytest.mark.usefixtures("a_postmark_server")
@pytest.mark.parametrize("library", LIBRARIES)
def test_the_blocks_of_a_library_run(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(library, reason="only a reader who uses it has it")
    monkeypatch.chdir(tmp_path)

    for block in BLOCKS:
        if block.how == library:
            exec(compile(block.code, block.page, "exec"), {"__name__": "__main__"})


def _run(arguments: list[str], folder: Path, *importable: Path, **env: str) -> str:
    known = shell()
    path = [*map(str, importable), *filter(None, [known.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        check=False,
        cwd=folder,
        env=known | {"PYTHONPATH": os.pathsep.join(path)} | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_the_pytest_blocks_pass(tmp_path: Path) -> None:
    blocks = [block for block in BLOCKS if block.how == "pytest"]
    for number, block in enumerate(blocks):
        (tmp_path / f"test_block_{number}.py").write_text(block.code)

    # As in the reader's own project, without our settings, except to silence pytest-asyncio.
    scope = "asyncio_default_fixture_loop_scope=function"
    said = _run(
        ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir=.", "-o", scope],
        tmp_path,
        EXAMPLES / "fastapi_app",
    )

    assert re.search(r"[1-9]\d* passed", said), said


def test_the_django_blocks_pass(tmp_path: Path) -> None:
    blocks = [block for block in BLOCKS if block.how == "django"]
    for number, block in enumerate(blocks):
        (tmp_path / f"test_block_{number}.py").write_text(block.code)
    folder = EXAMPLES / "django_site"

    said = _run(
        ["manage.py", "test", *(f"test_block_{number}" for number in range(len(blocks)))],
        folder,
        tmp_path,
        folder,
        DJANGO_SETTINGS_MODULE="shop.settings",
        DJANGO_SECRET_KEY="of the tests",
        POSTMARK_SERVER_TOKEN="of nobody",
    )

    assert re.search(r"Ran [1-9]\d* tests?", said), said


def test_every_way_to_run_a_block_is_known() -> None:
    assert {block.how for block in BLOCKS} <= {"here", "pytest", "django", *LIBRARIES}
    for page in PAGES:
        text = page.read_text()
        assert text.count("<!-- test:") == sum(b.page == page and b.how != "here" for b in BLOCKS)
        assert text.count("```py") == sum(b.page == page for b in BLOCKS)


REFERENCE = "".join(page.read_text() for page in PAGES if page.name.startswith("reference"))


def _shown() -> set[str]:
    """Return the names that the reference describes, those of `.. described::` included."""
    lists = re.findall(r"^\.\. described:: ([\w.]+)\n\n((?: {3}\w+\n)+)", REFERENCE, re.MULTILINE)
    described = {f"{home}.{name}" for home, names in lists for name in names.split()}
    return described | set(re.findall(r"^\.\. auto\w+:: ([\w.]+)$", REFERENCE, re.MULTILINE))


@pytest.mark.parametrize("module", [postmark, postmark.models, postmark.testing, postmark.webhooks])
def test_every_public_name_is_in_the_reference(module: Any) -> None:
    shown = _shown()

    for name in module.__all__:
        # The fields of mails are shown with `Email`, classes where they are at home.
        home = getattr(getattr(module, name), "__module__", "")
        names = {f"{module.__name__}.{name}", f"{home}.{name}", f"postmark.{name}"}
        assert name in ("__version__", "BulkRecipientFields") or names & shown, name


@pytest.mark.parametrize("client", [postmark.SyncServerClient, postmark.SyncAccountClient])
def test_every_resource_of_a_client_has_its_methods_in_the_reference(client: type) -> None:
    resources = {
        f"{client.__name__}.{name}"
        for name in vars(client)
        if name[0] != "_" and isinstance(getattr(client, name), type)
    }

    assert len(resources) >= 5
    assert resources <= set(re.findall(r"^\.\. methods:: ([\w.]+)$", REFERENCE, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_work(page: Path) -> None:
    links: list[str] = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text())

    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]

    assert missing == []


def test_paths_of_the_project_that_pages_name_exist() -> None:
    named = re.compile(r"`((?:examples|docs|spec|generator-templates|postmark)/[\w./-]*)`")

    missing = {
        path
        for page in PAGES
        for path in named.findall(page.read_text())
        if not (ROOT / path).exists()
    }

    assert missing == set()
