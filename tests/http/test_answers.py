"""Answers of every kind: only this SDK's errors leave, nothing hangs, no memory is eaten."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

import pytest
from either import Either
from misbehaving import CLOSE, CUT, Received, Step, answer, authority_file, echo, head, serving
from transport_helpers import SOAK, waits_for

from postmark import (
    APIError,
    AuthenticationError,
    InvalidRequestError,
    InvalidResponseError,
    MessageNotFoundError,
    NetworkError,
    NotFoundError,
    PostmarkError,
    RateLimitError,
    ServerError,
)

# --- the matrix -------------------------------------------------------------------------

STATUSES = [200, 204, 302, 304, 400, 401, 403, 404, 407, 418, 422, 429, 500, 520, 999]

PAGE = json.dumps({"TotalCount": 0, "Messages": []}).encode()
FAULT = json.dumps({"ErrorCode": 701, "Message": "Not found."}).encode()
BODIES = {
    "empty": b"",
    "a page": PAGE,
    "an error": FAULT,
    "HTML": b"<html><body>Bad gateway</body></html>",
    "null": b"null",
    "a list": b"[1, 2]",
    "text": b'"text"',
    "a number": b"1e999",
    "cut JSON": b'{"TotalCount": 1, "Mess',
    "BOM": b"\xef\xbb\xbf" + PAGE,
    "UTF-16": PAGE.decode().encode("utf-16"),
    "Latin-1": '{"Message": "é"}'.encode("latin-1"),
    "NaN": b'{"TotalCount": NaN, "Messages": []}',
    "deep": b"[" * 200_000,
    "deep objects": b'{"Message":' * 100_000,
    "a huge number": b'{"TotalCount": ' + b"9" * 10_000 + b', "Messages": []}',
    "an infinite count": b'{"TotalCount": 1e999, "Messages": []}',
    "wrong types": b'{"TotalCount": "many", "Messages": {"a": 1}, "ErrorCode": [], "Message": {}}',
    "rows of no objects": b'{"TotalCount": 9, "Messages": [null, 1, [], "x"]}',
    "surrogates": rb'{"ErrorCode": 1, "Message": "\ud800 \u0000 \u001b[31m"}',
    "the same key twice": b'{"TotalCount": 1, "TotalCount": 2, "Messages": []}',
    "zeros": b"\0" * 5000,
}


def sent_whole(status: int, body: bytes) -> list[Step]:
    return answer(body, status, "Content-Type: application/json")


def sent_in_chunks(status: int, body: bytes) -> list[Step]:
    chunks = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
    return [head(status, "Transfer-Encoding: chunked") + chunks + b"0\r\n\r\n"]


def sent_till_the_end(status: int, body: bytes) -> list[Step]:
    return [head(status, "Content-Type: text/html; charset=klingon") + body, CLOSE]


def compressed(status: int, body: bytes) -> list[Step]:
    return answer(gzip.compress(body), status, "Content-Encoding: gzip")


def said_to_be_compressed(status: int, body: bytes) -> list[Step]:
    return answer(body, status, "Content-Encoding: gzip")


def cut_in_the_compression(status: int, body: bytes) -> list[Step]:
    return [head(status, "Content-Encoding: gzip") + gzip.compress(body)[:-9], CLOSE]


def compressed_otherwise(status: int, body: bytes) -> list[Step]:
    return answer(zlib.compress(body), status, "Content-Encoding: br, deflate")


def too_short(status: int, body: bytes) -> list[Step]:
    return [head(status, f"Content-Length: {len(body) + 7}") + body, CLOSE]


def too_long(status: int, body: bytes) -> list[Step]:
    return [head(status, f"Content-Length: {len(body) // 2}") + body]


def cut_in_a_chunk(status: int, body: bytes) -> list[Step]:
    return [head(status, "Transfer-Encoding: chunked") + b"ffff\r\n" + body, CLOSE]


def after_hints(status: int, body: bytes) -> list[Step]:
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n"
    return [b"HTTP/1.1 100 Continue\r\n\r\n" + hint * 3, *answer(body, status)]


WAYS: list[Callable[[int, bytes], list[Step]]] = [
    sent_whole, sent_in_chunks, sent_till_the_end, compressed, said_to_be_compressed,
    cut_in_the_compression, compressed_otherwise, too_short, too_long, cut_in_a_chunk, after_hints,
]  # fmt: skip

CALLS: list[tuple[str, Callable[[Any], Any]]] = [
    ("list", lambda client: client.outbound.list()),
    ("details", lambda client: client.outbound.get("an-id")),
    ("action", lambda client: client.inbound.retry("an-id")),
    ("any", lambda client: client.request("GET", "/any")),
]


def kind_of(status: int, body: str) -> type[PostmarkError]:
    if status < 300:
        return InvalidResponseError
    if status == 422 and body == "an error":
        return MessageNotFoundError
    known: dict[int, type[PostmarkError]] = {
        400: InvalidRequestError, 401: AuthenticationError, 404: NotFoundError,
        422: InvalidRequestError,
    }  # fmt: skip
    return known.get(status, RateLimitError if status == 429 else _server_error(status))


def _server_error(status: int) -> type[PostmarkError]:
    return ServerError if 500 <= status < 600 else APIError


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_response_gives_a_result_or_an_error_of_this_sdk(
    either: Either, way: Callable[[int, bytes], list[Step]]
) -> None:
    cases = [(status, body) for status in STATUSES for body in BODIES]
    if not SOAK:  # each way its own seventh, so that each pair is met in some way
        cases = cases[WAYS.index(way) % 7 :: 7]
    plans: list[list[Step]] = []
    odd: list[object] = []

    with serving(lambda _: plans[-1]) as server:
        client = either.client("a-server-token", base_url=server.url, retries=0, timeout=5)
        for turn, (status, body) in enumerate(cases):
            plans.append(way(status, BODIES[body]))
            name, call = CALLS[turn % len(CALLS)]
            try:
                either(call(client))
                allowed = status == 200
            except PostmarkError as error:
                allowed = _is_right(error, status, body) and _is_readable(str(error))
            if not allowed:
                odd.append((way.__name__, status, body, name))
            if CLOSE in plans[-1]:  # else the next call might meet a connection that is ending
                waits_for(lambda: server.open == 0)

    assert odd == []


def _is_readable(text: str) -> bool:
    return len(text) < 1200 and text.isprintable() and text.isascii()


def _is_right(error: PostmarkError, status: int, body: str) -> bool:
    if isinstance(error, NetworkError):
        return False
    if type(error) is MessageNotFoundError:
        return status == 422 and body == "an error"
    if status == 422 and body == "an error":  # its code was lost with the rest of the body
        return type(error) is InvalidRequestError
    return type(error) is kind_of(status, body)


# --- one by one -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, APIError), (400, InvalidRequestError), (401, AuthenticationError), (403, APIError),
        (404, NotFoundError), (405, APIError), (413, APIError), (415, InvalidRequestError),
        (418, APIError), (422, InvalidRequestError), (429, RateLimitError), (500, ServerError),
        (502, ServerError), (503, ServerError), (504, ServerError), (520, ServerError),
        (600, APIError), (999, APIError),
    ],
)  # fmt: skip
def test_the_status_decides_the_class(
    either: Either, status: int, kind: type[PostmarkError]
) -> None:
    body = {"ErrorCode": 10, "Message": "So it is."}
    with serving(lambda _: answer(body, status, "X-Request-Id: r-1")) as server:
        client = either.client("a-server-token", base_url=server.url, retries=0)

        with pytest.raises(APIError) as caught:
            either(client.request("GET", "/any/path", params={"recipient": "jo@example.com"}))

        error = caught.value
        assert type(error) is kind
        assert (error.status, error.error_code, error.message) == (status, 10, "So it is.")
        assert (error.request_id, error.method, error.path) == ("r-1", "GET", "/any/path")
        assert str(error).startswith(
            f"So it is (HTTP {status}, error code 10) for GET /any/path, request id r-1"
        )


@pytest.mark.parametrize(
    ("body", "header", "code"),
    [
        ({"ErrorCode": 701}, "", 701), ({"ErrorCode": "7"}, "701", 701), ({}, "701", 701),
        ({"ErrorCode": None}, "701", 701), ({"ErrorCode": [701]}, "", None), ({}, "", None),
        ({"ErrorCode": True}, "", None), ({"ErrorCode": "7x"}, "", None), ([701], "", None),
        ({"ErrorCode": 405}, "701", 405),
    ],
)  # fmt: skip
def test_the_error_code_is_read_in_every_form(
    either: Either, body: object, header: str, code: int | None
) -> None:
    headers = [f"X-PM-ApiErrorCode: {header}"] if header else []
    with serving(lambda _: answer(body, 422, *headers)) as server:
        client = either.client("a-server-token", base_url=server.url)

        with pytest.raises(InvalidRequestError if code != 701 else MessageNotFoundError) as caught:
            either(client.request("GET", "/"))

        assert caught.value.error_code == code


@pytest.mark.parametrize("status", [400, 404, 409, 500])
def test_code_701_means_a_message_is_missing_only_with_422(either: Either, status: int) -> None:
    with serving(lambda _: answer({"ErrorCode": 701, "Message": ""}, status)) as server:
        client = either.client("a-server-token", base_url=server.url, retries=0)

        with pytest.raises(APIError) as caught:
            either(client.request("GET", "/"))

        assert not isinstance(caught.value, MessageNotFoundError)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_an_error_and_the_token_does_not_travel(either: Either, status: int) -> None:
    with serving(echo) as elsewhere:
        location = f"Location: {elsewhere.url}/stolen"
        with serving(lambda _: answer({}, status, location)) as server:
            client = either.client("a-server-token", base_url=server.url)

            with pytest.raises(APIError, match="redirect, not followed: check base_url"):
                either(client.request("GET", "/"))

            assert len(server.requests) == 1
        assert elsewhere.requests == []


def test_the_excerpt_of_a_body_is_short(either: Either) -> None:
    with serving(lambda _: answer(b"<p>" + b"long " * 10_000, 403)) as server:
        client = either.client("a-server-token", base_url=server.url)

        with pytest.raises(APIError) as caught:
            either(client.request("GET", "/"))

        assert caught.value.body == "<p>" + ("long " * 100)[:497]


def test_an_answer_in_the_byte_order_of_windows_is_read(either: Either) -> None:
    with serving(lambda _: answer(b"\xef\xbb\xbf" + b'{"a": 1}')) as server:
        client = either.client("a-server-token", base_url=server.url)

        assert either(client.request("GET", "/")) == {"a": 1}


def test_compressed_answers_are_read(either: Either) -> None:
    body = gzip.compress(b'{"a": "' + b"a" * 100_000 + b'"}')
    with serving(lambda _: answer(body, 200, "Content-Encoding: GZip")) as server:
        client = either.client("a-server-token", base_url=server.url)

        assert len(either(client.request("GET", "/"))["a"]) == 100_000


EMPTY = gzip.compress(b"")
MEMBERS = {
    "two": gzip.compress(b'{"a"') + gzip.compress(b": 1}"),
    "an empty first": EMPTY + gzip.compress(b'{"a": 1}'),
    "an empty last": gzip.compress(b'{"a": 1}') + EMPTY,
    "many": b"".join(gzip.compress(bytes([byte])) for byte in b'{"a": 1}'),
    "something behind": gzip.compress(b'{"a": 1}') + b"\0\0no member",
}


@pytest.mark.parametrize("members", MEMBERS)
@pytest.mark.parametrize("at_a_time", [1, 19, 1_000_000])
def test_gzip_of_several_members_is_read(either: Either, members: str, at_a_time: int) -> None:
    body = MEMBERS[members]
    parts = [body[start : start + at_a_time] for start in range(0, len(body), at_a_time)]
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)
    steps = [
        head(200, "Content-Encoding: gzip", "Transfer-Encoding: chunked") + chunks + b"0\r\n\r\n"
    ]
    with serving(lambda _: steps) as server:
        client = either.client("a-server-token", base_url=server.url)

        assert either(client.request("GET", "/")) == {"a": 1}


def test_gzip_cut_short_in_a_later_member_is_cut_short(either: Either) -> None:
    body = gzip.compress(b'{"a"') + gzip.compress(b": 1}")[:12]
    with serving(lambda _: answer(body, 200, "Content-Encoding: gzip")) as server:
        client = either.client("a-server-token", base_url=server.url, retries=0)

        with pytest.raises(InvalidResponseError, match="truncated"):
            either(client.request("GET", "/"))


@pytest.mark.parametrize("word", ["utf-8", "none", "binary", "identity", "", "UTF8, none"])
def test_a_word_that_names_no_coding_is_no_coding(either: Either, word: str) -> None:
    body = {"ErrorCode": 701, "Message": "Not here"}
    with serving(lambda _: answer(body, 422, f"Content-Encoding: {word}")) as server:
        client = either.client("a-server-token", base_url=server.url)

        with pytest.raises(MessageNotFoundError, match="Not here"):
            either(client.request("GET", "/"))


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, br", "compress"])
def test_a_body_that_is_encoded_otherwise_is_an_error_that_names_it(
    either: Either, coding: str
) -> None:
    with serving(lambda _: answer(b"\x8b", 200, f"Content-Encoding: {coding}")) as server:
        client = either.client("a-server-token", base_url=server.url)

        with pytest.raises(InvalidResponseError, match=f"encoded as {coding},"):
            either(client.request("GET", "/"))


# --- bounds -------------------------------------------------------------------------


def endless(received: Received) -> Iterator[Step]:
    yield head(200, "Content-Type: application/json")
    while True:
        yield b" " * 1_000_000


def bomb(received: Received) -> Iterator[Step]:
    # 8 KiB that inflate to 8 MiB, again and again: a thousand times as much.
    deflater = zlib.compressobj(9, wbits=31)
    zeros = bytes(1024 * 1024)
    yield head(200, "Content-Encoding: gzip")
    while True:
        yield b"".join(deflater.compress(zeros) for _ in range(8)) + deflater.flush(
            zlib.Z_SYNC_FLUSH
        )


BOMB = gzip.compress(bytes(100 * 1024 * 1024), 9)


def bomb_in_one_piece(received: Received) -> list[Step]:
    return answer(BOMB, 200, "Content-Encoding: gzip")


def bomb_in_members(received: Received) -> list[Step]:
    return answer(gzip.compress(bytes(1024 * 1024), 9) * 100, 200, "Content-Encoding: gzip")


MIB = 1024 * 1024


@pytest.mark.parametrize(
    "script", [endless, bomb, bomb_in_one_piece, bomb_in_members], ids=lambda s: s.__name__
)
def test_a_body_beyond_64_mib_raises_instead_of_eating_memory(either: Either, script: Any) -> None:
    with serving(script) as server:
        client = either.client("a-server-token", base_url=server.url, timeout=60, deadline=60)
        tracemalloc.start()
        try:
            with pytest.raises(InvalidResponseError, match="larger than 64 MiB") as caught:
                either(client.request("GET", "/"))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        assert peak < (64 + 33) * MIB  # what the server of this test holds included
        assert caught.value.attempts == 1


def test_a_body_of_64_mib_is_read(either: Either) -> None:
    body = b'"' + b"a" * (64 * MIB - 2) + b'"'
    packed = gzip.compress(body)
    with serving(lambda _: answer(packed, 200, "Content-Encoding: gzip")) as server:
        client = either.client("a-server-token", base_url=server.url, timeout=60, deadline=60)

        assert len(either(client.request("GET", "/"))) == 64 * MIB - 2


# --- one answer is never taken for another -----------------------------------------------

OF_A_MESSAGE = ["outbound.get", "outbound.get_dump", "inbound.get"]


@pytest.mark.parametrize("name", OF_A_MESSAGE)
def test_the_details_of_another_message_are_an_invalid_response(either: Either, name: str) -> None:
    with serving(lambda _: answer({"MessageID": "id-2", "Body": ""})) as server:
        client = either.client("a-server-token", base_url=server.url)

        with pytest.raises(InvalidResponseError, match="it describes a different message"):
            either(attrgetter(name)(client)("id-1"))

        assert len(server.requests) == 1


@pytest.mark.parametrize("name", OF_A_MESSAGE)
@pytest.mark.parametrize("named", ["ID-1", "", None, 1])
def test_an_id_in_another_case_or_that_is_none_is_not_that_of_another_message(
    either: Either, name: str, named: object
) -> None:
    with serving(lambda _: answer({"MessageID": named, "Body": "a body"})) as server:
        client = either.client("a-server-token", base_url=server.url)

        found = either(attrgetter(name)(client)("id-1"))

        assert found.to_dict()["Body"] == "a body"


@pytest.mark.parametrize("secured", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("end", [CLOSE, CUT])
def test_a_response_without_a_length_ends_with_its_connection(
    either: Either, end: str, secured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    with serving(lambda _: [head(200) + b'{"Sent": ', b"1}", end], secured=secured) as server:
        client = either.client("a-server-token", base_url=server.url, retries=0)

        for _ in range(2):
            assert either(client.request("GET", "/")) == {"Sent": 1}

        assert server.accepted == 2


FALSE = b'HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{"Target": "own"}'

SURPLUS: dict[str, Callable[[Received], list[Step]]] = {
    "with the answer": lambda r: [b"".join(s for s in echo(r) if isinstance(s, bytes)) + FALSE],
    "right after the answer": lambda r: [*echo(r), FALSE],
    "after the answer": lambda r: [*echo(r), 0.02, FALSE],
    "after an empty answer": lambda _: [head(204) + FALSE],
    "after 304": lambda _: [head(304, "Content-Length: 9") + FALSE],
    "after a short length": lambda _: [head(200, "Content-Length: 2") + b"{}" + FALSE],
    "after the last chunk": lambda _: [
        head(200, "Transfer-Encoding: chunked") + b"2\r\n{}\r\n0\r\n\r\n" + FALSE
    ],
}


@pytest.mark.parametrize("secured", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("surplus", SURPLUS)
def test_bytes_behind_an_answer_are_not_taken_for_the_next_one(
    either: Either, surplus: str, secured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", authority_file())
    done: list[Received] = []

    def script(received: Received) -> Iterator[Step]:
        if received.target == "/first":
            yield from SURPLUS[surplus](received)
            done.append(received)
        else:
            yield from echo(received)

    with serving(script, secured=secured) as server:
        client = either.client("a-server-token", base_url=server.url, retries=0)
        _quietly(either, client)
        waits_for(lambda: done)

        found = either(client.request("GET", "/second"))

        assert found["Target"] == "/second"
        assert server.accepted == 2


def _quietly(either: Either, client: Any) -> None:
    try:
        either(client.request("GET", "/first"))
    except PostmarkError:
        return
