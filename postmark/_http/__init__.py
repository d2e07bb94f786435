"""Sends requests: attempts, connections, errors. The only folder that knows httpx."""
