"""The token is shown nowhere; recipients and subjects are in no log."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import httpx2
import pytest
from either import Either
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from misbehaving import (
    CLOSE,
    HANG,
    RESET,
    Received,
    Script,
    Step,
    answer,
    authority_file,
    echo,
    head,
    serving,
)
from transport_helpers import injected

import postmark
from postmark import PostmarkError, SyncServerClient
from postmark._http.target import SERVER, target

TOKEN = "5ecre7-70ken-0f-a-server"
RECIPIENT = "jo.private@example.com"
SUBJECT = "Your-private-subject"
BODY = "Dear-private-body"


def row(received: Received) -> list[Step]:
    page = {"TotalCount": 1, "Messages": [{"MessageID": "1", "Subject": SUBJECT, "To": RECIPIENT}]}
    return answer(page)


def spill(status: int) -> Script:
    """Answer with all that was sent, the token included, in headers and body."""

    def script(received: Received) -> list[Step]:
        text = f"{received.target} {received.headers} {SUBJECT} {BODY}"
        return answer(
            {"ErrorCode": 10, "Message": text, "Token": TOKEN.upper()},
            status,
            f"X-Request-Id: {TOKEN}",
        )

    return script


def spill_everywhere(code: int) -> Script:
    """Answer with the token in whatever an error of this code keeps."""

    def script(received: Received) -> list[Step]:
        said = {"ErrorCode": code, "Message": f"Found inactive addresses: {TOKEN}."}
        errors = {TOKEN: [said], "To": [said]}
        return answer({**said, "Errors": errors, "Results": [said, {TOKEN: TOKEN.upper()}]}, 422)

    return script


def garbage(received: Received) -> list[Step]:
    return [f"HTTP/9.9 {SUBJECT} {received.headers} {RECIPIENT}\r\n{BODY}\r\n\r\n".encode(), CLOSE]


SERVERS: dict[str, Script] = {
    "answers": row,
    "spills 200": spill(200),
    "spills 401": spill(401),
    "spills 422 406": spill_everywhere(406),
    "spills 422 11": spill_everywhere(11),
    "spills 422 1364": spill_everywhere(1364),
    "spills 429": spill(429),
    "spills 503": spill(503),
    "redirects": lambda r: answer({}, 302, f"Location: https://example.com/{TOKEN}?{r.target}"),
    "garbage": garbage,
    "garbage in the headers": lambda r: [head(200, f"{SUBJECT} {TOKEN}") + b"x", CLOSE],
    "garbage in the chunks": lambda r: [
        head(200, "Transfer-Encoding: chunked") + f"{SUBJECT}{TOKEN}\r\n".encode(), CLOSE
    ],
    "silent": lambda _: [HANG],
    "closes": lambda _: [CLOSE],
    "resets": lambda _: [RESET],
    "cut": lambda r: [head(200, "Content-Length: 999") + str(r).encode(), CLOSE],
    "wrong compression": lambda r: answer(str(r).encode(), 200, "Content-Encoding: gzip"),
}  # fmt: skip


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Listen to every logger, at DEBUG."""
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    before = [(logger, logger.level) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    with caplog.at_level(logging.DEBUG):
        yield caplog
    for logger, level in before:
        logger.setLevel(level)


def all_of(logged: pytest.LogCaptureFixture) -> str:
    # asyncio's own lines name callbacks and addresses, nothing that was sent; they are long.
    return "\n".join(f"{record.getMessage()} {vars(record)}" for record in logged.records)


@pytest.mark.parametrize("server_kind", SERVERS)
def test_nothing_private_is_logged_or_shown(
    either: Either, server_kind: str, logged: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    with serving(SERVERS[server_kind]) as server:
        client = either.client(TOKEN, base_url=server.url, timeout=0.3, deadline=1, retries=1)
        shown += [repr(client), repr(client.__dict__), repr(client.outbound), repr(client.inbound)]
        try:
            either(client.outbound.list(recipient=RECIPIENT, subject=SUBJECT))
        except PostmarkError as error:
            shown += _shown_by(error)

    log = all_of(logged)
    assert "postmark" in {record.name for record in logged.records}
    assert not [text for text in shown if TOKEN.lower() in text.lower()]
    for secret in (TOKEN, RECIPIENT, RECIPIENT.replace("@", "%40"), SUBJECT, BODY):
        assert secret.lower() not in log.lower()


def _shown_by(error: PostmarkError) -> list[str]:
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    home = str(Path(postmark.__file__).parent)
    frames = [frame for frame in report.stack if frame.filename.startswith(home)]
    assert error.__cause__ is None
    assert error.__context__ is None
    assert len(frames) <= 5  # the call, its resource, the attempts, the verdict
    return [
        str(error),
        repr(error),
        repr(vars(error)),
        json.dumps(error.args),
        repr(pickle.dumps(error)),
        repr(copy.deepcopy(error)),
        *(f"{frame.line} {frame.locals}" for frame in frames),
        *traceback.format_exception(error),
    ]


@pytest.mark.parametrize("library", [httpx, httpx2], ids=["httpx", "httpx2"])
@pytest.mark.parametrize("server_kind", ["answers", "spills 401", "garbage", "closes"])
def test_nothing_private_is_logged_of_our_requests_through_an_injected_client(
    either: Either, library: Any, server_kind: str, logged: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    with serving(SERVERS[server_kind]) as server, injected(either, library) as http_client:
        client = either.client(TOKEN, base_url=server.url, http_client=http_client, retries=0)
        try:
            either(client.outbound.list(recipient=RECIPIENT, subject=SUBJECT))
        except PostmarkError as error:
            shown = _shown_by(error)
        own = all_of(logged)
        with suppress(library.HTTPError):
            either(http_client.get(f"{server.url}/own?recipient={RECIPIENT}", timeout=1))

    assert not [text for text in shown if TOKEN.lower() in text.lower()]
    for secret in (TOKEN, RECIPIENT, RECIPIENT.replace("@", "%40"), SUBJECT, BODY):
        assert secret.lower() not in own.lower()
    # The caller's own requests are logged as ever: their addresses when an answer has come.
    assert RECIPIENT in all_of(logged) or server_kind != "answers"


@pytest.mark.parametrize("library", [httpx, httpx2], ids=["httpx", "httpx2"])
@pytest.mark.parametrize("problem", ["ConnectError", "WriteError", "ProxyError"])
def test_a_network_error_that_quotes_the_token_is_told_without_it(
    either: Either, library: Any, problem: str, logged: pytest.LogCaptureFixture
) -> None:
    reasons: list[str | None] = []

    def fail(request: Any) -> Any:
        raise getattr(library, problem)(f"cannot send {TOKEN.upper()}")

    def note(attempt: postmark.Attempt) -> None:
        reasons.append(attempt.error)

    transport = library.MockTransport(fail)
    with injected(either, library, transport=transport) as http_client:
        client = either.client(TOKEN, http_client=http_client, retries=0, on_attempt=note)

        with pytest.raises(postmark.NetworkError) as caught:
            either(client.outbound.list())

    assert type(caught.value) is postmark.NetworkError
    assert str(caught.value).endswith(": cannot send [server token]")
    assert reasons == ["cannot send [server token]"]
    assert TOKEN.lower() not in all_of(logged).lower()


def test_nothing_private_is_logged_over_tls(
    either: Either, logged: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with serving(row, secured=True) as server:
        client = either.client(TOKEN, base_url=server.url)
        either(client.outbound.list(recipient=RECIPIENT, subject=SUBJECT))

    for secret in (TOKEN, RECIPIENT, RECIPIENT.replace("@", "%40"), SUBJECT):
        assert secret not in all_of(logged)


@pytest.mark.parametrize(
    "make", [postmark.SyncServerClient, postmark.ServerClient], ids=lambda kind: kind.__name__
)
def test_a_client_and_its_parts_cannot_be_pickled_with_the_token(make: Any) -> None:
    client = make(TOKEN)

    for part in (client, client.with_options(retries=1), client.outbound, client.inbound):
        with pytest.raises(TypeError, match="cannot be pickled: create") as caught:
            pickle.dumps(part)
        assert TOKEN not in str(caught.value)


def test_a_copy_of_what_holds_a_resource_uses_the_same_client(either: Either) -> None:
    with serving(row) as server:
        client = either.client(TOKEN, base_url=server.url)
        held = copy.deepcopy({"mail": client.outbound, "other": copy.copy(client.inbound)})

        assert either(held["mail"].list()) == either(client.outbound.list())
        assert server.accepted == 1


def test_the_token_is_compared_without_case_where_it_is_hidden(either: Either) -> None:
    with serving(lambda _: answer({"Message": f"Who is {TOKEN.swapcase()}?"}, 401)) as server:
        client = either.client(TOKEN, base_url=server.url)

        with pytest.raises(postmark.AuthenticationError) as caught:
            either(client.outbound.list())

        assert caught.value.message == "Who is [server token]?"


@given(st.text())
def test_no_token_can_bring_a_header_with_it(token: str) -> None:
    try:
        where = target(SERVER, token, "https://api.postmarkapp.com", own=False)
    except ValueError:
        return

    sent = dict(where.headers)["X-Postmark-Server-Token"]
    assert sent == token.strip()
    assert sent.isascii()
    assert sent.isprintable()


@pytest.fixture(scope="module")
def echoed() -> Iterator[SyncServerClient]:
    with serving(_details) as server, SyncServerClient(TOKEN, base_url=server.url) as client:
        yield client


def _details(received: Received) -> list[Step]:
    segments = received.target.split("/")
    return answer({"MessageID": unquote(segments[3]), "Tag": received.target})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text() | st.sampled_from(["../../x", "a/b", "%2e%2e", "a?b=c", "a#b", "a\r\nX: y", "\\"]))
def test_no_message_id_leaves_its_place_in_the_path(
    echoed: SyncServerClient, message_id: str
) -> None:
    try:
        found = echoed.outbound.get(message_id)
    except ValueError:
        assert message_id in ("", ".", "..") or not _is_encodable(message_id)
        return

    assert found.message_id == message_id
    assert found.tag is not None
    assert found.tag.count("/") == 4
    assert found.tag.endswith("/details")


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@pytest.fixture(scope="module")
def echoing_client() -> Iterator[SyncServerClient]:
    with serving(echo) as server, SyncServerClient(TOKEN, base_url=server.url) as client:
        yield client


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text().map(lambda text: "/" + text)
    | st.sampled_from(["//evil.example/", "/../x", "/a/%2E%2e/b", "/a\r\nHost: evil", "http://x/"])
)
def test_no_path_leaves_the_host_or_brings_a_header(
    echoing_client: SyncServerClient, path: str
) -> None:
    try:
        target = echoing_client.request("GET", path)["Target"]
    except ValueError:
        return

    assert target.startswith("/")
    assert not target.startswith("//")
    assert target.count("/") == path.count("/")
    assert unquote(target) == unquote(path)
    assert "." not in target.split("/")
    assert ".." not in target.split("/")


def test_the_redirects_of_an_injected_client_that_follows_them_are_not_followed(
    either: Either,
) -> None:
    with serving(echo) as elsewhere:
        location = f"Location: {elsewhere.url}/"
        with (
            serving(lambda _: answer({}, 307, location)) as server,
            injected(either, httpx, follow_redirects=True) as http_client,
        ):
            client = either.client(TOKEN, base_url=server.url, http_client=http_client)

            with pytest.raises(postmark.APIError, match="redirect"):
                either(client.request("GET", "/"))

        assert elsewhere.requests == []
