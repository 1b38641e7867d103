"""Sentences in two languages, and the errors that carry them."""
