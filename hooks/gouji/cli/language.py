"""The language of the person: what is asked for, else that of the system; English where there is neither."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from gouji.messages.message import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")
OPTION = "--lang"
_NO_LANGUAGE = ("C", "POSIX")
_CHINESE = 0x04
"""The primary language of Chinese, whatever the region, among the identifiers of Windows."""
_PREFERENCES = "Library/Preferences/.GlobalPreferences.plist"
"""Where macOS keeps what a person has chosen, below the home folder."""


def asked_language(arguments: Sequence[str]) -> Language | None:
    """The last value of ``--lang``, found before the arguments are parsed: wrong ones are reported in it, too."""
    found: Language | None = None
    for option, value in zip(arguments, [*arguments[1:], ""], strict=False):
        for language in LANGUAGES:
            if option == f"{OPTION}={language}" or (option == OPTION and value == language):
                found = language
    return found


def system_language(environment: Mapping[str, str]) -> Language | None:
    """That of the locale, which the environment names, else of Windows or macOS; None where there is none (``C``).

    What is started from the Dock of macOS, or by a program of Windows, has no locale in its environment.
    """
    name = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if not name:
        return {"win32": _of_windows, "darwin": _of_macos}.get(sys.platform, _of_none)()
    if name.split(".")[0] in _NO_LANGUAGE:
        return None
    preferred = environment.get("LANGUAGE", "").split(":")  # a list of languages, the best first, as gettext reads it
    spoken = (_spoken(each) for each in preferred)
    return next(filter(None, spoken), _spoken(name) or "en")


def _spoken(name: str) -> Language | None:
    """The language of a locale if it is one of ours."""
    return next((language for language in LANGUAGES if name.lower().startswith(language)), None)


def _of_none() -> None:
    """Other systems tell their language by the environment alone."""


def _of_macos() -> Language | None:
    try:
        return apple_language((Path.home() / _PREFERENCES).read_bytes())
    except (OSError, RuntimeError):  # no such file, or no home
        return None


def apple_language(preferences: bytes) -> Language | None:
    """The first of the languages in the preferences of macOS; None where they say none."""
    import plistlib  # noqa: PLC0415 - only macOS without a locale in its environment needs it
    from xml.parsers.expat import ExpatError  # noqa: PLC0415 - as above

    try:
        spoken = plistlib.loads(preferences)["AppleLanguages"][0]
    except (plistlib.InvalidFileException, ExpatError, LookupError, TypeError, ValueError):
        return None
    return (_spoken(spoken) or "en") if isinstance(spoken, str) else None


def _of_windows() -> Language | None:
    import ctypes  # noqa: PLC0415 - only Windows without a locale in its environment needs it

    library = getattr(ctypes, "windll", None)  # no other system has it
    if library is None:
        return None
    return "zh" if library.kernel32.GetUserDefaultUILanguage() & 0x3FF == _CHINESE else "en"
