"""Exact paging: what to fetch next, and which rows are new."""
