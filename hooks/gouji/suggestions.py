"""Did you mean …? For names that are not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from gouji import catalogue
from gouji.messages import Message, plain


def did_you_mean(name: str, known: Iterable[str]) -> Message:
    """A clause to end a sentence with; empty where nothing is like ``name``."""
    folded = {each.casefold(): each for each in known}
    close = get_close_matches(name.casefold(), folded, n=1)
    return catalogue.DID_YOU_MEAN.fill(suggestion=folded[close[0]]) if close else plain("")
