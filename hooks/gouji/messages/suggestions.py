"""Did you mean …? For names that are not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.messages import messages
from gouji.messages.message import Message, plain

_TELLING = 3
"""Characters at the start of a name that are enough to know it by."""


def did_you_mean(name: str, known: Iterable[str], written: Mapping[str, str] | None = None) -> Message:
    """A clause to end a sentence with; empty where nothing is like ``name``.

    ``written`` has, for those of ``known`` that are only a part of a name, what is suggested in their place.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - not needed where all goes well

    folded = {each.casefold(): (written or {}).get(each, each) for each in known}
    asked = name.casefold()
    close = get_close_matches(asked, folded, n=1)
    if not close and len(asked) >= _TELLING:
        close = [each for each in folded if each.startswith(asked)][:1]
    return messages.DID_YOU_MEAN.fill(suggestion=folded[close[0]]) if close else plain("")
