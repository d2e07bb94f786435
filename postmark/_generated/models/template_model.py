# Generated from spec/postmark.yaml by make generate. Do not edit.

from typing import Any

TemplateModel = dict[str, Any]
"""Values for a template's placeholders, any JSON."""
