"""The check kind ``narrative``."""
