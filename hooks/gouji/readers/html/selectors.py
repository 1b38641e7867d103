"""Selectors of style sheets: which elements they match, for certain or perhaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from gouji.readers.html.tree import Element
from gouji.text.lazy import lazy_re

_COMMAS = lazy_re(r",(?![^(\[]*[)\]])")
_COMBINATOR = lazy_re(r"\s*([>+~])\s*|\s+")
_NAME = r"(?:[\w-]|[^\x00-\x7f])+"
_SIMPLE = lazy_re(
    rf"(?P<tag>[A-Za-z][\w-]*|\*)|\.(?P<class>{_NAME})|#(?P<id>{_NAME})"
    rf"|\[\s*(?P<attribute>[\w-]+)\s*(?:(?P<sign>[~|^$*]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[\w-]+)\s*[is]?\s*)?\]"
    r"|(?P<pseudo>::?[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?)"
)
_NEVER = lazy_re(
    r"::|:(?:before|after|first-line|first-letter|hover|focus|active|visited|target|checked)", re.IGNORECASE
)
_LONGEST = 500


class Compound(Struct, frozen=True):
    """What one element must be: its name, its id, its classes, its attributes. ``certain``: whether that is all."""

    tag: str
    id: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]
    certain: bool

    def matches(self, element: Element) -> bool:
        """Whether an element is all of that."""
        given = element.attributes
        return (
            self.tag in ("", element.name)
            and (not self.id or given.get("id") == self.id)
            and (not self.classes or self.classes <= frozenset(given.get("class", "").split()))
            and all(name in given and value in (None, given[name]) for name, value in self.attributes)
        )


class Selector(Struct, frozen=True):
    """Compounds from the innermost outwards; ``direct`` says of each but the first whether it is the parent.

    ``certain``: whether a match is one, and not perhaps only. ``weight`` is its specificity.
    """

    compounds: tuple[Compound, ...]
    direct: tuple[bool, ...]
    certain: bool
    weight: tuple[int, int, int]

    def matches(self, element: Element) -> bool | None:
        """True or False; None where it may match."""
        if not self.compounds[0].matches(element):
            return False
        at: Element | None = element
        for compound, direct in zip(self.compounds[1:], self.direct, strict=True):
            at = _above(at) if at else None
            while not direct and at is not None and not compound.matches(at):
                at = _above(at)
            if at is None or not compound.matches(at):
                return None if any(self.direct) and not all(self.direct) else False
        return True if self.certain else None


def _above(element: Element) -> Element | None:
    """The parent that a browser sees, which puts rows that stand in a table itself into a group."""
    above = element.parent
    if element.name == "tr" and above is not None and above.name == "table":
        return Element("tbody", {}, element.start, element.start, above)
    return above


def selectors(prelude: str) -> Iterator[Selector]:
    """The selectors of a rule. One that can't match an element, or can't be parsed, is left out."""
    for text in _COMMAS.split(prelude):
        selector = _selector(text.strip()) if len(text) <= _LONGEST else None
        if selector is not None:
            yield selector


def _selector(text: str) -> Selector | None:
    """None where it matches no element, or only while a person points at one."""
    parts = re.split(r"\s*[>+~]\s*|\s+(?![^\[(]*[\])])", text)
    signs = [sign[1] or " " for sign in _COMBINATOR.finditer(re.sub(r"\[[^\]]*\]|\([^)]*\)", "", text))]
    compounds = [_compound(part) for part in parts]
    if not text or any(compound is None for compound in compounds) or len(signs) != len(parts) - 1:
        return None
    known, signs, plain = _within_body([compound for compound in compounds if compound is not None], signs)
    # What a sibling must be is not looked at: from the first sign for one on, a match is perhaps only.
    kept = next((at for at, sign in enumerate(reversed(signs)) if sign in "+~"), len(signs)) + 1
    inner = tuple(reversed(known))[:kept]
    direct = tuple(sign == ">" for sign in reversed(signs))[: kept - 1]
    certain = plain and kept == len(known) and all(compound.certain for compound in known)
    weight = (
        sum(bool(each.id) for each in known),
        sum(len(each.classes) + len(each.attributes) + (not each.certain) for each in known),
        sum(bool(each.tag) for each in known),
    )
    return Selector(inner, direct, certain, weight)


def _within_body(compounds: list[Compound], signs: list[str]) -> tuple[list[Compound], list[str], bool]:
    """Compounds without those for the page as a whole, which is no element here; whether these say nothing more."""
    outer = 0
    while outer < len(compounds) - 1 and compounds[outer].tag in ("body", "html"):
        outer += 1
    bare = all(each.certain and not (each.id or each.classes or each.attributes) for each in compounds[:outer])
    return compounds[outer:], signs[outer:], bare and ">" not in signs[:outer]


def _compound(text: str) -> Compound | None:
    tag = ident = ""
    classes: set[str] = set()
    attributes: list[tuple[str, str | None]] = []
    certain = True
    at = 0
    while at < len(text):
        simple = _SIMPLE.match(text, at)
        if simple is None:
            return Compound("", "", frozenset(), (), certain=False)  # an escape, say: it may be anything
        at = simple.end()
        tag = (simple["tag"] or tag).lower()
        ident = simple["id"] or ident
        if simple["class"]:
            classes.add(simple["class"])
        elif simple["attribute"]:
            exact = simple["sign"] in (None, "=")
            value = simple["value"].strip("\"'") if simple["sign"] == "=" else None
            attributes.append((simple["attribute"].lower(), value))
            certain = certain and exact
        elif simple["pseudo"]:
            if _NEVER.match(simple["pseudo"]):
                return None
            certain = False
    return Compound("" if tag == "*" else tag, ident, frozenset(classes), tuple(attributes), certain)
