"""The scripts, as their README starts them, and the export's resuming."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

from postmark.testing import FakePostmark

from .conftest import EXAMPLES

SCRIPTS = EXAMPLES / "scripts"


def _demo(*arguments: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", str(SCRIPTS / "demo.py"), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("quickstart_sync.py", r"\d+ welcome messages"),
        ("quickstart_async.py", r"Successfully rescheduled"),
    ],
)
def test_the_quickstarts_run(tmp_path: Path, script: str, said: str) -> None:
    assert re.search(said, _demo(script, folder=tmp_path))


def test_the_export_runs(tmp_path: Path) -> None:
    _demo("export_messages.py", "messages.jsonl", folder=tmp_path)

    lines = (tmp_path / "messages.jsonl").read_text().splitlines()
    assert len({json.loads(line)["MessageID"] for line in lines}) == len(lines) > 1000


def test_the_plot_is_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="the plot's own requirements are not installed")

    _demo("opens_by_client.py", "opens.png", folder=tmp_path)

    assert (tmp_path / "opens.png").read_bytes().startswith(b"\x89PNG")


@pytest.fixture(scope="module")
def export() -> ModuleType:
    spec = importlib.util.spec_from_file_location("export_messages", SCRIPTS / "export_messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("torn", [b"", b'{"MessageID": "ha', b"\xf0\x9f"])
def test_an_interrupted_export_goes_on(
    fake_postmark: FakePostmark, export: ModuleType, tmp_path: Path, torn: bytes
) -> None:
    sent: list[str] = []
    for _ in range(700):
        sent.append(fake_postmark.outbound.add(subject="Grüße").message_id)
        fake_postmark.advance(timedelta(seconds=0.6))
    client = fake_postmark.sync_server_client()
    file = tmp_path / "messages.jsonl"
    export.export(client, file)
    whole = file.read_bytes()
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:300]) + torn)

    written = export.export(client, file)

    assert written == 400
    assert [json.loads(line)["MessageID"] for line in whole.splitlines()] == sent[::-1]
    assert file.read_bytes() == whole


def test_a_finished_export_writes_nothing(
    fake_postmark: FakePostmark, export: ModuleType, tmp_path: Path
) -> None:
    fake_postmark.outbound.add()
    client = fake_postmark.sync_server_client()
    file = tmp_path / "messages.jsonl"
    export.export(client, file)

    assert export.export(client, file) == 0
    assert file.read_text().count("\n") == 1
