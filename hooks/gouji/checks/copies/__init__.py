"""The check kind ``copies``."""
