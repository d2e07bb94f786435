"""The three ways to connect to the fake server: in-process, over a port, from the command line."""

from __future__ import annotations

import asyncio
import json
import os
import shlex
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, NoReturn, cast
from urllib.request import Request, urlopen

import httpx
import httpx2
import pytest

import postmark
import postmark.testing
from postmark.testing import FakePostmark

LIST = "/messages/outbound?count=1&offset=0"


@pytest.fixture
def fake() -> FakePostmark:
    fake = FakePostmark("the-token")
    fake.outbound.add(subject="Hello")
    return fake


def ask(url: str) -> int:
    headers = {"X-Postmark-Server-Token": "the-token", "Accept": "application/json"}
    with urlopen(Request(url + LIST, headers=headers), timeout=5) as answer:
        return int(answer.status)


def raw_request(url: str, head: str) -> socket.socket:
    """Send a request over a new connection and return the connection."""
    host, _, port = url.removeprefix("http://").partition(":")
    connection = socket.create_connection((host, int(port)), timeout=5)
    connection.sendall(head.encode())
    return connection


def links(pid: int) -> Iterator[str]:
    """Yield the targets of a process's open files."""
    for file in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):
            yield str(file.readlink())


def run(code: str, *flags: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *flags, "-c", textwrap.dedent(code)],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip


# --- in-process -------------------------------------------------------------------------------


def test_in_process_clients_open_no_socket(
    fake: FakePostmark, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def list_all() -> list[str]:
        client = fake.server_client()
        return [message.subject async for message in client.outbound.stream()]

    def refuse(*_: object, **__: object) -> NoReturn:
        pytest.fail("a socket was about to be connected")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")

    assert [message.subject for message in fake.sync_server_client().outbound.stream()] == ["Hello"]
    assert asyncio.run(list_all()) == ["Hello"]


def test_httpx2_clients_reach_it_too(fake: FakePostmark) -> None:
    async def ask_both() -> list[str]:
        httpx2_client = httpx2.AsyncClient(transport=cast("Any", fake.transport))
        client = postmark.ServerClient("the-token", http_client=httpx2_client, retries=0)
        found = [message.subject async for message in client.outbound.stream()]
        fake.truncate_next()
        with pytest.raises(postmark.InvalidResponseError, match="truncated"):
            await client.outbound.list()
        return found

    blocking = postmark.SyncServerClient(
        "the-token", http_client=httpx2.Client(transport=cast("Any", fake.transport)), retries=0
    )

    assert [message.subject for message in blocking.outbound.list()] == ["Hello"]
    assert asyncio.run(ask_both()) == ["Hello"]
    fake.drop_connection()
    with pytest.raises(postmark.NetworkError):
        blocking.outbound.list()


def test_one_async_client_works_in_one_loop_after_another(fake: FakePostmark) -> None:
    client = fake.server_client()

    totals = [asyncio.run(client.outbound.list()).total for _ in range(3)]

    assert totals == [1, 1, 1]


def test_the_transport_serves_any_http_client(fake: FakePostmark) -> None:
    async def first_subject() -> str:
        async with httpx.AsyncClient(transport=fake.transport) as http_client:
            client = postmark.ServerClient("the-token", http_client=http_client)
            return (await client.outbound.list()).items[0].subject

    with httpx.Client(transport=fake.transport) as http_client:
        client = postmark.SyncServerClient("the-token", http_client=http_client)
        assert client.outbound.list().items[0].subject == "Hello"
    assert asyncio.run(first_subject()) == "Hello"


def test_a_client_with_another_token_is_rejected(fake: FakePostmark) -> None:
    with httpx.Client(transport=fake.transport) as http_client:
        client = postmark.SyncServerClient("another", http_client=http_client)

        with pytest.raises(postmark.AuthenticationError):
            client.outbound.list()


def test_options_reach_the_client(fake: FakePostmark) -> None:
    attempts: list[postmark.Attempt] = []
    fake.fail_next(500, times=None)

    client = fake.sync_server_client(retries=0, on_attempt=attempts.append)
    with pytest.raises(postmark.ServerError):
        client.outbound.list()

    assert len(attempts) == 1


def test_clients_are_not_imported_before_they_are_used() -> None:
    done = run(
        """
        import sys
        from postmark.testing import FakePostmark
        FakePostmark().outbound.add().delivered()
        assert "postmark._client" not in sys.modules
        """
    )

    assert done.returncode == 0, done.stderr


def test_the_reprs_show_counts_and_no_token(fake: FakePostmark) -> None:
    (message,) = fake.outbound

    assert repr(fake) == "FakePostmark(1 outbound, 0 inbound)"
    assert "subject='Hello'" in repr(message)
    assert "status='Blocked'" in repr(fake.inbound.add().blocked())


def test_every_public_name_can_be_imported() -> None:
    for name in postmark.testing.__all__:
        assert getattr(postmark.testing, name).__name__ == name
    assert set(postmark.testing.__all__) <= set(dir(postmark.testing))
    with pytest.raises(AttributeError, match="no attribute 'Nonsense'"):
        getattr(postmark.testing, "Non" + "sense")


# --- over a port ------------------------------------------------------------------------------


def test_a_served_fake_answers_both_clients(fake: FakePostmark) -> None:
    async def total(url: str) -> int:
        async with postmark.ServerClient("the-token", base_url=url) as client:
            return (await client.outbound.list()).total

    with fake.serve() as url, postmark.SyncServerClient("the-token", base_url=url) as client:
        assert client.outbound.list().total == 1
        assert asyncio.run(total(url)) == 1


def test_the_url_is_local(fake: FakePostmark) -> None:
    with fake.serve() as url:
        assert url.startswith("http://127.0.0.1:")


def test_a_given_port_is_used_and_free_again_afterwards(fake: FakePostmark) -> None:
    with fake.serve() as url:
        port = int(url.rpartition(":")[2])
    for _ in range(2):
        with fake.serve(port) as url:
            assert url == f"http://127.0.0.1:{port}"
            assert ask(url) == 200


def test_a_taken_port_is_an_os_error(fake: FakePostmark) -> None:
    with fake.serve() as url, pytest.raises(OSError, match="in use"):
        fake.serve(int(url.rpartition(":")[2])).__enter__()


def test_one_connection_serves_many_requests(fake: FakePostmark) -> None:
    head = f"GET {LIST} HTTP/1.1\r\nAccept: */*\r\nX-Postmark-Server-Token: the-token\r\n\r\n"

    with fake.serve() as url, raw_request(url, head * 3) as connection:
        received = b""
        while received.count(b"HTTP/1.1 200 OK") < 3:
            received += connection.recv(65536)

    assert received.count(b'"Hello"') >= 2


def test_head_has_no_body(fake: FakePostmark) -> None:
    head = "HEAD /messages/outbound HTTP/1.1\r\nHost: f\r\nConnection: close\r\n\r\n"

    with fake.serve() as url, raw_request(url, head) as connection:
        received = b"".join(iter(lambda: connection.recv(65536), b""))

    assert received.startswith(b"HTTP/1.1 405")
    assert received.endswith(b"\r\n\r\n")


def test_any_http_method_gets_a_response_of_the_fake(fake: FakePostmark) -> None:
    with fake.serve() as url:
        answer = httpx.request("BREW", url + LIST, trust_env=False)

    assert answer.status_code == 405


def test_ending_closes_idle_and_waiting_connections_at_once(fake: FakePostmark) -> None:
    head = f"GET {LIST} HTTP/1.1\r\nHost: f\r\nX-Postmark-Server-Token: the-token\r\n\r\n"
    with fake.serve() as url:
        idle = raw_request(url, "")
        fake.delay(60)
        waiting = raw_request(url, head)
        while not fake.requests:
            time.sleep(0.001)
        began = time.monotonic()

    assert time.monotonic() - began < 2
    for connection in (idle, waiting):
        with connection, suppress(ConnectionResetError):
            assert connection.recv(1) == b""


def test_a_client_that_hangs_up_disturbs_nobody(
    fake: FakePostmark, capfd: pytest.CaptureFixture[str]
) -> None:
    with fake.serve() as url:
        for head in ("", "GET /mess", f"GET {LIST} HTTP/1.1\r\n\r\n", "nonsense\r\n\r\n"):
            connection = raw_request(url, head)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            connection.close()
        assert ask(url) == 200

    assert capfd.readouterr() == ("", "")


def test_serving_leaves_nothing_open_and_prints_nothing() -> None:
    done = run(
        """
        import httpx
        from postmark.testing import FakePostmark

        fake = FakePostmark()
        for _ in range(2):
            with fake.serve() as url, httpx.Client(base_url=url, trust_env=False) as http:
                assert http.get("/").status_code == 200
                for spoil in (fake.drop_connection, fake.truncate_next):
                    spoil()
                    try:
                        http.get("/")
                    except httpx.RemoteProtocolError:
                        pass
                assert http.get("/").status_code == 200
        """,
        "-X", "dev", "-W", "error",
    )  # fmt: skip

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# --- from the command line --------------------------------------------------------------------


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_samples_until_it_is_stopped(end: signal.Signals) -> None:
    command = [sys.executable, "-X", "dev", "-W", "error", "-m", "postmark.testing"]
    server = subprocess.Popen(
        [*command, "--port", "0", "--messages", "20", "--seed", "7"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with server, ExitStack() as stack:
        stack.callback(server.kill)
        assert server.stdout is not None
        assert server.stderr is not None
        lines = [server.stdout.readline() for _ in range(10)]
        to_paste = "".join(lines[4:7])
        curl = shlex.split("".join(lines[8:10]).replace("\\\n", " "))
        answer = urlopen(
            Request(curl[-1], headers=dict(each.split(": ") for each in curl[2:-1:2])), timeout=5
        )
        names: dict[str, Any] = {}
        exec(to_paste.replace("client.outbound.list(count=5)", ""), names)
        with names["client"] as client:
            total = client.outbound.list(count=5).total
            total += client.outbound.list(count=5, message_stream="broadcast").total
        server.send_signal(end)

        assert server.wait(10) == 0
        assert lines[0].startswith("Fake Postmark at http://127.0.0.1:")
        assert lines[1].startswith("20 outbound and 5 inbound messages.")
        assert total == 20
        assert curl[0] == "curl"
        with answer:
            assert len(json.load(answer)["Messages"]) == 5
        assert server.stderr.read() == ""


@pytest.mark.usefixtures("interruptible")
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc on this system")
def test_the_command_can_be_stopped_while_it_creates_samples() -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "postmark.testing", "--port", "0", "--messages", "10000000"],
        stderr=subprocess.PIPE,
    )
    with server, ExitStack() as stack:
        stack.callback(server.kill)  # it would fill the memory
        assert server.stderr is not None
        while "socket:" not in str(list(links(server.pid))):
            assert server.poll() is None
        server.send_signal(signal.SIGINT)

        assert server.wait(10) == 0
        assert server.stderr.read() == b""


@pytest.mark.parametrize(
    "wrong", [["--port", "70000"], ["--port", "-1"], ["--messages", "-5"], ["--messages", "many"]]
)
def test_the_command_rejects_invalid_options(wrong: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "postmark.testing", *wrong],
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert f"argument {wrong[0]}: must be 0 to" in done.stderr


def test_the_command_says_when_its_port_is_taken(fake: FakePostmark) -> None:
    with fake.serve() as url:
        done = subprocess.run(
            [sys.executable, "-m", "postmark.testing", "--messages", "0", "--port", url[17:]],
            capture_output=True, text=True, timeout=30, check=False, env=dict(os.environ),
        )  # fmt: skip

    assert done.returncode == 1
    assert "in use" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_command_takes_its_port_from_the_environment() -> None:
    def run_with(port: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "postmark.testing", "--messages", "0"],
            capture_output=True, text=True, timeout=30, check=False,
            env=dict(os.environ, PORT=port),
        )  # fmt: skip

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run_with(str(port)).stderr.startswith(f"Port {port}: ")
    assert "argument --port: must be 0 to 65,535, not high" in run_with("high").stderr


def test_chunked_bodies_are_read(fake: FakePostmark) -> None:
    body = (
        b'{"From": "shop@example.com", "To": "pat@example.com", '
        b'"TextBody": "Hi", "Subject": "Chunked"}'
    )
    chunks = b"".join(
        b"%x;ignored=1\r\n%s\r\n" % (len(part), part) for part in (body[:20], body[20:])
    )
    head = (
        "POST /email HTTP/1.1\r\nHost: fake\r\nX-Postmark-Server-Token: the-token\r\n"
        "Accept: application/json\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    with fake.serve() as url, raw_request(url, head) as connection:
        connection.sendall(chunks + b"0\r\n\r\n")
        assert connection.recv(12) == b"HTTP/1.1 200"

    assert [mail.subject for mail in fake.sent] == ["Chunked"]


def test_clients_of_the_account_reach_the_fake_without_a_socket(
    fake_postmark: FakePostmark,
) -> None:
    sync = fake_postmark.sync_account_client()
    created = sync.servers.create(name="Second server")

    async def names() -> list[str]:
        page = await fake_postmark.account_client().servers.list()
        return [server.name for server in page]

    assert created.name in asyncio.run(names())
