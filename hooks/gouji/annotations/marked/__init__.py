"""Copies of HTML, Markdown and text as web pages: every finding marked at its place, with a note beside it."""
