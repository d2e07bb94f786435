"""The command line as a process of its own, against a fake over a port."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import pytest

from postmark.testing import FakePostmark

COMMAND = (sys.executable, "-X", "dev", "-W", "error", "-m", "postmark")


class Done:
    """What a process left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Cli:
    """Runs commands against a fake."""

    def __init__(self, fake: FakePostmark, url: str) -> None:
        self.fake = fake
        self.environment = {
            **os.environ,
            "POSTMARK_SERVER_TOKEN": fake.server_token,
            "POSTMARK_BASE_URL": url,
            "TZ": "Europe/Berlin",
            "COLUMNS": "200",
        }

    def start(
        self,
        *arguments: object,
        stdin: int | None = None,
        stdout: int | None = None,
        stderr: int | None = None,
    ) -> subprocess.Popen[bytes]:
        command = [*COMMAND, *map(str, arguments)]
        return subprocess.Popen(
            command, env=self.environment, stdin=stdin, stdout=stdout, stderr=stderr
        )

    def __call__(
        self, *arguments: object, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Done:
        """Run a command in a pipe."""
        command = [*COMMAND, *map(str, arguments)]
        environment = self.environment | dict(env or {})
        done = subprocess.run(
            command, env=environment, input=stdin, capture_output=True, check=False
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def on_a_terminal(self, *arguments: object) -> Done:
        """Run a command on a pseudo-terminal."""
        pty = pytest.importorskip("pty")
        ours, theirs = pty.openpty()
        process = self.start(*arguments, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # Linux's way to say that the other end is closed
            while piece := os.read(ours, 65_536):
                shown += piece
        os.close(ours)
        return Done(process.wait(), shown.decode().replace("\r\n", "\n"), "")


@pytest.fixture
def cli(served: tuple[FakePostmark, str]) -> Cli:
    """The command line against an empty fake."""
    return Cli(*served)


@pytest.fixture(scope="session")
def sampled_cli() -> Iterator[Cli]:
    """The command line against a fake with sample data, for tests that only read."""
    fake = FakePostmark()
    fake.add_samples(1500)
    with fake.serve() as url:
        yield Cli(fake, url)
