"""Serve the fake Postmark with sample data, and test it with schemathesis.

Requests that the spec forbids are included, and must be rejected. Command-line arguments are passed
to schemathesis, such as `--include-operation-id inbound_bypass`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from postmark.testing import FakePostmark

ROOT = Path(__file__).parent.parent


def main() -> int:
    fake = FakePostmark()
    fake.add_samples()
    with fake.serve() as url:
        environment = {
            **os.environ,
            "FAKE_URL": url,
            "FAKE_TOKEN": fake.server_token,
            "FAKE_ACCOUNT_TOKEN": fake.account_token,
            "PYTHONPATH": str(ROOT / "tests"),  # hooks.py reads the spec as the tests do
        }
        driver = Path(sys.executable).with_name("schemathesis")
        options = ["--config-file", "contract/schemathesis.toml", "run", "spec/postmark.yaml"]
        command = [str(driver), *options, *sys.argv[1:]]
        return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
