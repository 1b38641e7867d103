"""The check kind ``text``."""
