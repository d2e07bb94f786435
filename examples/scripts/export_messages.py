"""Write every message to a file, one JSON object per line, newest first.

It can be interrupted at any time. Started again with the same file, it continues after the last
complete line, with older messages, and writes none twice. Messages newer than those in the file
need a new file.
"""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.progress import track

from postmark import OutboundMessage, SyncServerClient


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--stream", help="id of the message stream (outbound)")
    options = parser.parse_args()
    try:
        with SyncServerClient() as client:
            written = export(client, options.file, options.stream)
    except KeyboardInterrupt:
        print("Interrupted. Run the same command again to continue.")
        sys.exit(130)
    print(f"{written} messages written to {options.file}")


def export(client: SyncServerClient, file: Path, stream: str | None = None) -> int:
    """Write the messages missing from the file; return their number."""
    cut_torn_line(file)
    known, oldest = what_is_there(file)
    total = client.outbound.list(count=1, message_stream=stream, to_date=oldest).total
    messages = client.outbound.stream(message_stream=stream, to_date=oldest)
    written = 0
    with file.open("a", encoding="utf-8") as lines:
        # Without messages, the bar would stay at 0 %.
        for message in track(messages, "Messages", total=total, disable=not total):
            if message.message_id not in known:
                lines.write(json.dumps(message.to_dict(), ensure_ascii=False) + "\n")
                written += 1
    return written


def cut_torn_line(file: Path) -> None:
    """Remove the incomplete line that an interruption may have left at the end."""
    if file.exists():
        with file.open("r+b") as content:
            kept = sum(len(line) for line in content if line.endswith(b"\n"))
            content.truncate(kept)


def what_is_there(file: Path) -> tuple[set[str], datetime | None]:
    """Return the ids in the file, and the time of the oldest message."""
    known: set[str] = set()
    oldest: datetime | None = None
    if file.exists():
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                row: dict[str, Any] = json.loads(line)
                message = OutboundMessage.from_dict(row)
                known.add(message.message_id)
                oldest = min(oldest or message.received_at, message.received_at)
    return known, oldest


if __name__ == "__main__":
    main()
