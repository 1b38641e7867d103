"""The check kind ``identities``."""
