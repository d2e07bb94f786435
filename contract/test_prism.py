"""Both clients against Prism, an independent mock server that knows only the spec.

It responds with the spec's examples, and rejects what the spec does not allow. So these tests prove
that the SDK's requests are valid, all filters included, and that parsing the responses loses
nothing.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from arguments import calling
from described import OPERATIONS, ROOT, Json, Operation, client_class, method_of, rows_in
from either import Either

from postmark import InvalidRequestError

HOST = "127.0.0.1"
PRISM = Path(__file__).parent / "node_modules" / ".bin" / "prism"

pytestmark = pytest.mark.skipif(shutil.which("npm") is None, reason="no npm here, so no Prism")


@pytest.fixture(scope="module")
def prism() -> Iterator[str]:
    """Prism on a port. With `--errors`, it rejects what it would otherwise only log."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    command = [str(PRISM), "mock", "--errors", "--port", str(port), "spec/postmark.yaml"]
    # pytest captures its log and shows it if a test fails.
    with subprocess.Popen(command, cwd=ROOT) as server:
        try:
            _wait_for(server, port)
            yield f"http://{HOST}:{port}"
        finally:
            server.terminate()


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < end:
        with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.1)
    pytest.fail("Prism did not start")


@pytest.fixture(params=["blocking", "asyncio"])
def either(request: pytest.FixtureRequest) -> Iterator[Either]:
    """Run the test with the sync and with the async client."""
    either = Either(request.param)
    yield either
    either.close()


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_operation_is_requested_and_parsed_as_described(
    prism: str, either: Either, operation: Operation
) -> None:
    client = client_class(operation, either.colour)("token", base_url=prism, retries=0)
    called = calling(operation)

    answer = either(method_of(client, operation.names[0])(*called.ids, **called.keywords))

    either(client.close())
    expected = rows_in(operation, operation.example)
    if operation.model is None:
        assert answer is None
        return
    rows = [answer] if operation.rows is None else [*answer]
    assert [dict(row.extra) for row in rows] == [{}] * len(expected), "something was not read"
    assert _comparable([_wire_form(row) for row in rows]) == _comparable(expected)


@pytest.mark.parametrize(
    "query",
    [
        {"count": 501, "offset": 0},
        {"count": 1},
        {"count": 1, "offset": 0, "status": "Sent"},
        {"count": 1, "offset": 0, "fromdate": "2026-02-20T12:00:00Z"},
    ],
    ids=lambda query: ",".join(query),
)
def test_the_mock_rejects_what_the_spec_does_not_allow(
    prism: str, either: Either, query: Json
) -> None:
    """Otherwise the test above would prove nothing about requests."""
    client = either.client("token", base_url=prism, retries=0)

    with pytest.raises(InvalidRequestError):
        either(client.request("GET", "/messages/outbound", params=query))


def _wire_form(row: Any) -> Json:
    """Return a row as it was answered, without what a refused mail has beside it."""
    return {key: value for key, value in row.to_dict().items() if key not in ("State", "Error")}


def _comparable(node: Any) -> Any:
    """Parse times, which the SDK writes with fewer digits, and drop nulls, which it leaves out."""
    if isinstance(node, list):
        return [_comparable(each) for each in node]
    if isinstance(node, dict):
        return {key: _comparable(value) for key, value in node.items() if value is not None}
    with suppress(ValueError, TypeError):
        return datetime.fromisoformat(node)
    return node
