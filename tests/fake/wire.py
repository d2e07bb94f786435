"""A plain HTTP client of a fake server, so that these tests know nothing of the SDK's clients."""

from __future__ import annotations

from typing import Any

import httpx

from postmark.testing import FakePostmark

MAIL: dict[str, Any] = {
    "From": "Shop <shop@example.com>",
    "To": "pat@example.com",
    "Subject": "Hello",
    "TextBody": "Hello, Pat.",
}


class Wire:
    """Sends requests to a fake server, without a socket."""

    def __init__(self, fake: FakePostmark, token: str | None = None) -> None:
        headers = {
            "X-Postmark-Server-Token": token or fake.server_token,
            "Accept": "application/json",
        }
        self.http = httpx.Client(transport=fake.transport, base_url="http://fake", headers=headers)

    def ask(self, method: str, path: str, body: object = None, **query: object) -> httpx.Response:
        """Send a request; without a body it has none."""
        sent = {} if body is None else {"json": body}
        return self.http.request(method, path, params=query or None, **sent)  # type: ignore[arg-type]  # whatever httpx takes

    def get(self, path: str, **query: object) -> Any:
        """Return the decoded answer of a GET that succeeds."""
        return self._success(self.ask("GET", path, **query))

    def post(self, path: str, body: object = None) -> Any:
        """Return the decoded answer of a POST that succeeds."""
        return self._success(self.ask("POST", path, body))

    def refusal(self, method: str, path: str, body: object = None, **query: object) -> Any:
        """Return the error code and the text of a request that is refused with 422."""
        answer = self.ask(method, path, body, **query)
        assert answer.status_code == 422, answer.text
        error = answer.json()
        assert answer.headers["X-PM-ApiErrorCode"] == str(error["ErrorCode"])
        return error["ErrorCode"], error["Message"]

    def _success(self, answer: httpx.Response) -> Any:
        assert answer.status_code == 200, answer.text
        return answer.json()
