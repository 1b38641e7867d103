"""How elements are shown, by their names, their attributes and the style sheets of the page."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from gouji.readers.html.css import MOST_RULES, StyleDeclaration, StyleRule, declarations, rules
from gouji.readers.html.faint import Seen, has_no_size, is_far, is_moving, moves, own_size, sees_size, sees_through
from gouji.readers.html.tree import BLOCKS, Element, Tree
from gouji.readers.looks import is_raised, is_struck
from gouji.system import deadline

MOST_MATCHES = 100_000
"""So often is a rule compared with an element: a page has some thousands of elements, and few rules that hide any.

From there on every rule may apply to every element, so that nothing more is hidden or struck out.
"""
_Rank = tuple[bool, bool, tuple[int, int, int], int]


class ElementLook(Struct, frozen=True):
    """How an element is shown: not at all (``gone``), or in which way where it says so itself.

    ``sized``: whether its characters have a size; ``opaque``: whether it lets anything be seen.
    """

    gone: bool = False
    visible: bool | None = None
    struck: bool = False
    raised: bool = False
    sized: Seen | None = None
    opaque: Seen = Seen.YES


_PLAIN = ElementLook()


class _Given(Struct, frozen=True):
    """A declaration for an element; ``certain``: whether it is for this one."""

    rank: _Rank
    value: str
    certain: bool


_NOTHING = _Given((False, False, (0, 0, 0), -1), "", certain=True)
_HIGHEST: _Rank = (True, True, (sys.maxsize, 0, 0), 0)
_SHOWN = {
    "display": "initial", "visibility": "visible", "text-decoration": "none", "font-size": "medium", "opacity": "1",
}  # fmt: skip
"""What a rule may say that shows an element as it is."""
_HIDDEN = _Given(_NOTHING.rank, "none", certain=True)
_VISIBLE = frozenset({"initial", "visible"})
_SCRIPTS = frozenset({"math:msub", "math:msup"})
# What may be moved up or down, and is no mark for that.
_BOXES = BLOCKS | {"img", "input", "select", "svg", "textarea"}
# Attributes of drawings that are styles; every rule outweighs them.
_PRESENTED = {
    "baseline-shift": "vertical-align", "display": "display", "font-size": "font-size", "opacity": "opacity",
    "text-decoration": "text-decoration", "visibility": "visibility",
}  # fmt: skip


class ElementLooks:
    """The looks of a page's elements."""

    def __init__(self, tree: Tree) -> None:
        self._rules: dict[str, list[tuple[int, StyleRule]]] = defaultdict(list)
        self._moving = is_moving(tree)
        styles = {element.attributes["style"] for element in tree.elements if "style" in element.attributes}
        self._sizes = has_no_size((*tree.styles, *styles))
        found = rules(tree.styles, sizes=self._sizes)
        if self._sizes and len(found) == MOST_RULES:  # those of sizes shall leave no room for fewer of the others
            self._sizes = False
            found = rules(tree.styles, sizes=False)
        self._known: dict[tuple[str, int], ElementLook] = {}
        self._left = MOST_MATCHES * (2 if self._sizes else 1)
        for number, rule in enumerate(found):
            self._rules[_key(rule)].append((number, rule))

    def of(self, element: Element) -> ElementLook:
        """The look of an element by itself, without what it has from those around it."""
        candidates = list(self._candidates(element)) if self._rules else []
        if candidates or _is_drawn(element) or (element.parent is not None and element.parent.name in _SCRIPTS):
            return self._look(element, candidates)
        # Without a rule for it nothing but its tag is looked at, and equal tags share their attributes.
        key = (element.name, id(element.attributes))
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = self._look(element, candidates)
        return look

    def _look(self, element: Element, candidates: Sequence[tuple[int, StyleRule]]) -> ElementLook:
        attributes = element.attributes
        style = attributes.get("style", "")
        struck = is_struck(element.name, style)
        raised = (element.name not in _BOXES and is_raised(element.name, style)) or _is_script(element)
        given = self._given(element, style, candidates) if style or candidates or _is_drawn(element) else {}
        if not given and not is_far(style):
            gone = "hidden" in attributes
            sized = own_size(element)
            plain = sized is None and not (gone or struck or raised)
            return _PLAIN if plain else ElementLook(gone, struck=struck, raised=raised, sized=sized)
        display, displays = _settled(given.get("display", ()), _HIDDEN if "hidden" in attributes else _NOTHING)
        visibility, visibilities = _settled(given.get("visibility", ()))
        lines, others = _settled(given.get("text-decoration", ()))
        height, _ = _settled(given.get("vertical-align", ()))
        if _VISIBLE.intersection(visibilities):
            visibility = "visible"
        return ElementLook(
            (display == "none" and all(each == "none" for each in displays)) or visibility == "collapse",
            {"hidden": False, "visible": True, "initial": True}.get(visibility),
            is_struck(element.name, "") or ("line-through" in lines and all("line-through" in each for each in others)),
            raised or (element.name not in _BOXES and is_raised(element.name, f"vertical-align:{height}")),
            _sized(element, given.get("font-size", ())),
            self._opaque(given, style),
        )

    def _opaque(self, given: Mapping[str, Iterable[_Given]], style: str) -> Seen:
        opacity, others = _settled(given.get("opacity", ()))
        if not sees_through(opacity) and not is_far(style):
            return Seen.PERHAPS if "off-page" in given else Seen.YES
        certain = all(map(sees_through, others)) and not self._moving and not moves(style)
        return Seen.NO if certain else Seen.PERHAPS

    def _given(
        self, element: Element, style: str, candidates: Sequence[tuple[int, StyleRule]]
    ) -> dict[str, list[_Given]]:
        """All that is declared for an element, by property."""
        deadline.check()
        found: dict[str, list[_Given]] = defaultdict(list)
        for number, rule in candidates:
            if self._left <= 0:
                for name, value in _SHOWN.items():
                    found[name].append(_Given(_HIGHEST, value, certain=False))
                break
            self._left -= 1
            match = rule.selector.matches(element)
            if match is not False:
                for each in rule.declarations:
                    _add(found, each, (False, rule.selector.weight, number), certain=rule.certain and match is True)
        for number, each in enumerate(declarations(style, sizes=self._sizes)):
            _add(found, each, (True, (0, 0, 0), number), certain=True)
        for each in declarations(_presented(element)) if _is_drawn(element) else ():
            _add(found, each, (False, (0, 0, 0), -1), certain=True)
        return found

    def _candidates(self, element: Element) -> Iterator[tuple[int, StyleRule]]:
        keys = [f"#{element.attributes.get('id', '')}", element.name, "*"]
        keys += [f".{name}" for name in set(element.attributes.get("class", "").split())]
        for key in keys:
            yield from self._rules.get(key, ())


def _is_drawn(element: Element) -> bool:
    return element.name == "svg" or element.name.startswith("svg:")


def _presented(element: Element) -> str:
    """The style of a part of a drawing by its attributes."""
    given = element.attributes
    return ";".join(f"{name}:{given[each]}" for each, name in _PRESENTED.items() if each in given)


def _sized(element: Element, given: Iterable[_Given]) -> Seen | None:
    size, others = _settled(given)
    sized = sees_size(size) if size else own_size(element)
    return Seen.PERHAPS if sized is Seen.NO and any(sees_size(each) is Seen.YES for each in others) else sized


def _is_script(element: Element) -> bool:
    """Whether an element is what a formula raises or lowers: the second of two."""
    around = element.parent
    if around is None or around.name not in _SCRIPTS:
        return False
    return [child for child in around.children if isinstance(child, Element)][1:2] == [element]


def _key(rule: StyleRule) -> str:
    """By what the elements are found that it may match."""
    innermost = rule.selector.compounds[0]
    if innermost.id:
        return f"#{innermost.id}"
    return f".{min(innermost.classes)}" if innermost.classes else innermost.tag or "*"


def _add(
    found: dict[str, list[_Given]],
    each: StyleDeclaration,
    rank: tuple[bool, tuple[int, int, int], int],
    *,
    certain: bool,
) -> None:
    given = _Given((each.important, *rank), each.value, certain)
    if each.name != "all":
        found[each.name].append(given)
    else:
        for name in ("display", "visibility", "font-size", "opacity"):
            found[name].append(_Given(given.rank, "initial", certain))


def _settled(given: Iterable[_Given], usual: _Given = _NOTHING) -> tuple[str, list[str]]:
    """The value that counts of those that are certain, and those that perhaps count instead of it."""
    given = list(given)
    best = max((each for each in given if each.certain), key=lambda each: each.rank, default=usual)
    return best.value, [each.value for each in given if not each.certain and each.rank > best.rank]
