"""What a page with marks says, read as a browser reads it."""

from __future__ import annotations

from lxml import html

from gouji.annotations.marked.pages import own_word, unmarked


def marks(page: str) -> dict[int, str]:
    """The text of each mark, by the number of its note; that of a point is empty."""
    found: dict[int, str] = {}
    for mark in _elements(page, f"{own_word(page)}-mark"):
        for number in map(int, str(mark.get("data-of")).split()):
            found[number] = found.get(number, "") + mark.text_content()
    return found


def places(page: str) -> list[int]:
    """The numbers in the page, in its order."""
    return [int(link.get("data-no")) for link in _elements(page, "a") if link.get("data-no")]


def messages(page: str) -> list[str]:
    """The first line of each note, without its severity."""
    notes = [each for each in _elements(page, "div") if f"{own_word(page)}-note" in str(each.get("class")).split()]
    return ["".join(note.xpath("p[1]/b/following-sibling::text()")) for note in notes if note.get("id")]


def dead_links(page: str) -> list[str]:
    """Links within the page that lead nowhere."""
    targets = {f"#{each.get('id')}" for each in _tree(page).iter() if each.get("id")}
    return [
        link.get("href")
        for link in _elements(page, "a")
        if str(link.get("href")).startswith("#gouji") and link.get("href") not in targets
    ]


def original(page: str) -> str:
    """The page without its marks."""
    word = own_word(page)
    assert word is not None
    return unmarked(page, word)


def _tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))


def _elements(page: str, name: str) -> list[html.HtmlElement]:
    return list(_tree(page).iter(name))
