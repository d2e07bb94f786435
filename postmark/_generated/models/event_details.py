# Generated from spec/postmark.yaml by make generate. Do not edit.

from typing import Any

EventDetails = dict[str, Any]
"""Details of the event. The keys depend on its type; documented values are strings."""
