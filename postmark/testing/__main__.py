"""`python -m postmark.testing`: serve a fake Postmark with sample messages until interrupted."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading

from postmark.testing._fake import FakePostmark


def main() -> int:
    """Serve until Ctrl-C or SIGTERM; return the exit code."""
    options = _parser().parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    fake = FakePostmark()
    try:
        with fake.serve(options.port) as url:
            fake.add_samples(options.messages, seed=options.seed)
            sys.stdout.write(_greeting(fake, url))
            sys.stdout.flush()
            threading.Event().wait()
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        sys.stderr.write(
            f"Port {options.port}: {error.strerror}. Use --port 0 for any free port.\n"
        )
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m postmark.testing",
        description="Serve a fake Postmark with sample messages on this machine.",
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=os.environ.get("PORT", "8025"),
        help="port; 0 takes any free one (default: $PORT, else 8025)",
    )
    parser.add_argument(
        "--messages", type=_amount, default=2000, help="number of outbound messages (default: 2000)"
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="a different seed gives different messages (default: 1)"
    )
    return parser


def _port(text: str) -> int:
    return _within(text, 65_535)


def _amount(text: str) -> int:
    return _within(text, 10_000_000)


def _within(text: str, most: int) -> int:
    if not text.isdecimal() or int(text) > most:
        raise argparse.ArgumentTypeError(f"must be 0 to {most:,}, not {text}")
    return int(text)


def _greeting(fake: FakePostmark, url: str) -> str:
    token = fake.server_token
    return f"""\
Fake Postmark at {url}
{len(fake.outbound):,} outbound and {len(fake.inbound):,} inbound messages. Server token: {token}
By default, lists show only the stream "outbound" and inbound messages that are "Processed".

from postmark import SyncServerClient
client = SyncServerClient("{token}", base_url="{url}")
client.outbound.list(count=5)

curl -H "X-Postmark-Server-Token: {token}" -H "Accept: application/json" \\
  "{url}/messages/outbound?count=5&offset=0"

{_find(fake, url)}Ctrl-C stops it.
"""


def _find(fake: FakePostmark, url: str) -> str:
    """Return a command that finds the newest message."""
    if not len(fake.outbound):
        return ""
    newest = next(iter(fake.outbound))
    variables = f"POSTMARK_SERVER_TOKEN={fake.server_token} POSTMARK_BASE_URL={url}"
    return f"{variables} \\\n  python -m postmark find {newest.recipients[0]}\n\n"


if __name__ == "__main__":
    raise SystemExit(main())
