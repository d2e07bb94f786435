"""Both examples on their production servers, under load and with clients that disconnect."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from transport_helpers import SOAK

from postmark.testing import Delivery, FakePostmark, ReceivedRequest
from postmark.webhooks import WebhookAuth

from .conftest import EXAMPLES
from .events import busy_hour, post_all
from .load import PATIENCE, Server, ask, get, get_a_little, load, running, shell

SECONDS = 1.5
TAGS = [f"tag-{number}" for number in range(5)]


@pytest.fixture(scope="module")
def mail() -> Iterator[tuple[FakePostmark, str]]:
    """A fake on a port, with messages that show which request a response belongs to."""
    fake = FakePostmark()
    for number in range(2000):
        message = fake.outbound.add(subject=f"Subject {number} of", tag=TAGS[number % len(TAGS)])
        if number % 3 == 0:
            message.delivered().opened()
    for number in range(400):
        fake.inbound.add(subject=f"Failed {number}", status="Failed")
    with fake.serve() as url:
        yield fake, url


# --- Django -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cookie(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A database with one staff user, and the cookie of a session."""
    database = tmp_path_factory.mktemp("django") / "site.sqlite3"
    made = subprocess.run(
        [sys.executable, "-c", _MAKE_SESSION],
        cwd=EXAMPLES / "django_site",
        env={"DJANGO_SETTINGS_MODULE": "shop.settings", **_django_env(database)},
        capture_output=True,
        text=True,
        check=True,
    )
    return database, made.stdout.strip()


_MAKE_SESSION = """
import django
django.setup()
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
browser = Client()
browser.force_login(User.objects.create(username="lead", is_staff=True, is_superuser=True))
print(browser.cookies["sessionid"].value)
"""


def _django_env(database: Path) -> dict[str, str]:
    own = {"DJANGO_SECRET_KEY": "of the tests", "DJANGO_DATABASE": str(database)}
    return shell() | own


DJANGO = {
    "gunicorn prefork": ["gunicorn", "--workers=2", "--preload", "--bind=127.0.0.1:0", "shop.wsgi"],
    "gunicorn gthread": [
        "gunicorn", "--workers=2", "--worker-class=gthread", "--threads=4", "--bind=127.0.0.1:0",
        "shop.wsgi",
    ],
    "uvicorn": ["uvicorn", "--workers=2", "--port=0", "shop.asgi:application"],
}  # fmt: skip


@pytest.fixture(params=DJANGO)
def site(
    request: pytest.FixtureRequest, mail: tuple[FakePostmark, str], cookie: tuple[Path, str]
) -> Iterator[tuple[Server, dict[str, str]]]:
    """The Django example on a real server, and the request headers of a staff user."""
    fake, url = mail
    database, session = cookie
    token = {"POSTMARK_SERVER_TOKEN": fake.server_token, "POSTMARK_BASE_URL": url}
    env = _django_env(database) | token
    csrf = "a" * 32
    headers = {"Cookie": f"sessionid={session}; csrftoken={csrf}", "X-CSRFToken": csrf}
    folder = EXAMPLES / "django_site"
    with running(DJANGO[request.param], folder, env, "/login/") as server:
        yield server, headers


def test_django_under_load(
    mail: tuple[FakePostmark, str], site: tuple[Server, dict[str, str]]
) -> None:
    fake, _ = mail
    server, headers = site
    messages = list(fake.outbound)
    failed = iter([m for m in fake.inbound if m.status == "Failed"][:40])
    retried: list[str] = []
    puts = _count_of(fake, "inbound_retry")
    # What a browser sends, and what the web server in front adds.
    behind_tls = {"Origin": server.address.replace("http:", "https:"), "X-Forwarded-Proto": "https"}

    def search(tag: str) -> None:
        status, text = get(server.address, f"/support/?{urlencode({'tag': tag})}", headers)
        assert status == 200
        assert set(re.findall(r"<td>(tag-\d)</td>", text)) == {tag}
        assert len(re.findall(r"<td>(tag-\d)</td>", text)) == 25

    def look() -> None:
        message = random.choice(messages)
        status, text = get(server.address, f"/support/messages/{message.message_id}/", headers)
        assert status == 200
        assert f"<h1>{message.subject}</h1>" in text

    def count() -> None:
        status, text = get(server.address, "/support/status/", headers)
        assert status == 200
        assert "<dt>Queued</dt><dd>0</dd>" in text

    def retry() -> None:
        message = next(failed, None)
        if message:
            url = f"/support/inbound/{message.message_id}/retry/"
            status, _ = get(server.address, url, headers | behind_tls, body="")
            assert status == 302
            assert message.status == "Scheduled"
            retried.append(message.message_id)

    def hang_up() -> None:
        path = random.choice(["/support/", f"/support/messages/{messages[0].message_id}/"])
        get_a_little(server.address, path, headers, random.choice([0, 0, 100]))

    searches = [lambda tag=tag: search(tag) for tag in TAGS[:3]]
    answered = load(SECONDS, *searches, look, count, retry, hang_up)
    server.stop()

    assert answered > 5
    assert retried
    assert _count_of(fake, "inbound_retry") - puts == len(retried)
    _assert_clean(server)


@pytest.mark.parametrize("kind", DJANGO if SOAK else ["gunicorn gthread"])
def test_django_handles_each_of_a_thousand_events_once(kind: str, tmp_path: Path) -> None:
    fake, auth = FakePostmark(), WebhookAuth("postmark", "of postmark")
    hour = busy_hour(fake, auth)
    folder = EXAMPLES / "django_site"
    with fake.serve() as url:
        env = _django_env(tmp_path / "site.sqlite3") | {
            "POSTMARK_SERVER_TOKEN": fake.server_token,
            "POSTMARK_BASE_URL": url,
            "POSTMARK_WEBHOOK_PASSWORD": "of postmark",
        }
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "migrate", "-v0"], cwd=folder, env=env, check=True)
        with running(DJANGO[kind], folder, env, "/login/") as server:
            statuses = post_all(server.address, "/webhooks/postmark", hour.postings)
            server.stop()
        answers = [
            subprocess.Popen([*manage, "answer_mail", "-v0"], cwd=folder, env=env) for _ in range(2)
        ]
        assert [answer.wait(PATIENCE) for answer in answers] == [0, 0]

    assert statuses == {200: len(hour.postings)}
    with closing(sqlite3.connect(tmp_path / "site.sqlite3")) as database:
        kinds = "SELECT kind, count(*) FROM support_delivery GROUP BY kind"
        assert dict(database.execute(kinds)) == hour.kinds
        stopped = "SELECT count(*) FROM support_address WHERE stopped"
        assert database.execute(stopped).fetchone() == (100,)
    assert sorted(mail.subject or "" for mail in fake.sent) == sorted(
        f"Re: Help {number}" for number in range(40)
    )
    _assert_clean(server)


@pytest.mark.parametrize(
    "server",
    # One worker: uvicorn's parent would start those that fail again and again.
    [
        ["gunicorn", "--bind=127.0.0.1:0", "shop.wsgi"],
        ["uvicorn", "--port=0", "shop.asgi:application"],
    ],
)
def test_a_server_without_a_token_does_not_start(server: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *server],
        cwd=EXAMPLES / "django_site",
        env=_django_env(tmp_path / "site.sqlite3"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=PATIENCE,
    )

    assert done.returncode != 0
    assert "set POSTMARK_SERVER_TOKEN" in done.stdout


@pytest.mark.parametrize("command", ["migrate", "collectstatic"])
def test_a_build_needs_no_token(command: str, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(EXAMPLES / "django_site", folder)

    subprocess.run(
        [sys.executable, "-W", "error", "manage.py", command, "--no-input"],
        cwd=folder,
        env=_django_env(tmp_path / "site.sqlite3"),
        check=True,
    )


# --- FastAPI ----------------------------------------------------------------------------------


@pytest.fixture
def api(mail: tuple[FakePostmark, str], tmp_path: Path) -> Iterator[Server]:
    """The FastAPI example on uvicorn with two workers."""
    with _api(*mail, tmp_path) as server:
        yield server


@contextmanager
def _api(fake: FakePostmark, url: str, folder: Path) -> Generator[Server]:
    env = {
        "MAILROOM_API_KEY": "of the tests",
        "MAILROOM_WEBHOOK_PASSWORD": "of postmark",
        "MAILROOM_SENDER": "mailroom@example.com",
        "MAILROOM_DATABASE": str(folder / "mailroom.sqlite3"),
        "POSTMARK_SERVER_TOKEN": fake.server_token,
        "POSTMARK_BASE_URL": url,
    }
    arguments = ["uvicorn", "--workers=2", "--port=0", "mailroom.app:app"]
    with running(arguments, EXAMPLES / "fastapi_app", env, "/docs") as server:
        yield server


KEY = {"X-API-Key": "of the tests"}
JSON = {"Content-Type": "application/json"}


def test_fastapi_under_load(mail: tuple[FakePostmark, str], api: Server) -> None:
    fake, _ = mail
    messages = list(fake.outbound)
    ids = {tag: [m.message_id for m in messages[4 - n :: 5]] for n, tag in enumerate(TAGS)}

    def search(tag: str) -> None:
        status, text = get(api.address, f"/messages?{urlencode({'tag': tag})}", KEY)
        assert status == 200
        assert [item["message_id"] for item in json.loads(text)["items"]] == ids[tag][:100]

    def look() -> None:
        message = random.choice(messages)
        status, text = get(api.address, f"/messages/{message.message_id}", KEY)
        assert status == 200
        assert json.loads(text)["subject"] == message.subject

    def export(tag: str) -> None:
        status, text = get(api.address, f"/messages.ndjson?{urlencode({'tag': tag})}", KEY)
        assert status == 200
        assert [json.loads(line)["MessageID"] for line in text.splitlines()] == ids[tag]

    def hang_up() -> None:
        path = random.choice(["/messages.ndjson", "/messages?count=500"])
        get_a_little(api.address, path, KEY, random.choice([0, 100, 100_000]))

    answered = load(
        SECONDS, *(_calls(search, tag) for tag in TAGS[:2]), look, _calls(export, TAGS[2]), hang_up
    )
    api.stop()

    assert answered > 5
    assert api.log.count("Application shutdown complete.") == 2
    _assert_clean(api)


def test_fastapi_sends_each_mail_once_while_clients_hang_up(tmp_path: Path) -> None:
    fake = FakePostmark()
    fake.delay(0.05, times=None)
    with fake.serve() as url, _api(fake, url, tmp_path) as server:
        answered = asyncio.run(_five_hundred_at_once(fake, server.address))
        server.stop()

    posts = Counter(_order(r.body) for r in fake.requests if r.operation == "outbound_send")
    assert posts == {str(number): 1 for number in range(500) if number % 5 != 4}
    assert answered == {200: 300, 202: 100}
    _assert_clean(server)


async def _five_hundred_at_once(fake: FakePostmark, address: str) -> Counter[int]:
    """Send, send later, send and hang up as soon as Postmark has the mail, and list."""
    loop = asyncio.get_running_loop()
    arrived = {str(number): asyncio.Event() for number in range(500)}

    @fake.on_request
    def note(request: ReceivedRequest) -> None:
        if request.method == "POST":
            loop.call_soon_threadsafe(arrived[_order(request.body)].set)

    async def call(number: int) -> int | None:
        order = str(number)
        mail = {"to": "pat@example.com", "subject": "Hi", "text_body": "Hi", "order": order}
        match number % 5:
            case 0 | 1:
                return await ask(address, "POST", "/mails", KEY, mail)
            case 2:
                return await ask(address, "POST", "/mails/later", KEY, mail)
            case 3:
                return await ask(address, "POST", "/mails", KEY, mail, until=arrived[order])
            case _:
                return await ask(address, "GET", "/messages?count=500", KEY)

    statuses = await asyncio.gather(*map(call, range(500)))
    await asyncio.gather(*(arrived[str(number)].wait() for number in range(2, 500, 5)))
    return Counter(status for status in statuses if status is not None)


def _order(body: bytes) -> str:
    return str(json.loads(body)["Metadata"]["order"])


def test_fastapi_handles_each_of_a_thousand_events_once(tmp_path: Path) -> None:
    fake, auth = FakePostmark(), WebhookAuth("postmark", "of postmark")
    hour = busy_hour(fake, auth)
    with fake.serve() as url, _api(fake, url, tmp_path) as server:
        statuses = post_all(server.address, "/webhooks/postmark", hour.postings)
        again = {delivery.status for delivery in _delivered(fake, server, auth)}
        mail = {"to": hour.bounced, "subject": "Hi", "text_body": "Hi", "order": "1"}
        refused, _ = get(server.address, "/mails", KEY | JSON, json.dumps(mail))
        _, received = get(server.address, "/received", KEY)
        server.stop()

    assert hour.kinds.total() == 1140
    assert statuses == {200: len(hour.postings)}
    assert again == {200}
    assert refused == 409
    assert [row["answer"] for row in json.loads(received)] == ["sent"] * 40
    assert sorted(mail.subject or "" for mail in fake.sent) == sorted(
        f"Re: Help {number}" for number in range(40)
    )
    with closing(sqlite3.connect(tmp_path / "mailroom.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM event").fetchone() == (1140,)
    _assert_clean(server)


def _delivered(fake: FakePostmark, server: Server, auth: WebhookAuth) -> list[Delivery]:
    """Let the fake post everything itself, as Postmark does, after all was posted already."""
    return fake.deliver_webhooks(f"{server.address}/webhooks/postmark", auth)


def _calls(job: Callable[[str], None], tag: str) -> Callable[[], None]:
    return lambda: job(tag)


def _count_of(fake: FakePostmark, operation: str) -> int:
    return sum(request.operation == operation for request in fake.requests)


# What the servers log of a day on which nothing happened.
_ORDINARY = re.compile(
    r"\[\d{4}-\d\d-\d\d [\d:]+ [+-]\d{4}\] \[\d+\] \[INFO\] .*|INFO: .*"
    r"|ResourceWarning: Enable tracemalloc .*|",  # comes with another line, which says what it is
    re.ASCII,
)


def _assert_clean(server: Server) -> None:
    """Assert that only ordinary lines were logged, and that the server stopped cleanly."""
    # uvicorn's parent leaves the socket that it listens on to the end of the process.
    name = re.escape(str(server.socket_name))
    own = rf"<?sys>?:\d: ResourceWarning: unclosed <socket.*laddr={name}>"
    lines = (line for line in server.lines if not re.fullmatch(own, line))
    assert list(itertools.filterfalse(_ORDINARY.fullmatch, lines)) == []
    assert server.process.returncode in (0, -15)
