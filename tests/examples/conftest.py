"""Shared by the tests of the examples: their paths, and Django, set up once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from postmark.testing import FakePostmark

EXAMPLES = Path(__file__).parents[2] / "examples"
sys.path[:0] = [str(EXAMPLES / "django_site"), str(EXAMPLES / "fastapi_app")]
sys.path.insert(0, str(EXAMPLES / "celery_app"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
os.environ.setdefault("DJANGO_SECRET_KEY", "of the tests")
os.environ.setdefault("DJANGO_DATABASE", ":memory:")
os.environ.setdefault("CELERY_BROKER_URL", "memory://")
os.environ.setdefault("CELERY_RESULT_BACKEND", "cache+memory://")


@pytest.fixture(scope="session")
def django_database() -> Iterator[None]:
    """Django, set up, with its tables in memory."""
    import django
    from django.core.management import call_command
    from django.db import connections
    from django.test.utils import setup_test_environment, teardown_test_environment

    django.setup()
    setup_test_environment()
    call_command("migrate", verbosity=0)
    yield
    connections.close_all()
    teardown_test_environment()


@pytest.fixture
def a_postmark_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePostmark]:
    """The fake that the tokens and $POSTMARK_BASE_URL refer to during the test."""
    fake = FakePostmark()
    fake.add_samples(200)
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", fake.server_token)
    monkeypatch.setenv("POSTMARK_ACCOUNT_TOKEN", fake.account_token)
    with fake.serve() as url:
        monkeypatch.setenv("POSTMARK_BASE_URL", url)
        yield fake
