"""The check kind ``sections``."""
