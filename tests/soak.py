"""What the tests of the transport share: how long they last, and what the process holds open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOAK = bool(os.environ.get("POSTMARK_SOAK"))
"""Whether tests run in their long forms."""


def descriptors() -> int:
    """Return how many files and sockets this process has open."""
    return len(list(Path("/dev/fd").iterdir()))


def run_python(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a Python of its own in which every warning is an error."""
    # asyncio's development mode tells of every callback that a busy machine was slow with.
    program = "import logging; logging.getLogger('asyncio').setLevel('ERROR')\n" + program
    return subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", program],
        capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent), **environment},
    )  # fmt: skip
