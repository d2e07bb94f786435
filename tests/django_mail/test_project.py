"""A fresh Django project sends after `pip install 'postmark-sdk[django]'` and two settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from postmark.testing import FakePostmark

SEND = """
from django.core.mail import send_mail
print(send_mail("Hi", "Hello", "shop@example.com", ["pat@example.com"]), "sent")
"""


def run(folder: Path, *arguments: str, **environment: str) -> str:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "POSTMARK"))}
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", *arguments],
        cwd=folder,
        env=inherited | environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return done.stdout


def test_a_fresh_project_sends_with_two_settings(
    fake_postmark: FakePostmark, tmp_path: Path
) -> None:
    run(tmp_path, "-m", "django", "startproject", "mysite", ".")
    with (tmp_path / "mysite" / "settings.py").open("a") as settings:
        settings.write('EMAIL_BACKEND = "postmark.django.EmailBackend"\n')
        settings.write(f"POSTMARK_SERVER_TOKEN = {fake_postmark.server_token!r}\n")

    with fake_postmark.serve() as url:
        said = run(tmp_path, "manage.py", "shell", "-c", SEND, POSTMARK_BASE_URL=url)
        run(tmp_path, "manage.py", "sendtestemail", "jo@example.com", POSTMARK_BASE_URL=url)

    assert said.endswith("1 sent\n")
    assert [mail.to for mail in fake_postmark.sent] == ["pat@example.com", "jo@example.com"]
