"""The form of a pack bound to a document: which section is where, which cell holds what."""
