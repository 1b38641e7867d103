"""How much is taken from a browser. No reader asks for more, and nothing here grows without an end."""

from __future__ import annotations

from gouji import readers

MOST_BYTES = readers.MAX_SIZE
"""Of one file: what is longer, no reader takes."""
MOST_FILES = 500
"""In the list at once; it can be emptied."""
MOST_IN_ALL = 300 * 1024 * 1024
"""Bytes of all files in the list, whose copies are kept in memory."""
MOST_NAME = 255
"""Characters of the name of a file: as many as a file system takes."""
MOST_CONNECTIONS = 32
"""At once; a browser opens six."""
MOST_BODIES = 4
"""Files that are received at once."""
HEAD_SECONDS = 10.0
"""From a connection to the end of its headers."""
BODY_SECONDS = 60.0
"""From there to the end of a file: on the loopback the largest takes a tenth of a second."""
LINGER_SECONDS = 1.0
"""For what is still on its way when an answer is given: without reading it, no browser would see the answer."""
LINGER_BYTES = 1024 * 1024
CHECK_SECONDS = 150.0
"""For one file in all: conversion, checking and the copy have bounds of their own, which are shorter together."""
MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes that a process which checks may hold; only Linux holds it to that."""
