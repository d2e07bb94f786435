"""What Postmark posts: one file for each shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "webhooks" / "payloads"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def body(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def payload(name: str, **changes: Any) -> dict[str, Any]:
    """Return a payload, with some keys changed."""
    return {**json.loads(body(name)), **changes}
