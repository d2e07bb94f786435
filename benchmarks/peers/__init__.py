"""How each peer does what is measured: the same few functions, in that peer's own idiom."""
