"""From a request to a response: finds the operation, checks the token, performs it."""

from __future__ import annotations

from typing import Final

from postmark.testing import (
    _bounces,
    _bulk,
    _families,
    _messages,
    _sending,
    _streams,
    _suppressions,
)
from postmark.testing._exchange import Answer, Credentials, ReceivedRequest, answer, error
from postmark.testing._matching import InvalidParameterError
from postmark.testing._routes import Call, Found, Refusal, Route, Router, as_json
from postmark.testing._servers import state_of
from postmark.testing._store import State, encode

ROUTES: Final[tuple[Route, ...]] = (
    *_messages.ROUTES,
    *_sending.ROUTES,
    *_bulk.ROUTES,
    *_bounces.ROUTES,
    *_streams.ROUTES,
    *_suppressions.ROUTES,
    *_families.ROUTES,
)
ROUTER: Final = Router(ROUTES)


class Service:
    """Responds to requests. The caller holds the state's lock."""

    def __init__(self, state: State) -> None:
        self._state = state

    def answer(self, request: ReceivedRequest, credentials: Credentials) -> Answer:
        """Return the response to a request, after applying it."""
        if (request.method, request.path) == ("GET", "/"):
            return _index()
        found = ROUTER.find(request.path)
        if not found:
            return _unroutable(404, f"No operation has the path {request.path}.")
        state = _state_of(self._state, credentials.server_token)
        for each in found:
            if each.route.method == request.method:
                refusal = _header_refusal(each.route, request, credentials, state)
                return refusal or _perform(state, each, request)
        allowed = ", ".join(sorted({each.route.method for each in found}))
        return _unroutable(405, "The method is not allowed here.", Allow=allowed)


def _index() -> Answer:
    return as_json({"Operations": [f"{route.method} {route.path}" for route in ROUTES]})


def _state_of(first: State, token: str | None) -> State:
    """Return the state of the server whose token it is.

    The test token has a new one each time, so that it finds nothing and leaves nothing.
    """
    if token and first.server_token != token and token.upper() == _TEST_TOKEN:
        return State(_TEST_TOKEN, first.clock, is_test=True)
    return state_of(first, token)


_TEST_TOKEN: Final = "POSTMARK_API_TEST"


def _perform(state: State, found: Found, request: ReceivedRequest) -> Answer:
    try:
        return found.route.perform(state, Call(request, found.path))
    except InvalidParameterError as refused:
        return error(422, found.route.bad_query, str(refused))
    except Refusal as refusal:
        return refusal.answer()


def _header_refusal(
    route: Route, request: ReceivedRequest, credentials: Credentials, state: State
) -> Answer | None:
    refusal = _token_refusal(route, credentials, state)
    if refusal is not None:
        return error(401, 10, refusal)
    is_json = "application/json" in request.headers.get("content-type", "").lower()
    if not _accepts_json(request.headers.get("accept", "")) or (request.body and not is_json):
        return Answer(415, {}, b"")
    return None


def _token_refusal(route: Route, given: Credentials, state: State) -> str | None:
    """Return why the tokens do not do for the operation.

    They are compared without case: https://postmarkapp.com/developer/api/overview#authentication
    """
    if route.token == "account":
        wanted, own, other = state.account_token, given.account_token, given.server_token
    else:
        wanted, own, other = state.server_token, given.server_token, given.account_token
    if other is not None:
        return _OTHER_TOKEN[route.token]
    if (own or "").casefold() != wanted.casefold():
        return f"Request does not contain a valid {route.token.capitalize()} token."
    return None


_OTHER_TOKEN: Final = {
    "server": "Please do not include Account API Token for Server API Token calls.",
    "account": "Please do not include Server API Token for Account API Token calls.",
}


def _unroutable(status: int, message: str, **headers: str) -> Answer:
    return answer(encode({"Message": message}), status, headers)


def _accepts_json(accept: str) -> bool:
    types = {part.partition(";")[0].strip().lower() for part in accept.split(",")}
    return not types.isdisjoint({"application/json", "application/*", "*/*"})
