"""What of a page is its content: not the navigation, nor the frame around the text."""

from __future__ import annotations

from gouji.readers.html.density import Weights
from gouji.readers.html.tables import is_layout
from gouji.readers.html.tree import BLOCKS, HEADINGS, Element, Tree

_MOST = 0.6
_NEARLY_ALL = 0.9
_LINK_SHARE = 0.8
_WORDS_BESIDE_LINKS = 8
_LINK_LENGTH = 40
_TITLE_LENGTH = range(6, 121)


def is_link_list(element: Element, weights: Weights) -> bool:
    """Whether a block is a menu, a breadcrumb trail, a pager or the like: short links and hardly a word beside them.

    A table with figures is none, even if all its labels are links.
    """
    weight = weights[element]
    if weight.links <= 1 or weight.figures or element.name not in BLOCKS or element.name in HEADINGS:
        return False
    few_words = weight.running <= _WORDS_BESIDE_LINKS or weight.linked >= _LINK_SHARE * weight.letters
    return few_words and weight.linked <= _LINK_LENGTH * weight.links


def content_of(tree: Tree, weights: Weights) -> Element:
    """The element that holds the text: the innermost known container with most of it, else the whole page."""
    content, share = tree.root, _MOST
    for element in tree.elements:
        weight = weights[element]
        if weight.container and weight.shown and weight.running > share * weights[content].running:
            content, share = element, _NEARLY_ALL
    return tree.root if _is_followed_by_figures(content, tree, weights) else content


def _is_followed_by_figures(content: Element, tree: Tree, weights: Weights) -> bool:
    """Whether a data table stands after the content: then the text goes on outside of it."""
    inside = {content}
    for element in tree.elements:
        if element.parent in inside:
            inside.add(element)
        elif (
            element.name == "table"
            and element.start > content.start
            and weights[element].shown
            and not is_link_list(element, weights)
            and not is_layout(element, weights)
        ):
            return True
    return False


def title_of(content: Element, tree: Tree, weights: Weights) -> Element | None:
    """The last title that stands before the content and outside of it."""
    above = {content, *content.ancestors()}
    titles = [
        element
        for element in tree.elements
        if element.start < content.start
        and element not in above
        and weights[element].shown
        and weights[element].size in _TITLE_LENGTH
        and not weights[element].linked
        and _is_title(element)
    ]
    return titles[-1] if titles else None


def _is_title(element: Element) -> bool:
    return element.name in ("h1", "h2") or "title" in element.attributes.get("class", "").lower()
