"""A document made from a form: without fault, or with the one that a test asks for."""
