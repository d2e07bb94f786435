# Generated from spec/postmark.yaml by make generate. Do not edit.
