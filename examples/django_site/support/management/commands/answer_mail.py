"""Answer the mail that the webhook brought; run it every minute, any number at a time."""

from typing import Any

from django.core.management.base import BaseCommand

from support.mails import answer_received


class Command(BaseCommand):
    help = "Answer received mail, each once."

    def handle(self, *_: Any, **__: Any) -> None:
        self.stdout.write(f"{answer_received()} answered")
