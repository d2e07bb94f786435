# Generated from spec/postmark.yaml by make generate. Do not edit.

from typing import Any

TestRenderModel = dict[str, Any]
"""Values for the placeholders of a template. Any JSON."""
