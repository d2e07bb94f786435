"""The app, and what it checks before the site starts."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.signals import setting_changed


class SupportConfig(AppConfig):
    name = "support"
    verbose_name = "Mail support"

    def ready(self) -> None:
        register(check_token)
        setting_changed.connect(forget_clients)


def check_token(**_: Any) -> list[CheckMessage]:
    """Say so at start-up, not with the first page, when there is no token."""
    if settings.POSTMARK.get("server_token"):
        return []
    hint = "Set POSTMARK_SERVER_TOKEN to the API token of your Postmark server."
    return [Error("There is no Postmark server token.", hint=hint, id="support.E001")]


def forget_clients(*, setting: str, **_: Any) -> None:
    """Let `override_settings(POSTMARK=...)` in tests have an effect."""
    if setting == "POSTMARK":
        from . import postmark_clients  # noqa: PLC0415  (the SDK loads with the first client)

        postmark_clients.forget()
