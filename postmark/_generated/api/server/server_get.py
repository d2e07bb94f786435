# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...models.server import Server


def server_get() -> Request[Server]:
    """Get the server of the token."""
    return Request("GET", "/server", one(Server.from_dict))
