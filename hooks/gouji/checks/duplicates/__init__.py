"""The check kind ``duplicates``."""
