"""A new document that a person fills in, made from the form of a pack and, if there is one, last year's document."""
