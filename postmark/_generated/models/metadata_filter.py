# Generated from spec/postmark.yaml by make generate. Do not edit.


MetadataFilter = dict[str, str]
"""One metadata field and its value: exactly one pair, as Postmark accepts one per request.
The wire name is the field's name with a prefix: `metadata_color=blue`."""
