"""Equations between the cells of a table: their notation, and the rows of coefficients that they become."""
