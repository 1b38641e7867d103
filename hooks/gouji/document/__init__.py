"""A document as every reader returns it."""
