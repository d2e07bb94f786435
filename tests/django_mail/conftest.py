"""Django, whose mail goes to a fake on a port. A process has one Django: that of the example."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from postmark.testing import FakePostmark

sys.path.insert(0, str(Path(__file__).parents[2] / "examples" / "django_site"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
os.environ.setdefault("DJANGO_SECRET_KEY", "of the tests")
os.environ.setdefault("DJANGO_DATABASE", ":memory:")


@pytest.fixture(scope="session")
def django_is_set_up() -> None:
    import django

    django.setup()


@pytest.fixture
def fake(django_is_set_up: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePostmark]:
    """The fake to which the mails of the test go."""
    from django.test import override_settings

    fake = FakePostmark()
    with fake.serve() as url:
        monkeypatch.setenv("POSTMARK_BASE_URL", url)
        with override_settings(
            EMAIL_BACKEND="postmark.django.EmailBackend",
            POSTMARK_SERVER_TOKEN=fake.server_token,
            DEFAULT_FROM_EMAIL="Shop <shop@example.com>",
        ):
            yield fake
