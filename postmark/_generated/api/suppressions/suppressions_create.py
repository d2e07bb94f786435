# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins
from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, listed
from ...._wire.writers import Table, as_models, body, segment
from ...models.suppression_request import SuppressionRequest
from ...models.suppression_result import SuppressionResult

BODY: Final[Table] = {"suppressions": ("Suppressions", as_models(SuppressionRequest))}


def suppressions_create(message_stream: str, fields: Mapping[str, object]) -> Request[builtins.list[SuppressionResult]]:
    """Suppress up to 50 addresses on one message stream."""
    return Request(
        "POST",
        f"/message-streams/{segment('message_stream', message_stream)}/suppressions",
        listed("Suppressions", SuppressionResult.from_dict),
        body=body(fields, BODY, ["suppressions"]),
    )
