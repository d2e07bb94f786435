# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.server import Server


def servers_get(id: int) -> Request[Server]:
    """Get one server."""
    return Request("GET", f"/servers/{segment('id', id, number=True)}", one(Server.from_dict))
