"""The walls around a page of strangers: none of its scripts runs, and it leads nobody away by itself.

The policy in the head is one. The other takes the power from its tags by attributes put first: of a repeated attribute
a browser obeys the first. Nothing of the page is taken away, so the marks can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.annotations.marked.marks import Insertion
from gouji.readers.html.tokens import Leaf, Tag, stretches
from gouji.text.lazy import lazy_re

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
_OFF: Mapping[str, str] = {
    "base": ' href=""',
    "embed": ' src=""',
    "form": ' method="dialog"',
    "frame": ' src=""',
    "iframe": ' src="" srcdoc="" sandbox=""',
    "link": ' rel=""',
    "object": ' data=""',
    "script": ' type="text/plain"',
}
"""What takes the power from a tag whatever it has."""
_HARMLESS_HEADERS = frozenset({"", "content-language", "content-type", "x-ua-compatible"})
_LINKS = frozenset({"action", "formaction", "href", "xlink:href"})
_SCHEME = lazy_re(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\t\n\r-]*):")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def guards(text: str, word: str) -> Iterator[Insertion]:
    """What is put into the tags of a page so that none of them does anything by itself."""
    for token in stretches(text, is_raw=_is_raw):
        tag = token.tag if isinstance(token, Leaf) else token
        if isinstance(tag, Tag) and not tag.closing and (off := "".join(_taken(tag))):
            at = tag.start + 1 + len(tag.name)
            yield Insertion(at, 0, f' data-{word}-off=""{off} data-{word}-end=""')


def _is_raw(tag: Tag) -> bool:
    """What stands in ``<noscript>`` counts where scripts are switched off."""
    return tag.name != "noscript"


def _taken(tag: Tag) -> Iterator[str]:
    yield _OFF.get(tag.name, "")
    if tag.name == "meta" and tag.attributes.get("http-equiv", "").strip().lower() not in _HARMLESS_HEADERS:
        yield ' http-equiv=""'
    for name, value in tag.attributes.items():
        if name.startswith("on") and name.isalnum():
            yield f' {name}=""'
        elif name in _LINKS and f' {name}=""' not in _OFF.get(tag.name, "") and _is_active(value):
            yield f' {name}="#"'


def _is_active(link: str) -> bool:
    """Whether a link is more than an address: a script, or a page in itself."""
    scheme = _SCHEME.match(link)
    return bool(scheme and "".join(scheme[1].split()).lower() not in _SCHEMES)
