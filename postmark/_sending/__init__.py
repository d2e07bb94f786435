"""Sends mail: one message, batches and bulk."""
