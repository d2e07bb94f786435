"""Errors in the result store of a task queue, copies of what holds a client, nested loops."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
import types
from typing import Any

import pytest
from either import Either

from postmark import (
    APIError,
    AsyncAccountClient,
    AsyncServerClient,
    BatchError,
    Email,
    RateLimitError,
    SyncAccountClient,
    SyncServerClient,
)
from postmark.testing import FakePostmark


def stored_by_celery(error: BaseException) -> Any:
    """Return an error as Celery's JSON backend gives it back: from its name and its arguments."""
    stored = json.dumps({"type": type(error).__qualname__, "args": error.args})
    found = json.loads(stored)
    kind = getattr(sys.modules[type(error).__module__], found["type"])
    return kind(*found["args"])


def test_an_error_is_whole_after_celerys_json(either: Either) -> None:
    fake = FakePostmark()
    client = either.fake_client(fake)
    with pytest.raises(APIError) as caught:
        either(client.outbound.get("unknown"))

    back = stored_by_celery(caught.value)

    assert type(back) is type(caught.value)
    assert (back.status, back.error_code, back.attempts) == (422, 701, 1)
    assert vars(back) == vars(caught.value)
    assert str(back) == str(caught.value)
    assert stored_by_celery(back).args == caught.value.args


def test_what_became_of_a_batch_is_whole_after_celerys_json(either: Either) -> None:
    fake = FakePostmark()
    client = either.fake_client(fake)
    mails = [
        Email(from_email="shop@example.com", to=to, subject="Hi", text_body="Hello")
        for to in ("pat@example.com", "nowhere")
    ]
    with pytest.raises(BatchError) as caught:
        either(client.outbound.send_batch(mails, check=True))

    back = stored_by_celery(caught.value)

    assert [each.state for each in back.results] == ["accepted", "refused"]
    assert [index for index, _, _ in back.refused] == [1]
    assert str(back) == str(caught.value)


@pytest.mark.parametrize("serializer", ["json", "pickle"])
def test_celery_gives_back_the_error_of_a_task(either: Either, serializer: str) -> None:
    celery = pytest.importorskip("celery")
    app = celery.Celery(backend="cache+memory://", set_as_current=False)
    app.conf.update(result_serializer=serializer, accept_content=[serializer])
    error = RateLimitError("slow down", status=429, retry_after=7, attempts=4)

    back = app.backend.exception_to_python(app.backend.prepare_exception(error, serializer))

    assert type(back) is RateLimitError
    assert (back.status, back.retry_after, back.attempts, str(back)) == (429, 7, 4, "slow down")


CLIENTS = [AsyncServerClient, SyncServerClient, AsyncAccountClient, SyncAccountClient]


@pytest.mark.parametrize("kind", CLIENTS)
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_copy_of_what_holds_a_client_holds_the_same_client(kind: Any, copied: Any) -> None:
    client = kind("a-token-of-mine")
    view = client.with_options(retries=0)
    holder = types.SimpleNamespace(client=client, views=[view], settings={"client": client})

    other = copied(holder)

    assert other.client is client
    assert copied([view])[0] is view
    assert other.settings["client"] is client


NESTED = """
import asyncio
import nest_asyncio
nest_asyncio.apply()
from postmark import ServerClient
from postmark.testing import FakePostmark

async def main(url):
    client = ServerClient("fake-server-token", base_url=url)
    asyncio.run(client.outbound.list())
    async for _ in client.outbound.stream(batch_size=5):
        break
    await client.close()

fake = FakePostmark()
fake.add_samples(40)
with fake.serve() as url:
    asyncio.run(main(url))
"""


def test_a_program_with_nest_asyncio_ends_in_silence() -> None:
    pytest.importorskip("nest_asyncio")
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", NESTED]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
