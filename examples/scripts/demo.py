"""Run a script of this folder against a fake Postmark: `demo.py quickstart_sync.py`.

The script itself is not changed: it reads $POSTMARK_SERVER_TOKEN, and the SDK $POSTMARK_BASE_URL.
"""

import os
import runpy
import sys
from pathlib import Path

from postmark.testing import FakePostmark


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("usage: demo.py SCRIPT [ARGUMENTS]")
    fake = FakePostmark()
    fake.add_samples(2000)
    with fake.serve() as url:
        os.environ.update(POSTMARK_SERVER_TOKEN=fake.server_token, POSTMARK_BASE_URL=url)
        sys.argv = sys.argv[1:]
        runpy.run_path(str(Path(__file__).with_name(sys.argv[0])), run_name="__main__")


if __name__ == "__main__":
    main()
