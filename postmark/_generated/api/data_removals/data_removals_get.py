# Generated from spec/postmark.yaml by make generate. Do not edit.


from ...._wire.request import Request, one
from ...._wire.writers import segment
from ...models.data_removal import DataRemoval


def data_removals_get(id: int) -> Request[DataRemoval]:
    """Get the state of one data removal request."""
    return Request("GET", f"/data-removals/{segment('id', id, number=True)}", one(DataRemoval.from_dict))
