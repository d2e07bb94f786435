# Generated from spec/postmark.yaml by make generate. Do not edit.

from typing import Any

SuggestedTemplateModel = dict[str, Any]
"""The values a template's content asks for, each with a made-up text."""
