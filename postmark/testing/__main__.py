"""`python -m postmark.testing`: serve a fake Postmark with sample messages until interrupted."""

from __future__ import annotations

import argparse
import signal
import sys
import threading

from postmark.testing._fake import FakePostmark


def main() -> int:
    """Serve until Ctrl-C or SIGTERM; return the exit status."""
    options = _parser().parse_args()
    stop = threading.Event()

    def leave(_number: int, _frame: object) -> None:
        stop.set()

    signal.signal(signal.SIGINT, leave)
    signal.signal(signal.SIGTERM, leave)
    fake = FakePostmark()
    fake.add_samples(options.messages, seed=options.seed)
    try:
        with fake.serve(options.port) as url:
            sys.stdout.write(_greeting(fake, url))
            sys.stdout.flush()
            stop.wait()
    except OSError as error:
        sys.stderr.write(f"Port {options.port}: {error.strerror}. --port 0 takes any free one.\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m postmark.testing",
        description="Serve a fake Postmark with sample messages on this machine.",
    )
    parser.add_argument("--port", type=int, default=8025, help="0 takes any free port (8025)")
    parser.add_argument("--messages", type=int, default=2000, help="outbound messages (2000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other messages (1)")
    return parser


def _greeting(fake: FakePostmark, url: str) -> str:
    token = fake.server_token
    return f"""\
Fake Postmark at {url}
{len(fake.outbound):,} outbound and {len(fake.inbound):,} inbound messages. Server token: {token}

from postmark import SyncServerClient
client = SyncServerClient("{token}", base_url="{url}")
client.outbound.list(count=5)

Ctrl-C stops it.
"""


if __name__ == "__main__":
    raise SystemExit(main())
