"""Configuration of the Django app."""

from typing import Any

from django.apps import AppConfig
from django.core.signals import setting_changed


class SupportConfig(AppConfig):
    name = "support"
    verbose_name = "Mail support"

    def ready(self) -> None:
        setting_changed.connect(forget_clients)


def forget_clients(*, setting: str, **_: Any) -> None:
    """Make `override_settings(POSTMARK=...)` effective in tests."""
    if setting == "POSTMARK":
        from . import postmark_clients  # noqa: PLC0415  (the SDK loads with the first client)

        postmark_clients.forget()
