"""A plain HTTP client of a fake account."""

from __future__ import annotations

from typing import Any

import httpx
from fake.wire import Wire

from postmark.testing import FakePostmark


class Admin(Wire):
    """Sends requests with the server's token, or with the account's."""

    def __init__(self, fake: FakePostmark, token: str | None = None, *, account: bool) -> None:
        super().__init__(fake, token)
        if account:
            headers = {"X-Postmark-Account-Token": fake.account_token, "Accept": "application/json"}
            self.http = httpx.Client(
                transport=fake.transport, base_url="http://fake", headers=headers
            )

    def put(self, path: str, body: object = None) -> Any:
        """Return the decoded answer of a PUT that succeeds."""
        return self._success(self.ask("PUT", path, body))

    def delete(self, path: str) -> Any:
        """Return the decoded answer of a DELETE that succeeds."""
        return self._success(self.ask("DELETE", path))

    def code(self, method: str, path: str, body: object = None, **query: object) -> int:
        """Return the error code of a request that is refused with 422."""
        return int(self.refusal(method, path, body, **query)[0])
