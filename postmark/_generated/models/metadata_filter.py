# Generated from spec/postmark.yaml by make generate. Do not edit.

from collections.abc import Mapping

MetadataFilter = Mapping[str, str]
"""One metadata field and its value: exactly one pair, as Postmark takes one a request. The
wire name carries the field's name behind a prefix: `metadata_color=blue`."""
