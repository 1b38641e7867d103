"""A store of what many reports say: written once, as columns, for whatever compares them."""
