"""Entries of menus and desktops on Linux (freedesktop.org, Desktop Entry Specification)."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.messages.message import Language
from gouji.serving.shortcuts import messages

_RESERVED = str.maketrans({char: f"\\{char}" for char in '"`$\\'})


def text(command: Sequence[str], language: Language) -> str:
    """The file."""
    del language  # it has the names in both
    return (
        "[Desktop Entry]\nType=Application\nVersion=1.0\n"
        f"Name={messages.NAME.en}\nName[zh]={messages.NAME.zh}\n"
        f"Comment={messages.COMMENT.en}\nComment[zh]={messages.COMMENT.zh}\n"
        f"Exec={' '.join(map(_quoted, command))}\n"
        "Terminal=false\nCategories=Office;\nX-Made-By=gouji-serve-shortcut\n"
    )


def _quoted(argument: str) -> str:
    """An argument in quotes; within those, and once more as in every value, some signs are escaped."""
    quoted = argument.translate(_RESERVED).replace("%", "%%")
    return f'"{quoted}"'.replace("\\", "\\\\")
