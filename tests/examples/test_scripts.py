"""The scripts, started as in their README, and resuming the export."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import re
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

from postmark import ServerError
from postmark.testing import FakePostmark

from .conftest import EXAMPLES

SCRIPTS = EXAMPLES / "scripts"


def test_a_script_runs_on_a_fake_by_one_command() -> None:
    demo = [sys.executable, "-W", "error", str(SCRIPTS / "demo.py"), "quickstart_async.py"]

    done = subprocess.run(demo, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.returncode == 0
    assert "Inbound messages that could not be delivered to the webhook:" in done.stdout


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, a_postmark_server: FakePostmark) -> Callable[..., None]:
    """Run a script as the interpreter would, in this process."""

    def run(script: str, *arguments: str) -> None:
        monkeypatch.setattr(sys, "argv", [script, *arguments])
        runpy.run_path(str(SCRIPTS / script), run_name="__main__")

    return run


@pytest.mark.parametrize("script", ["quickstart_sync.py", "quickstart_async.py"])
def test_the_quickstarts_only_read(
    run: Callable[..., None], a_postmark_server: FakePostmark, script: str
) -> None:
    run(script)

    assert {request.method for request in a_postmark_server.requests} == {"GET"}


def test_the_readme_lists_every_script() -> None:
    listed = re.findall(r"RUN='?(\w+\.py)", (SCRIPTS / "README.md").read_text())

    assert {*listed, "demo.py"} == {script.name for script in SCRIPTS.glob("*.py")}


def test_the_export_writes_every_message(
    run: Callable[..., None], a_postmark_server: FakePostmark, tmp_path: Path
) -> None:
    run("export_messages.py", str(tmp_path / "messages.jsonl"))

    lines = (tmp_path / "messages.jsonl").read_text().splitlines()
    written = [json.loads(line)["MessageID"] for line in lines]
    sent = a_postmark_server.server_client().outbound
    assert len(written) == len(set(written)) == asyncio.run(sent.list(count=1)).total


def test_an_interrupted_export_says_how_to_continue(
    run: Callable[..., None],
    a_postmark_server: FakePostmark,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # While the script waits for its first response, so never outside of it.
    a_postmark_server.on_request(lambda _: os.kill(os.getpid(), signal.SIGINT))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    with pytest.raises(SystemExit) as ended:
        run("export_messages.py", str(tmp_path / "messages.jsonl"))

    signal.signal(signal.SIGINT, before)
    assert ended.value.code == 130
    assert "Run the same command again" in capsys.readouterr().out


def test_an_export_without_messages_shows_no_progress_bar(
    run: Callable[..., None],
    a_postmark_server: FakePostmark,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run("export_messages.py", "--stream=empty", str(tmp_path / "messages.jsonl"))

    assert capsys.readouterr().out.startswith("0 messages written")


def test_the_plot_is_a_picture(run: Callable[..., None], tmp_path: Path) -> None:
    run("opens_by_client.py", str(tmp_path / "opens.png"))

    assert (tmp_path / "opens.png").read_bytes().startswith(b"\x89PNG")


def _loaded(script: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(script, SCRIPTS / f"{script}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def export() -> ModuleType:
    return _loaded("export_messages")


@pytest.mark.parametrize("torn", [b"", b'{"MessageID": "ha', b"\xf0\x9f"])
def test_an_interrupted_export_continues(
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


def test_each_attempt_is_a_span_of_an_http_client(fake_postmark: FakePostmark) -> None:
    pytest.importorskip("opentelemetry.sdk", reason="only of an example's own requirements")
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
    from opentelemetry.trace import SpanKind

    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    tracer = provider.get_tracer("of the test")
    on_attempt = _loaded("open_telemetry").traced(tracer)
    client = fake_postmark.sync_server_client(retries=1, on_attempt=on_attempt)
    fake_postmark.drop_connection()
    fake_postmark.fail_next(503, headers={"X-Request-Id": "r-1"})

    with tracer.start_as_current_span("of the caller"), pytest.raises(ServerError):
        client.outbound.list()
    client.outbound.list()

    dropped, failed, caller, fine = spans.get_finished_spans()
    of_all: dict[str, str | int] = {
        "http.request.method": "GET",
        "server.address": "api.postmarkapp.com",
        "server.port": 443,
        "url.full": "https://api.postmarkapp.com/messages/outbound",
    }
    assert dict(dropped.attributes or {}) == of_all | {"error.type": "no_response"}
    assert dict(failed.attributes or {}) == of_all | {
        "http.response.status_code": 503,
        "http.request.resend_count": 1,
        "error.type": "503",
        "postmark.request_id": "r-1",
    }
    assert dict(fine.attributes or {}) == of_all | {"http.response.status_code": 200}
    assert [span.status.is_ok for span in (dropped, failed, fine)] == [False, False, True]
    assert {span.name for span in (dropped, failed, fine)} == {"GET"}
    assert {span.kind for span in (dropped, failed, fine)} == {SpanKind.CLIENT}
    assert dropped.parent == failed.parent == caller.get_span_context()
