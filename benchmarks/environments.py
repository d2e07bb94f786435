"""A virtual environment for each peer, in build/bench, created once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "bench"

# This project shares the environment of raw httpx, so that both import the same files.
NEEDS = {
    "httpx": ["httpx", "attrs", "tzdata"],
    "msgspec": ["httpx", "attrs", "tzdata", "msgspec"],
    "official": ["postmark-python==0.4.0"],
    "postmarker": ["postmarker==1.0"],
    # For the mail backends, all with the same Django, and for the command line.
    "django": ["httpx", "attrs", "tzdata", "django"],
    "official_django": ["postmark-python==0.4.0", "django"],
    "anymail": ["django", "django-anymail[postmark]==15.2"],
    "cli": ["httpx", "attrs", "tzdata", "click", "rich"],
}


def python(name: str) -> Path:
    """Return the interpreter of an environment, which is created if it is missing."""
    home = BUILD / name
    interpreter = home / "bin" / "python"
    if not (home / ".ready").exists():
        constraints = _constraints()
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        pip = [str(interpreter), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-c", str(constraints), *NEEDS[name]], check=True)
        (home / ".ready").touch()
    return interpreter


def _constraints() -> Path:
    """Write the pinned versions as constraints, so that all peers use the same httpx."""
    pins = (ROOT / "requirements" / "dev.txt").read_text().splitlines()
    BUILD.mkdir(parents=True, exist_ok=True)
    written = BUILD / "constraints.txt"
    written.write_text("\n".join(line for line in pins if re.match(r"[\w.-]+==", line)))
    return written
