"""Which cell of a document is which cell of a form, from candidate rows to values."""
