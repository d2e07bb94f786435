"""Starts the server of server.py."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving(seconds: float = 0.0) -> Generator[str]:
    """Yield the base URL of a server that delays each response by `seconds`."""
    script = Path(__file__).with_name("server.py")
    with subprocess.Popen(
        [sys.executable, script, str(seconds)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdout
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        server.communicate()
