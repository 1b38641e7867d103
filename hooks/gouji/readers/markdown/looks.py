"""How tags in Markdown show what stands between them: as the same tags do in a page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gouji.readers.html.tokens import Characters

MarkedKind = Literal["hidden", "struck", "raised"]


_USUAL_LENGTH = 1024


def kind_of(tag: str) -> MarkedKind | None:
    """What an opening tag does to what follows it.

    A block that would be the frame around the text of a page (``aside``) is none in Markdown, where no page is.
    """
    return (_kind_of if len(tag) <= _USUAL_LENGTH else _kind_of.__wrapped__)(tag)  # longer ones are not kept


@lru_cache(maxsize=1024)
def _kind_of(tag: str) -> MarkedKind | None:
    from gouji.readers.html.density import weigh  # noqa: PLC0415 - only a document with tags in it needs it
    from gouji.readers.html.faint import Seen  # noqa: PLC0415
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
    # A block without a size of its own may hold others that have one.
    faint = weight.hidden and not (weight.sized is Seen.NO and element.name in BLOCKS)
    if faint or not (weight.shown or framed):
        return "hidden"
    return "struck" if weight.struck else "raised" if weight.raised else None


def shown_by(field: str) -> list[Characters]:
    """The characters that a field of a form shows, from its tag to its end, with their places in it."""
    from gouji.readers.html.density import weigh  # noqa: PLC0415 - only a document with tags in it needs it
    from gouji.readers.html.tokens import Characters  # noqa: PLC0415
    from gouji.readers.html.tree import build  # noqa: PLC0415

    tree = build(field)
    weights = weigh(tree)
    shown = (element for element in tree.elements if weights[element].shown and not weights[element].silent)
    return [child for element in shown for child in element.children if isinstance(child, Characters)]
