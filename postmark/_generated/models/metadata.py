# Generated from spec/postmark.yaml by make generate. Do not edit.


Metadata = dict[str, str]
"""Custom metadata of the message."""
