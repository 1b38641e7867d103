"""Copies among all reports of a store."""
