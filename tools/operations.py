"""Write the table of operations, docs/operations.md, from the spec; `make generate` runs it.

python tools/operations.py [FILE]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "operations.md"

HEAD = """<!-- Written by tools/operations.py, which `make generate` runs. Do not edit. -->
# Operations

Every operation of Postmark's API that the clients know, and the method that calls it. The methods
are the same in both colours. Any other endpoint is reached with `client.request`.
"""
CLIENTS = {
    False: "`ServerClient`, `SyncServerClient`: the token of a server",
    True: "`AccountClient`, `SyncAccountClient`: the token of an account",
}
SENDING = {
    "outbound_send": "send",
    "outbound_send_with_template": "send",
    "outbound_send_batch": "send_batch",
    "outbound_send_batch_with_templates": "send_batch",
    "outbound_send_bulk": "send_bulk",
}
"""The methods that choose the operation themselves: the names are not those of the spec."""
ATTRIBUTES = {"template_pushes": "templates"}
"""Resources whose name on the client is not that of their tag."""


def operations(spec: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield the method, the path and the description of every operation."""
    for path, item in spec["paths"].items():
        for method, operation in item.items():
            yield method.upper(), path, operation


def of_account(operation: Any) -> bool:
    """Return whether the token of an account is needed."""
    return any("accountToken" in each for each in operation.get("security", ()))


def called(operation: Any) -> str:
    """Return the methods that call an operation."""
    (tag,) = operation["tags"]
    name = operation["operationId"]
    method = SENDING.get(name) or name.removeprefix(f"{tag}_")
    names = [method, method.replace("list", "stream")] if "x-stream" in operation else [method]
    return ", ".join(f"`{ATTRIBUTES.get(tag, tag)}.{each}`" for each in names)


def table(spec: Any, account: bool) -> Iterator[str]:
    """Yield the rows of one table."""
    yield "| method | operation | |"
    yield "|---|---|---|"
    for verb, path, operation in operations(spec):
        if of_account(operation) == account:
            link = f"[{verb} {path}]({operation['externalDocs']['url']})"
            yield f"| {called(operation)} | {link} | {operation['summary']} |"


def page(spec: Any) -> str:
    """Return the whole page."""
    parts = [HEAD]
    for account, title in CLIENTS.items():
        count = sum(of_account(each) == account for *_, each in operations(spec))
        parts.append(
            "\n".join(["", f"## {title}", f"{count} operations.", "", *table(spec, account)])
        )
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    spec = yaml.safe_load((ROOT / "spec" / "postmark.yaml").read_text("utf-8"))
    target.write_text(page(spec), "utf-8")
