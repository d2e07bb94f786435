"""The scripts, as their README starts them, and the export's resuming."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import runpy
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

from postmark.testing import FakePostmark

from .conftest import EXAMPLES

SCRIPTS = EXAMPLES / "scripts"


def test_a_script_runs_on_a_fake_by_one_command() -> None:
    demo = [sys.executable, "-W", "error", str(SCRIPTS / "demo.py"), "quickstart_async.py"]

    done = subprocess.run(demo, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.returncode == 0
    assert "Successfully rescheduled" in done.stdout


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, a_postmark_server: FakePostmark) -> Callable[..., None]:
    """Run a script as the interpreter would, in this process."""

    def run(script: str, *arguments: str) -> None:
        monkeypatch.setattr(sys, "argv", [script, *arguments])
        runpy.run_path(str(SCRIPTS / script), run_name="__main__")

    return run


def test_the_quickstart_runs(run: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    run("quickstart_sync.py")

    assert "welcome messages; the newest:" in capsys.readouterr().out


def test_the_export_writes_every_message(
    run: Callable[..., None], a_postmark_server: FakePostmark, tmp_path: Path
) -> None:
    run("export_messages.py", str(tmp_path / "messages.jsonl"))

    lines = (tmp_path / "messages.jsonl").read_text().splitlines()
    written = [json.loads(line)["MessageID"] for line in lines]
    sent = a_postmark_server.server_client().outbound
    assert len(written) == len(set(written)) == asyncio.run(sent.list(count=1)).total


def test_the_plot_is_a_picture(run: Callable[..., None], tmp_path: Path) -> None:
    run("opens_by_client.py", str(tmp_path / "opens.png"))

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
