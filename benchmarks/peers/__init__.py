"""The peers: each module implements the same few functions, in the peer's own idiom."""
