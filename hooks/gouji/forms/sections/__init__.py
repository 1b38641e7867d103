"""Which heading of a document begins which section of a form."""
