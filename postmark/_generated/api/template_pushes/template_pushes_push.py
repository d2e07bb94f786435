# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins
from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, listed
from ...._wire.writers import Table, as_boolean, as_integer, body
from ...models.pushed_template import PushedTemplate

BODY: Final[Table] = {
    "source_server_id": ("SourceServerID", as_integer),
    "destination_server_id": ("DestinationServerID", as_integer),
    "perform_changes": ("PerformChanges", as_boolean),
}


def template_pushes_push(fields: Mapping[str, object]) -> Request[builtins.list[PushedTemplate]]:
    """Copy the templates of one server to another."""
    return Request(
        "PUT",
        "/templates/push",
        listed("Templates", PushedTemplate.from_dict),
        body=body(fields, BODY, ["source_server_id", "destination_server_id"]),
    )
