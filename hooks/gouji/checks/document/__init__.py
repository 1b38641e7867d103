"""The check kind ``document``."""
