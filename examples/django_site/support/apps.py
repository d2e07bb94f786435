"""The app."""

from typing import Any

from django.apps import AppConfig
from django.core.signals import setting_changed


class SupportConfig(AppConfig):
    name = "support"
    verbose_name = "Mail support"

    def ready(self) -> None:
        setting_changed.connect(forget_clients)


def forget_clients(*, setting: str, **_: Any) -> None:
    """Let `override_settings(POSTMARK=...)` in tests have an effect."""
    if setting == "POSTMARK":
        from . import postmark_clients  # noqa: PLC0415  (the SDK loads with the first client)

        postmark_clients.forget()
