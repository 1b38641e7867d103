"""Identities between the cells of a table: their notation, their equations, and where the fault lies if they fail."""
