"""Run the app on this machine against a fake Postmark with sample messages."""

import argparse
import os
import tempfile
from pathlib import Path

import uvicorn

from postmark.testing import FakePostmark


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=8000)
    port = options.parse_args().port
    fake = FakePostmark()
    fake.add_samples(2000)
    with fake.serve() as url, tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            MAILROOM_API_KEY="demo",
            MAILROOM_WEBHOOK_PASSWORD="demo",  # noqa: S106  (a throw-away local app)
            MAILROOM_SENDER="mailroom@example.com",
            MAILROOM_DATABASE=str(Path(folder, "mailroom.sqlite3")),
            POSTMARK_SERVER_TOKEN=fake.server_token,
            POSTMARK_BASE_URL=url,
        )
        print(f"Open http://127.0.0.1:{port}/docs and authorize with the API key: demo")
        uvicorn.run("mailroom.app:app", port=port)


if __name__ == "__main__":
    main()
