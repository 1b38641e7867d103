"""What commands without documents work with: the packs that the current folder can use."""

from __future__ import annotations

import argparse

from gouji.config.discovery import nearest
from gouji.messages.message import Language
from gouji.packs.library import Library


def available_packs(options: argparse.Namespace, language: Language) -> tuple[Library, Language]:
    """Packs and language; ``language`` is that of the locale."""
    here = nearest(".")
    return Library(here.packs), options.lang or here.settings.language or language
