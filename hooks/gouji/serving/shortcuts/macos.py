"""Scripts that the Finder of macOS starts in a terminal (``.command``)."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from gouji.messages.message import Language
from gouji.serving.shortcuts import messages


def text(command: Sequence[str], language: Language) -> str:
    """The file."""
    comment = messages.COMMENT.in_language(language)
    return f"#!/bin/sh\n# gouji-serve-shortcut\n# {comment}\nexec {shlex.join(command)}\n"
