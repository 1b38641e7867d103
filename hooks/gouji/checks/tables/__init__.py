"""The check kind ``tables``."""
