"""What a page of HTML shows, and where in its source marks can stand without breaking it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.annotations.marked.runs import Run
from gouji.readers.html.foreign import ROOTS
from gouji.readers.html.tokens import BLANKS, Characters
from gouji.readers.html.tree import GROUPS, LISTS, VOID, Element, Tree
from gouji.text.spans import Span

_UNSEEN = frozenset({"base", "head", "link", "meta", "noscript", "script", "style", "template", "title"})
_CLOSED = frozenset(
    {"audio", "canvas", "iframe", "noembed", "noframes", "object", "select", "textarea", "video", "xmp"}
)
"""Elements in which nothing can be marked: they are marked as a whole."""
_STRUCTURE = GROUPS | LISTS | {"colgroup", "dl", "table", "tr"}
_LINKS = frozenset({"a", "button"})


class _Home(Struct):
    """What is known of an element. ``atom`` is the run of the closed one around it or of itself, by its index."""

    closed: bool = False
    unseen: bool = False
    number: int | None = None
    atom: int | None = None


def runs(tree: Tree) -> list[Run]:
    """The runs of a page, in the order of the source as far as they show anything; both ranges are of the source."""
    found: list[Run] = []
    homes: dict[int, _Home] = {}
    for element in tree.elements:
        around = homes[id(element.parent)] if element.parent is not None else _Home()
        home = homes[id(element)] = _home(element, around, found)
        if home.unseen:
            continue
        if home.atom is not None:
            found[home.atom] = _longer(found[home.atom], element)
            continue
        found += _shown(element, home.number)
    return found


def _home(element: Element, around: _Home, found: list[Run]) -> _Home:
    """What is known of an element by the one around it; of a closed one or one without an end, its point is added."""
    name, parent = element.name, element.parent
    if around.unseen or name in _UNSEEN:
        return _Home(unseen=True)
    if around.atom is not None or around.closed:
        return _Home(closed=True, atom=around.atom)
    number = around.number
    if name in _CLOSED or name in ROOTS or name in VOID:
        if parent is None or parent.name in _STRUCTURE:
            return _Home(unseen=True)
        found.append(Run(Span(element.start, element.start), Span(element.start, element.inner), number))
        return _Home(closed=True, atom=len(found) - 1)
    return _Home(number=element.start if number is None and name in _LINKS else number)


def _longer(run: Run, element: Element) -> Run:
    """A run of no characters that reaches to the end of what an element has."""
    ends = [child.end for child in element.children if isinstance(child, Characters)]
    return Run(run.page, Span(run.source.start, max(run.source.end, element.inner, *ends)), run.number)


def _shown(element: Element, number: int | None) -> Iterator[Run]:
    if element.parent is not None and element.name not in _STRUCTURE:
        point = Span(element.inner, element.inner)
        yield Run(point, point, number)
    for child in element.children:
        if isinstance(child, Characters) and (child.value.strip(BLANKS) or "\n" not in child.value):
            span = Span(child.start, child.end)
            yield Run(span, span, number)
