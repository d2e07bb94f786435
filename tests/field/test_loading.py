"""What a caller reads where a dependency is too old, or a name is another SDK's."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from modulefinder import ModuleFinder
from pathlib import Path
from typing import Any

import pytest
from described import ROOT

import postmark
from postmark._generated.models import MODULES
from postmark._wire import eastern


def error_of(program: str, *first: Path, isolated: str = "") -> str:
    """Return the last line a program prints that fails, with folders in front of its path."""
    setup = f"import sys; sys.path[:0] = {[str(each) for each in (*first, ROOT)]!r}; {isolated}\n"
    command = [sys.executable, "-W", "error", "-c", setup + program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("client", ["AsyncServerClient", "SyncServerClient", "SyncAccountClient"])
@pytest.mark.parametrize(
    ("dependency", "cause"),
    [("httpcore", "'httpcore' has no attribute"), ("httpx", "'httpx' has no attribute")],
)
def test_a_dependency_that_is_too_old_is_named(
    client: str, dependency: str, cause: str, tmp_path: Path
) -> None:
    (tmp_path / f"{dependency}.py").write_text("__version__ = '0.1'\n")

    error = error_of(f"from postmark import {client}", tmp_path)

    assert error.startswith(f"ImportError: postmark.{client} cannot be loaded: ")
    assert cause in error
    assert error.endswith("check which httpx, httpcore and tzdata are on the path")


def test_a_dependency_that_is_missing_is_named(tmp_path: Path) -> None:
    hidden = "sys.modules['httpcore'] = None"

    error = error_of("from postmark import SyncServerClient", isolated=hidden)

    assert error.startswith("ImportError: postmark.SyncServerClient cannot be loaded: ")
    assert "httpcore" in error.partition(";")[0]


NO_ZONES = "import os; os.environ['PYTHONTZPATH'] = ''"


def test_without_the_systems_time_zones_those_of_tzdata_are_taken() -> None:
    program = (
        "from postmark.models import InboundMessage\n"
        "found = InboundMessage.from_dict({'Date': 'Sun, 15 Feb 2026 05:26:57'}).date_parsed\n"
        "raise SystemExit(str(found) != '2026-02-15 05:26:57-05:00')"
    )
    setup = f"import sys; sys.path.insert(0, {str(ROOT)!r}); {NO_ZONES}\n"

    subprocess.run([sys.executable, "-c", setup + program], check=True)


@pytest.mark.parametrize("emptied", [True, False], ids=["without data", "missing"])
def test_time_zones_that_are_missing_are_named(emptied: bool, tmp_path: Path) -> None:
    if emptied:
        (tmp_path / "tzdata").mkdir()
        (tmp_path / "tzdata" / "__init__.py").touch()
    hidden = NO_ZONES if emptied else f"{NO_ZONES}; sys.modules['tzdata'] = None"

    error = error_of("from postmark import SyncServerClient", tmp_path, isolated=hidden)

    assert error.startswith("ImportError: postmark.SyncServerClient cannot be loaded: ")
    assert "tzdata" in error.partition(";")[0]


def test_what_freezes_programs_finds_the_time_zones() -> None:
    """It follows the imports in the code, and has a rule for the data of tzdata."""
    found = find_spec("tzdata")
    assert found
    assert found.origin
    finder = ModuleFinder(path=[str(Path(found.origin).parent.parent)])

    finder.load_file(str(eastern.__file__))

    assert "tzdata" in finder.modules


def test_what_freezes_programs_finds_every_module_that_is_loaded_by_name() -> None:
    finder = ModuleFinder(path=[str(ROOT)])
    resources = {path.stem for path in (ROOT / "postmark/_generated/resources").glob("[!_]*.py")}

    finder.import_hook("postmark")
    finder.import_hook("postmark.models")

    for folder, names in (("models", MODULES.values()), ("resources", resources)):
        wanted = {f"postmark._generated.{folder}.{name}" for name in names}
        assert wanted - finder.modules.keys() == set()


COUNTERPARTS = {
    "PostmarkException": "PostmarkError",
    "PostmarkAPIException": "APIError",
    "InvalidAPIKeyException": "AuthenticationError",
    "InvalidEmailException": "InvalidRequestError",
    "ValidationException": "InvalidRequestError",
    "InactiveRecipientException": "InactiveRecipientsError",
    "RateLimitException": "RateLimitError",
    "ServerException": "ServerError",
    "TimeoutException": "NetworkTimeoutError",
    "Message": "OutboundMessage",
}


@pytest.mark.parametrize("name", COUNTERPARTS)
def test_a_name_of_postmark_python_says_what_is_installed_and_its_counterpart(name: str) -> None:
    with pytest.raises(ImportError, match="postmark is postmark-sdk") as caught:
        exec(f"from postmark import {name}")

    counterpart = str(caught.value).rpartition("here it is ")[2]
    assert f"no {name}: that is a name of postmark-python" in str(caught.value)
    assert counterpart == COUNTERPARTS[name]
    assert hasattr(postmark, counterpart)


def test_the_sync_module_of_postmark_python_leads_to_both_sync_clients() -> None:
    with pytest.raises(ImportError, match="SyncServerClient, or SyncAccountClient"):
        exec("from postmark import sync")


@pytest.mark.parametrize("name", ["Nonsense", "syncserverclient", "_nonsense"])
def test_a_name_that_is_nobodys_is_an_ordinary_mistake(name: str) -> None:
    assert not hasattr(postmark, name)
    with pytest.raises(ImportError, match=f"cannot import name '{name}' from 'postmark'"):
        exec(f"from postmark import {name}")


@pytest.mark.parametrize(
    ("name", "keyword", "hint"),
    [
        ("SyncServerClient", "api_key", "server_token"),
        ("AsyncServerClient", "max_retries", "retries"),
        ("AsyncAccountClient", "token", "account_token"),
        ("SyncAccountClient", "api_key", "account_token"),
        ("Email", "html", "html_body"),
        ("Email", "sender", "from_email"),
        ("BulkRecipient", "to_email", "to"),
    ],
)
def test_an_unknown_keyword_of_a_constructor_names_the_class_and_the_nearest_name(
    name: str, keyword: str, hint: str
) -> None:
    make: Any = getattr(postmark, name)

    with pytest.raises(TypeError, match=rf"^{name}\(\) got .*'{keyword}'; did you mean '{hint}'\?"):
        make(**{keyword: "x"})
