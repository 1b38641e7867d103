"""How tags in Markdown show what stands between them: as the same tags do in a page."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

MarkedKind = Literal["hidden", "struck", "raised"]


@lru_cache(maxsize=1024)
def kind_of(tag: str) -> MarkedKind | None:
    """What an opening tag does to what follows it.

    A block that would be the frame around the text of a page (``aside``) is none in Markdown, where no page is.
    """
    from gouji.readers.html.density import weigh  # noqa: PLC0415 - only a document with tags in it needs it
    from gouji.readers.html.looks import ElementLooks  # noqa: PLC0415
    from gouji.readers.html.tree import BLOCKS, VOID, build  # noqa: PLC0415

    tree = build(tag)
    if len(tree.elements) == 1:  # part of a table that is not there
        return None
    element = tree.elements[1]
    weight = weigh(tree)[element]
    if element.name in VOID:  # nothing stands between it and an end
        return None
    framed = element.name in BLOCKS and not ElementLooks(tree).of(element).gone
    if weight.invisible or not (weight.shown or framed):
        return "hidden"
    return "struck" if weight.struck else "raised" if weight.raised else None
