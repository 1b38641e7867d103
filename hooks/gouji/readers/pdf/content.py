"""How much a PDF draws, counted before it is drawn.

A page may draw a form, which draws others, each many times: a few lines can ask for more work than can ever be done.
The parser does all of it, so the work is added up first, every form once however often it is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from gouji.text.lazy import lazy_re

_DRAWS = lazy_re(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
# A word that is no name and no string is an operator, near enough.
_OPERATOR = lazy_re(rb"(?<![^\s\[\]()<>])[A-Za-z'\"][A-Za-z0-9*]{0,2}(?=[\s\[(</]|\Z)")
_BYTES_AN_OPERATOR = 10  # usual are eight; where there are fewer, it is operators that take the time
_ESCAPED = lazy_re(rb"#([0-9A-Fa-f]{2})")
_FILTERS_IN_PYTHON = frozenset({"LZWDecode", "LZW", "RunLengthDecode", "RL"})
_MOST_SLOWLY = 256 * 1024  # compressed bytes that the parser unpacks one by one, in Python


class Drawing:
    """Adds up what pages draw, in bytes of instructions. ``most`` is where counting may stop.

    Short instructions count as if they were longer: each takes the parser some time, however few bytes it has.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._forms: dict[int, int] = {}

    def size(self, page: Any) -> int:
        """What a page of pdfminer draws."""
        return self._size(page.contents, page.resources)

    def _size(self, streams: Iterable[Any], resources: Any) -> int:
        from pdfminer.pdftypes import PDFStream, resolve1  # noqa: PLC0415 - an extra, and slow to import

        data = b"\n".join(self._content(each) for each in map(resolve1, streams) if isinstance(each, PDFStream))
        found = resolve1(resources)
        own: Mapping[str, Any] = found if isinstance(found, Mapping) else {}
        forms = resolve1(own.get("XObject"))
        total = max(len(data), _BYTES_AN_OPERATOR * sum(1 for _ in _OPERATOR.finditer(data)))
        for name, times in Counter(_DRAWS.findall(data)).items() if isinstance(forms, Mapping) else ():
            form = resolve1(forms.get(_unescaped(name)))
            if isinstance(form, PDFStream) and getattr(form.get("Subtype"), "name", None) == "Form":
                total += times * self._form(form, own)
        return min(total, self._most + 1)

    def _form(self, form: Any, resources: Any) -> int:
        """What a form draws; one that draws itself counts once, since the parser doesn't follow it either."""
        key = form.objid
        if key not in self._forms:
            self._forms[key] = 0
            self._forms[key] = 1 + self._size([form], form.get("Resources") or resources)
        return self._forms[key]

    def _content(self, stream: Any) -> bytes:
        slow = any(getattr(name, "name", name) in _FILTERS_IN_PYTHON for name, _ in stream.get_filters())
        if slow and len(stream.rawdata or b"") > _MOST_SLOWLY:
            return b" " * (self._most + 1)
        data: bytes = stream.get_data()
        return data


def _unescaped(name: bytes) -> str:
    """A name as the parser has it: ``#58`` is another way to write ``X``."""
    return _ESCAPED.sub(lambda code: bytes.fromhex(code[1].decode()), name).decode("utf-8", "replace")
