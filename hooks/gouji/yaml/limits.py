"""How much YAML is read."""

MAX_BYTES = 250_000
"""The largest packs have a tenth of it; for more the parser takes seconds."""
