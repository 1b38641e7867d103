"""Scripts that Windows runs when they are clicked (``.cmd``).

Not a link (``.lnk``): the program that makes those knows only the characters of one code page, which a Chinese name on
another system, or the other way round, is not in.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.messages.message import Language


def text(command: Sequence[str], language: Language) -> str:
    """The file, in UTF-8, which its second line makes the code page."""
    del language
    started = " ".join(f'"{argument}"' for argument in command).replace("%", "%%")
    lines = ("@echo off", "chcp 65001 >nul", "rem gouji-serve-shortcut", 'cd /d "%USERPROFILE%"', f'start "" {started}')
    return "".join(f"{line}\r\n" for line in lines)
