"""Both JSON decoders give the same results."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postmark._http.json import decode, plain_decode

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
ODD_BODIES = [
    b"", b" ", b"null", b"[1,]", b'{"a":1,}', b"[01]", b"[1.]", b"[.5]", b"[+1]", b"[-]", b"[1e]",
    b"[-0]", b"[-0.0]", b"[1e400]", b"[1e-400]", b"[NaN]", b"[Infinity]", b"[1] x", b"[1]\x00",
    b"[18446744073709551616]", b"[-9223372036854775809]", b"9" * 5000, b"[" * 100_000,
    b'["\\ud800"]', b'["\\ud83d\\ude00"]', b'["\xed\xa0\x80"]', b'["\xff"]', b'["\\x"]', b'["\n"]',
    b'["\x01"]', b'\xef\xbb\xbf["bom"]', '["é"]'.encode("utf-16"), '["é"]'.encode("utf-32"),
    b'{"a":1,"a":2}', b'{"a":{"b":1},"a":{"c":2}}', b"{1:2}", b'"text"', b"[1e5000]",
]  # fmt: skip


def _result(read: Any, body: bytes) -> str:
    try:
        return repr(read(body))  # which tells 1 from 1.0 and from True
    except (ValueError, RecursionError):
        return "refused"


@pytest.mark.parametrize("body", ODD_BODIES, ids=lambda body: repr(body[:12]))
def test_both_decoders_read_odd_bodies_alike(body: bytes) -> None:
    pytest.importorskip("msgspec")

    assert _result(decode, body) == _result(plain_decode, body)


@given(ANY_JSON, st.booleans())
@example([2**64, -(2**63) - 1, 10**40], True)
def test_both_decoders_read_json_alike(value: Any, escaped: bool) -> None:
    pytest.importorskip("msgspec")
    body = json.dumps(value, ensure_ascii=escaped).encode("utf-8", "surrogatepass")

    assert _result(decode, body) == _result(plain_decode, body)


@given(st.binary() | st.text(alphabet='{}[]",:\\u0d8e-+.truefalsn1 ').map(str.encode))
def test_both_decoders_reject_the_same(body: bytes) -> None:
    pytest.importorskip("msgspec")

    assert _result(decode, body) == _result(plain_decode, body)


def test_one_absurd_number_does_not_fail_a_response() -> None:
    digits = "9" * 5_000

    read = decode(f"[1, -7, 12345678901234567890, {digits}]".encode())

    assert read == [1, -7, 12345678901234567890, digits]


@pytest.mark.parametrize("constant", [b"NaN", b"Infinity", b"-Infinity"])
def test_invalid_json_that_python_accepts_is_rejected(constant: bytes) -> None:
    assert math.isnan(json.loads(b"NaN"))

    assert _result(decode, b"[" + constant + b"]") == "refused"
