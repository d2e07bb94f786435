"""Record a session of the command line against a fake Postmark as a picture.

    python tools/record_cli.py docs/command-line.svg

The commands run on a pseudo-terminal, so that the picture is what a user sees.
"""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from postmark.testing import FakePostmark

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
WIDTH = 128
AMOUNT = 1200


def story(fake: FakePostmark) -> str:
    """Add messages to pat@example.com; return the id of the one that is shown."""
    add, pat = fake.outbound.add, '"Pat" <pat@example.com>'
    sent: dict[str, Any] = {"to": pat, "from_email": "shop@example.com"}
    welcome = add(subject="Welcome, Pat!", received_at=NOW - timedelta(days=6), **sent)
    welcome.delivered(received_at=NOW - timedelta(days=6, seconds=-3))
    welcome.opened(received_at=NOW - timedelta(days=5), client_name="Apple Mail", city="Berlin")
    news: dict[str, Any] = {"message_stream": "broadcast", "received_at": NOW - timedelta(days=2)}
    add(subject="News of week 9", **sent, **news).delivered(received_at=NOW - timedelta(days=2))
    reset = add(subject="Reset your password", received_at=NOW - timedelta(hours=1), **sent)
    reset.bounced(received_at=NOW - timedelta(minutes=59))
    return welcome.message_id


def on_a_terminal(arguments: list[str], environment: dict[str, str]) -> str:
    """Run a command; return the last state of what it shows."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "postmark", *arguments]
    process = subprocess.Popen(command, env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # the other end is closed
        while piece := os.read(ours, 65_536):
            shown += piece
    os.close(ours)
    if process.wait():
        raise SystemExit(shown.decode())
    # A progress bar is drawn over itself: only its last state counts.
    lines = (line.rpartition("\r\x1b[2K")[2] for line in shown.decode().split("\r\n"))
    return "\n".join(re.sub(r"\x1b\[\?25[hl]", "", line) for line in lines).strip("\n")


def main() -> None:
    """Record the session."""
    fake = FakePostmark(now=NOW)
    fake.add_samples(AMOUNT)
    message = story(fake)
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    with fake.serve() as url, tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "POSTMARK_SERVER_TOKEN": fake.server_token,
            "POSTMARK_BASE_URL": url,
            "PYTHONPATH": str(Path.cwd()),
            "COLUMNS": str(WIDTH),
            "TERM": "xterm-256color",
            "TZ": "Europe/Berlin",
        }
        os.chdir(folder)
        for arguments in (
            ["find", "Pat@Example.com"],
            ["show", message],
            ["export", "outbound", "--to", "sent.jsonl"],
        ):
            console.print(Text(f"$ postmark-sdk {' '.join(arguments)}", style="bold"))
            console.print(Text.from_ansi(on_a_terminal(arguments, environment)), "")
    picture = console.export_svg(title="postmark-sdk", unique_id="postmark-sdk")
    # Without fonts from another site, which a page must not load.
    picture = re.sub(r"\s*@font-face \{[^}]*\}", "", picture)
    TARGET.write_text(re.sub(r"[ \t]+$", "", picture, flags=re.MULTILINE), encoding="utf-8")


if __name__ == "__main__":
    TARGET = Path(sys.argv[1]).resolve()
    main()
