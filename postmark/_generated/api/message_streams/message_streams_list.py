# Generated from spec/postmark.yaml by make generate. Do not edit.

import builtins
from collections.abc import Mapping
from typing import Final

from ...._wire.request import Request, listed
from ...._wire.writers import Table, as_boolean, filled, query
from ...models.message_stream import MessageStream

FILTERS: Final[Table] = {
    "message_stream_type": ("MessageStreamType", filled),
    "include_archived_streams": ("IncludeArchivedStreams", as_boolean),
}


def message_streams_list(filters: Mapping[str, object]) -> Request[builtins.list[MessageStream]]:
    """List the server's message streams."""
    return Request(
        "GET", "/message-streams", listed("MessageStreams", MessageStream.from_dict), query({}, filters, FILTERS)
    )
