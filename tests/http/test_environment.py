"""The environment: proxies and certificates count as they do for httpx."""

from __future__ import annotations

import asyncio
import base64
import socket
import subprocess
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import certifi
import httpcore
import httpx
import pytest
import trustme
from either import Either
from misbehaving import (
    CLOSE,
    HANG,
    Received,
    Step,
    a_few_turns,
    answer,
    authority,
    authority_file,
    certificate_file,
    echo,
    head,
    server_context,
    serving,
)

from postmark import APIError, Attempt, NetworkError, NetworkTimeoutError, SyncServerClient
from postmark._http.target import ACCOUNT, SERVER, Credential, target

NAMES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


class Proxy(NamedTuple):
    url: str
    seen: list[str]


@contextmanager
def proxying(
    status: str = "200 Connection established", *, secured: bool = False
) -> Generator[Proxy]:
    """Tunnel to wherever CONNECT says."""
    seen: list[str] = []
    ready = threading.Event()
    ports: list[int] = []
    ends: list[asyncio.Event] = []

    async def tunnel(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode()
        seen.append(request)
        writer.write(f"HTTP/1.1 {status}\r\n\r\n".encode())
        if status.startswith("200"):
            host, port = request.split(" ")[1].rsplit(":", 1)
            other_reader, other_writer = await asyncio.open_connection(host, int(port))
            await asyncio.gather(_copy(reader, other_writer), _copy(other_reader, writer))
        writer.close()

    async def main() -> None:
        ends.append(asyncio.Event())
        asyncio.get_running_loop().set_exception_handler(_ignore)
        context = server_context(certificate_file()) if secured else None
        server = await asyncio.start_server(tunnel, "127.0.0.1", 0, ssl=context)
        ports.append(server.sockets[0].getsockname()[1])
        ready.set()
        await ends[0].wait()
        await a_few_turns()
        server.close()

    loop_thread: list[asyncio.AbstractEventLoop] = []

    def run() -> None:
        with asyncio.Runner() as runner:
            loop_thread.append(runner.get_loop())
            runner.run(main())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(5)
    try:
        yield Proxy(f"{'https' if secured else 'http'}://127.0.0.1:{ports[0]}", seen)
    finally:
        loop_thread[0].call_soon_threadsafe(ends[0].set)
        thread.join()


def _ignore(loop: asyncio.AbstractEventLoop, context: object) -> None:
    """Ignore that a client is gone."""


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError, asyncio.CancelledError):
        while data := await reader.read(65536):
            writer.write(data)
    with suppress(OSError, RuntimeError):
        writer.close()


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_used(
    either: Either, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with serving(echo, secured=True) as server, proxying() as proxy:
        monkeypatch.setenv(name, proxy.url.replace("http://", "http://user:secret@"))
        client = either.client("a-server-token", base_url=server.url)

        found: list[Any] = [either(client.request("GET", f"/{number}")) for number in range(3)]
        either(client.close())

        assert [answer["Target"] for answer in found] == ["/0", "/1", "/2"]
        (request,) = proxy.seen  # one tunnel, used three times
        assert request.startswith(f"CONNECT 127.0.0.1:{server.port} ")
        assert base64.b64encode(b"user:secret").decode() in request
        assert "a-server-token" not in request
        assert "secret" not in repr(client) + repr(client.__dict__)


def test_a_proxy_may_itself_be_reached_over_tls(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certifi, "where", authority_file)  # whom httpx trusts with proxies
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())

    with serving(echo, secured=True) as server, proxying(secured=True) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = either.client("a-server-token", base_url=server.url)
        for _ in range(3):
            assert either(client.request("GET", "/any", params={"x": "y" * 25_000}))
        either(client.close())

        assert len(proxy.seen) == 1
        assert len(server.requests) == 3


def test_a_proxy_over_tls_does_not_weaken_the_check_of_postmarks_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Blocking alone: asyncio nests TLS itself, and Python 3.11's logs a failure in a traceback.
    trustme.CA().cert_pem.write_to_path(tmp_path / "other.pem")
    monkeypatch.setattr(certifi, "where", authority_file)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "other.pem"))

    with serving(echo, secured=True) as server, proxying(secured=True) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = SyncServerClient("a-server-token", base_url=server.url, retries=0)

        with pytest.raises(NetworkError, match="certificate"):
            client.request("GET", "/")

        assert server.requests == []


def test_a_proxy_that_refuses_is_a_network_error(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxying("407 Proxy Authentication Required") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = either.client("a-server-token", base_url="https://127.0.0.1:1", retries=0)

        with pytest.raises(NetworkError, match="407"):
            either(client.request("GET", "/"))


def test_what_a_proxy_says_makes_one_printable_line(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[Attempt] = []
    with proxying("403 Not \x1b[31mhere") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = either.client(
            "a-server-token", base_url="https://127.0.0.1:1", retries=0, on_attempt=attempts.append
        )

        with pytest.raises(NetworkError, match=r"403 Not  ?\[31mhere$") as caught:
            either(client.request("GET", "/"))

    assert str(caught.value).isprintable()
    assert [attempt.error for attempt in attempts] == ["403 Not [31mhere"]


@pytest.mark.parametrize("status", ["407 Proxy Authentication Required", "502 Bad Gateway", "what"])
def test_what_a_proxy_refused_did_not_reach_postmark_and_is_sent_again(
    either: Either, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postmark._http.attempts.random", lambda: 0.0)
    with proxying(status) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = either.client("a-server-token", base_url="https://127.0.0.1:1", retries=2)

        with pytest.raises(NetworkError) as caught:
            either(client.inbound.bypass("id"))

        assert caught.value.maybe_applied is False
        assert len(proxy.seen) == 3
        assert all(request.startswith("CONNECT ") for request in proxy.seen)


def test_a_handshake_through_a_proxy_that_never_ends_did_not_reach_postmark(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(echo, greeting=[HANG]) as server, proxying() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = either.client(
            "a-server-token", base_url=server.url.replace("http:", "https:"), timeout=0.2, retries=0
        )

        with pytest.raises(NetworkTimeoutError, match="could not connect in time") as caught:
            either(client.inbound.bypass("id"))

        assert caught.value.maybe_applied is False


def test_a_put_through_a_proxy_that_was_sent_may_have_been_applied(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with serving(lambda _: [CLOSE], secured=True) as server, proxying() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = either.client("a-server-token", base_url=server.url)

        with pytest.raises(NetworkError) as caught:
            either(client.inbound.bypass("id"))

        assert caught.value.maybe_applied is True
        assert server.seen == ["PUT /messages/inbound/id/bypass"]


def test_a_tls_proxy_that_hangs_up_is_a_network_error(
    either: Either, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(certifi, "where", authority_file)
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with serving(lambda _: [head(200), 0.05, CLOSE], secured=True) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = either.client("a-server-token", base_url="https://127.0.0.1:1", retries=0)

        with pytest.raises(NetworkError):
            either(client.request("GET", "/"))


def test_bytes_behind_an_answer_are_not_taken_for_the_next_one_through_a_proxy(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())

    def script(received: Received) -> list[Step]:
        (sound,) = echo(received)
        (false,) = answer({"Target": "false"})
        assert isinstance(sound, bytes)
        assert isinstance(false, bytes)
        return [sound + false] if received.target == "/first" else [sound]

    with serving(script, secured=True) as server, proxying() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = either.client("a-server-token", base_url=server.url)

        either(client.request("GET", "/first"))
        found = either(client.request("GET", "/second"))
        either(client.close())

        assert found["Target"] == "/second"
        assert len(proxy.seen) == 2


NO_PROXIES = [
    "api.postmarkapp.com", "postmarkapp.com", ".postmarkapp.com", ".api.postmarkapp.com",
    "app.com", "https://api.postmarkapp.com", "http://api.postmarkapp.com", "all://postmarkapp.com",
    "*", "other,*", "*.postmarkapp.com", "API.POSTMARKAPP.COM", "",
    "other, api.postmarkapp.com ", "127.0.0.1", "localhost",
]  # fmt: skip


@pytest.mark.parametrize("exempt", NO_PROXIES)
@pytest.mark.parametrize("name", ["HTTPS_PROXY", "ALL_PROXY"])
def test_no_proxy_exempts_the_same_hosts_as_in_httpx(
    exempt: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "http://proxy.example:8080")
    monkeypatch.setenv("NO_PROXY", exempt)
    with httpx.Client() as reference:
        url = httpx.URL("https://api.postmarkapp.com")
        chosen: Any = reference._transport_for_url(url)  # pyright: ignore[reportPrivateUsage] - httpx has no public way
        proxied = isinstance(chosen._pool, httpcore.HTTPProxy)

    client = SyncServerClient("a-server-token")

    transport = client._transport  # pyright: ignore[reportPrivateUsage] - httpx has no public way
    assert (transport.target.proxy is not None) is proxied


@pytest.mark.parametrize("exempt", ["127.0.0.1", "*", "127.0.0.1:{port}", "other,127.0.0.1"])
def test_no_proxy_is_honoured(either: Either, exempt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(echo) as server, proxying() as proxy:
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", exempt.format(port=server.port))
        client = either.client("a-server-token", base_url=server.url)

        assert either(client.request("GET", "/"))["Target"] == "/"
        assert proxy.seen == []


@pytest.mark.parametrize(
    "exempt", ["::1/128", "[::1]", "fe80::/10", "[", "http://[", "a b", "%", ",, ,"]
)
def test_an_entry_of_no_proxy_that_cannot_be_read_or_matched_is_passed_over(
    either: Either, exempt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", exempt)
    either.client("a-server-token")
    with serving(echo) as server, proxying("403 Seen") as proxy:
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        client = either.client("a-server-token", base_url="https://127.0.0.1:1", retries=0)
        with pytest.raises(NetworkError, match="403 Seen"):
            either(client.request("GET", "/"))

        monkeypatch.setenv("NO_PROXY", f"{exempt},127.0.0.1")
        client = either.client("a-server-token", base_url=server.url)
        assert either(client.request("GET", "/"))["Target"] == "/"
        assert len(proxy.seen) == 1


@pytest.mark.parametrize("exempt", ["::1", "[::1]", "[::1]:{port}"])
def test_no_proxy_exempts_an_address_of_ip_6(
    either: Either, exempt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_INET6) as free:
        free.bind(("::1", 0))
        port = free.getsockname()[1]
    with proxying() as proxy:
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", exempt.format(port=port))
        client = either.client("a-server-token", base_url=f"http://[::1]:{port}", retries=0)

        with pytest.raises(NetworkError, match=r"refused|call failed"):
            either(client.request("GET", "/"))

        assert proxy.seen == []


def test_white_space_around_the_address_of_a_proxy_is_stripped(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxying("403 Seen") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f" {proxy.url}\n")
        client = either.client("a-server-token", base_url="https://127.0.0.1:1", retries=0)

        with pytest.raises(NetworkError, match="403 Seen"):
            either(client.request("GET", "/"))


@pytest.mark.parametrize(
    ("proxy", "where"),
    [
        ("", "host.example:8443"),
        ("http://user:secret@proxy.example:3128", "host.example:8443 through the proxy proxy."),
    ],
)
def test_what_a_target_says_of_itself_names_host_and_proxy_and_no_secret(
    proxy: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)

    found = target(SERVER, "a-server-token", "https://host.example:8443/base", own=True)

    assert found.where.startswith(where)
    assert "secret" not in f"{found.where} {found}"
    assert "a-server-token" not in repr(found)


@pytest.mark.parametrize("kind", [SERVER, ACCOUNT])
def test_a_token_is_read_from_its_variable_sent_in_its_header_and_hidden(
    kind: Credential, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(kind.variable, raising=False)
    with pytest.raises(ValueError, match=rf"no {kind.name}: .*{kind.argument}.*\${kind.variable}"):
        target(kind, None, None, own=False)
    monkeypatch.setenv(kind.variable, "a-token-of-mine\n")

    found = target(kind, None, None, own=False)

    assert dict(found.headers)[kind.header] == "a-token-of-mine"
    assert found.redact("A-TOKEN-OF-MINE and a-token-of-mine") == f"[{kind.name}] and [{kind.name}]"


def test_the_base_url_is_read_from_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POSTMARK_BASE_URL", raising=False)
    assert target(SERVER, "token", None, own=False).base_url == "https://api.postmarkapp.com"

    monkeypatch.setenv("POSTMARK_BASE_URL", "http://127.0.0.1:8000/")
    assert target(SERVER, "token", None, own=False).base_url == "http://127.0.0.1:8000"
    assert target(SERVER, "token", "https://other", own=False).base_url == "https://other"

    monkeypatch.setenv("POSTMARK_BASE_URL", "nowhere")
    with pytest.raises(ValueError, match=r"\$POSTMARK_BASE_URL must be http"):
        target(SERVER, "token", None, own=False)


def test_a_lost_file_of_certificates_is_named(
    either: Either, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = str(tmp_path / "cacert.pem")
    monkeypatch.setattr(certifi, "where", lambda: lost)
    # A value that no other test has, so that no context was made for it yet.
    monkeypatch.setenv("SSL_CERT_DIR", "")
    client = either.client("a-server-token", base_url="https://127.0.0.1:1")

    with pytest.raises(ValueError, match=r"cacert\.pem' \(of certifi\) cannot be used"):
        either(client.request("GET", "/"))


def test_a_proxy_that_cannot_be_used_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "carrier-pigeon://user:secret@nowhere")

    with pytest.raises(ValueError, match="cannot use the proxy in HTTPS_PROXY") as caught:
        SyncServerClient("a-server-token")

    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_a_file_of_certificates_that_cannot_be_used_is_named(
    either: Either, content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "authorities.pem"
    if content is not None:
        file.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    client = either.client("a-server-token", base_url="https://127.0.0.1:1")

    with pytest.raises(ValueError, match=r"SSL_CERT_FILE='.*authorities\.pem'"):
        either(client.request("GET", "/"))


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_certificates_of_the_environment_are_trusted(
    either: Either, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if name == "SSL_CERT_FILE":
        monkeypatch.setenv(name, authority_file())
    else:
        _hashed(tmp_path)
        monkeypatch.setenv(name, str(tmp_path))
    with serving(echo, secured=True) as server:
        client = either.client("a-server-token", base_url=server.url)

        assert either(client.request("GET", "/"))["Target"] == "/"


def _hashed(folder: Path) -> None:
    file = folder / "authority.pem"
    authority().cert_pem.write_to_path(file)
    named = subprocess.run(
        ["openssl", "x509", "-hash", "-noout", "-in", str(file)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    file.rename(folder / f"{named.stdout.strip()}.0")


@pytest.mark.parametrize("name", ["PYTHONHTTPSVERIFY", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE"])
def test_certificate_checks_are_turned_off_by_no_variable(
    either: Either, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "0" if name == "PYTHONHTTPSVERIFY" else "")
    with serving(echo, secured=True) as server:
        client = either.client("a-server-token", base_url=server.url, retries=0)

        with pytest.raises(NetworkError, match="certificate verify failed"):
            either(client.request("GET", "/"))

        assert server.requests == []


def test_a_certificate_for_another_host_is_rejected(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with serving(echo, secured=True) as server:
        url = server.url.replace("127.0.0.1", "127.0.0.2")
        client = either.client("a-server-token", base_url=url, retries=0)

        with pytest.raises(NetworkError):
            either(client.request("GET", "/"))

        assert server.requests == []


def test_through_a_plain_proxy_plain_requests_are_forwarded(
    either: Either, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(lambda r: answer({"Target": r.target}, 404)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        client = either.client("a-server-token", base_url="http://postmark.invalid")

        with pytest.raises(APIError):
            either(client.request("GET", "/path"))

        assert proxy.seen == ["GET http://postmark.invalid/path"]
