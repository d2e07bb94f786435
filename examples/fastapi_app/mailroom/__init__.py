"""Postmark's messages behind an API of one's own."""
