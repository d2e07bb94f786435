"""Run the site on this machine against a fake Postmark with sample messages."""

import argparse
import os
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

from postmark.testing import FakePostmark
from postmark.webhooks import parse


def deliver_some(fake: FakePostmark) -> None:
    """Let the site handle the newest events, as if Postmark had posted them."""
    from support.webhooks import handle  # noqa: PLC0415  (Django must be set up)

    for event in fake.events[-200:]:
        body, headers = fake.webhook(event)
        handle(parse(body, headers=headers, auth=None))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", default="8000")
    port = options.parse_args().port
    fake = FakePostmark()
    fake.add_samples(2000)
    with fake.serve() as url, tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="shop.settings",
            DJANGO_DEBUG="1",
            DJANGO_DATABASE=str(Path(folder, "demo.sqlite3")),
            DJANGO_SUPERUSER_PASSWORD="demo",  # noqa: S106  (a throw-away local site)
            POSTMARK_SERVER_TOKEN=fake.server_token,
            POSTMARK_BASE_URL=url,
        )
        django.setup()
        call_command("migrate", verbosity=0)
        call_command(
            "createsuperuser", username="demo", email="demo@example.com", interactive=False
        )
        deliver_some(fake)
        print("Log in as demo, password demo.")
        # Without the reloader, which would run this file, and so the fake, a second time.
        call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)


if __name__ == "__main__":
    main()
