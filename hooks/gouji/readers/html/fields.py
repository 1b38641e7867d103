"""Fields of a form, which show what they hold."""

from __future__ import annotations

from gouji.readers.html.tree import Element, Tree
from gouji.text.lazy import lazy_re

FIELDS = frozenset({"input", "option", "textarea"})
"""Elements that show what can be changed; of a list of options, those that are chosen."""
# Fields that show no text, or as buttons do: no part of the text around them.
_WITHOUT_TEXT = frozenset({
    "button", "checkbox", "color", "file", "hidden", "image", "password", "radio", "range", "reset", "submit",
})  # fmt: skip
_NUMBER = lazy_re(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def unshown(tree: Tree) -> frozenset[Element]:
    """The fields that show no text, and the options that are not chosen."""
    names = {element.name for element in tree.elements}
    if names.isdisjoint(("input", "select")):
        return frozenset()
    found = {element for element in tree.elements if element.name == "input" and not _shows_text(element)}
    options: dict[Element, list[Element]] = {}
    inside: dict[Element, Element] = {}  # the list in which an element stands
    for element in tree.elements:
        around = inside.get(element.parent) if element.parent else None
        if element.name == "select":
            inside[element] = element
            options[element] = []
        elif around is not None and element.name == "option":
            options[around].append(element)
        elif around is not None:
            inside[element] = around
    for select, given in options.items():
        found.update(set(given).difference(_chosen(select, given)))
    return frozenset(found)


def is_inline(option: Element) -> bool:
    """Whether an option stands in the line: the one that a list shows which is opened for the others."""
    above = option.parent
    while above is not None and above.name == "optgroup":
        above = above.parent
    return above is not None and above.name == "select" and not _is_open(above)


def _shows_text(field: Element) -> bool:
    kind = field.attributes.get("type", "").strip().lower()
    if kind == "number":  # browsers show nothing else there
        return bool(_NUMBER.fullmatch(field.attributes.get("value", "")))
    return kind not in _WITHOUT_TEXT


def _is_open(select: Element) -> bool:
    """Whether a list shows several options at once."""
    return "multiple" in select.attributes or select.attributes.get("size", "1").strip() not in ("", "0", "1")


def _chosen(select: Element, options: list[Element]) -> list[Element]:
    """The options that show: those that are selected, or else all that a list shows or the first that can be chosen."""
    selected = [option for option in options if "selected" in option.attributes]
    if _is_open(select):
        return selected or options
    return selected[-1:] or [option for option in options if "disabled" not in option.attributes][:1]
