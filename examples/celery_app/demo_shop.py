"""Run the tasks on this machine: a fake Postmark, a worker in this process, a broker in memory."""

import os
import tempfile
from datetime import timedelta
from pathlib import Path

from celery.contrib.testing.worker import start_worker

from postmark.testing import FakePostmark


def main() -> None:
    fake = FakePostmark()
    fake.add_samples(2000)
    fake.suppress("reader7@example.com", "broadcast")
    with fake.serve() as url, tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            POSTMARK_SERVER_TOKEN=fake.server_token,
            POSTMARK_BASE_URL=url,
            CELERY_BROKER_URL="memory://",
            CELERY_RESULT_BACKEND="cache+memory://",
            MAILSHOP_EXPORTS=folder,
        )
        show(fake, Path(folder))


def show(fake: FakePostmark, folder: Path) -> None:
    from mailshop.celery import app  # noqa: PLC0415  (it reads the environment)
    from mailshop.exports import export_month  # noqa: PLC0415 - as the line above
    from mailshop.newsletter import send_newsletter  # noqa: PLC0415 - as the line above
    from mailshop.orders import send_order_mail  # noqa: PLC0415 - as the line above

    app.conf.broker_transport_options = {"polling_interval": 0.05}
    app.conf.result_chord_retry_interval = 0.1
    month = f"{fake.now - timedelta(days=10):%Y-%m}"
    readers = [f"reader{number}@example.com" for number in range(1200)]
    with start_worker(app, pool="threads", concurrency=4, perform_ping_check=False):
        print("send_order_mail:", send_order_mail.delay("1001", "pat@example.com").get())
        print("send_newsletter:", send_newsletter.delay("48", readers).get())
        summary = export_month.delay(month).get()
        print(f"export_month:    {summary['messages']} messages of {len(summary['days'])} days:")
        for file in sorted(folder.iterdir()):
            print(f"  {file.name}  {file.stat().st_size:>9,} bytes")
    print(f"The fake Postmark got {len(fake.requests)} requests and sent {len(fake.sent)} mails.")


if __name__ == "__main__":
    main()
