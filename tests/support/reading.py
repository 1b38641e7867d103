"""Whether what gouji says is in the language of the person, apart from what it shows of documents and packs.

What is shown is told by how it stands there: in quotes (“…”), behind ``|`` as a line of a source, in brackets as the
original beside a name (``state secrets (1.属于国家秘密)``), behind ``Basis`` as the name of an order, under
``Equations`` and ``Tests`` as what a pack has written, behind its code as a row that only the document names
(``205 教育支出``), behind ``+`` and ``-`` as a line that changes; on a page as its element. Paths, ids, formats,
options and commands are the same in every language.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from gouji.cli.dispatch import COMMANDS
from gouji.messages.message import Language

LANGUAGES: tuple[Language, ...] = ("en", "zh")
_SHOWN = [
    re.compile(r"^ *\d* \|.*$", re.MULTILINE),
    re.compile(
        r'(?:(?<=\\n)|\b)(?:[Bb]asis|依据)\**[:：](?:(?!\\n|").)*'
    ),  # to the end of the line, which JSON escapes
    re.compile(r"^(?:Basis|依据)\n  .*$", re.MULTILINE),
    re.compile(r"^(?:Equations|等式|Tests|测试)\b.*\n(?:  .*(?:\n|\Z))+", re.MULTILINE),
    re.compile(r"(?<!\d)\d{3,7} [\u4e00-\u9fff]+"),
    re.compile(r"^[-+]\|.*$", re.MULTILINE),
    re.compile(r"“[^”]*”"),
    re.compile(r"\([^()]*\)|（[^（）]*）"),
    re.compile(rf"\bgouji (?:{'|'.join(COMMANDS)})(?: \S+)*"),
]
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+")
_ENGLISH = re.compile(r"(?<![\w./=-])[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")
"""Three words in a row: fewer may be ids."""

_CODE = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
_DOCUMENT = re.compile(
    r"<(blockquote|pre)\b.*?</\1>"  # passages and lines
    r'|<h2 id="?r\d+-title"?>[^<]*'  # the title of a report
    r"|<t[hd]\b[^>]*>[^<]*|<del>[^<]*|<ins>[^<]*",  # its tables, and not what is said in their cells
    re.DOTALL,
)
_ATTRIBUTES = re.compile(r'\b(?:title|alt|placeholder|aria-label|data-\w+)="([^"]*)"')


def added(text: str) -> str:
    """The text without what is shown of documents and packs."""
    for shown in _SHOWN:
        text = shown.sub("", text)
    return text


def foreign(text: str, language: Language, known: Iterable[str] = ()) -> list[str]:
    """Words of the other language in what gouji added; ``known`` are names that may stand there."""
    for name in known:
        text = text.replace(name, "")
    return (_CHINESE if language == "en" else _ENGLISH).findall(added(text))


def words_of_page(page: str) -> str:
    """What a page says beside what it shows of documents; what is read aloud or shown under a pointer, too."""
    own = _DOCUMENT.sub("", _CODE.sub("", page))
    attributes = _ATTRIBUTES.findall(own)
    return html.unescape("\n".join([*attributes, re.sub(r"<[^>]*>", "\n", own)]))
