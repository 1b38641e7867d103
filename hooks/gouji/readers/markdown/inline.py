"""What stands within a line of Markdown: marks taken away, places kept.

Close to CommonMark, but kinder to Chinese: `**` after 。 or before a Chinese character closes what it opened, where
CommonMark wants white space or punctuation beside it and leaves the asterisks on the page.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Collection

from msgspec import Struct, field

from gouji.readers.markdown.cuts import SOFT, Cut, outermost, shown_of, shown_within
from gouji.readers.markdown.looks import shown_by
from gouji.readers.markdown.passages import MarkedPassages, passage_at
from gouji.text.lazy import lazy_re
from gouji.text.raised import raised_mark
from gouji.text.spans import Text

_SPECIAL = lazy_re(r"[\\`*_<&\[\]\n~^]|!\[|\$(?=[0-9]{0,20}[\^_])")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TICKS = lazy_re(r"`+")
_AUTOLINK = lazy_re(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_TAG = lazy_re(r"""</?([a-zA-Z][a-zA-Z0-9-]*)(?:\s(?:(?:[^<>"']|"[^"]*"|'[^']*')*(?=>)|[^<>]*))?/?>|<[!?][^<>]*>""")
_CARETS = lazy_re(r"(?<=\S)\^([^\s^]{1,6})\^")
_FORMULA = lazy_re(r"\$([0-9]{0,20})[\^_](?:\{([^\s{}$]{1,6})\}|([^\s{}$]))\$")
# One tilde is the sign of a range in Chinese; but two of them right around a number strike it out on GitHub.
_TILDE_PAIR = lazy_re(r"(?<![0-9A-Za-z~])~([0-9０-９]{1,20})~(?!~)")
_FOOTNOTE = lazy_re(r"\^[^\s\[\]^]{1,40}")
_ENTITY = lazy_re(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_TARGET = lazy_re(
    r"""\(\s{0,9}(?:<[^<>\n]{0,2000}>|(?:[^\s()<]|\([^\s()]{0,200}\)){0,2000})"""
    r"""(?:\s{1,9}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,9}\)"""
)
_REFERENCE = lazy_re(r"\[([^\[\]]{0,999})\]")
_LONGEST_LABEL = 999
_LIST_END = lazy_re(r"</select\s*>", re.IGNORECASE)
_LINE_BREAK = lazy_re(r"\n[ \t]*")


class _InlineRun(Struct):
    """Asterisks or underscores that may open emphasis: what is left of them from ``start`` to ``end``."""

    start: int
    end: int


class _Scanner(Struct):
    """One pass over the raw text; every step goes forward, and what it has to look up is bounded or indexed."""

    raw: str
    references: Collection[str]
    cuts: list[Cut] = field(default_factory=list)
    pictures: list[tuple[int, int]] = field(default_factory=list)
    brackets: list[tuple[int, int]] = field(default_factory=list)
    runs: dict[str, list[_InlineRun]] = field(default_factory=lambda: {"*": [], "_": []})
    ticks: dict[int, list[int]] = field(default_factory=dict)
    passages: MarkedPassages = field(default_factory=MarkedPassages)
    last_comment_end: int = -1

    def scan(self) -> None:
        """Finds all that is not text."""
        self.last_comment_end = self.raw.rfind("-->")
        for ticks in _TICKS.finditer(self.raw):
            self.ticks.setdefault(len(ticks.group()), []).append(ticks.start())
        steps: dict[str, Callable[[int], int]] = {
            "\\": self._escape,
            "`": self._code,
            **dict.fromkeys("*_", self._emphasis),
            "<": self._tag,
            "&": self._entity,
            **dict.fromkeys("![", self._bracket),
            "]": self._link,
            "~": self._strike,
            "^": self._superscript,
            "$": self._formula,
            "\n": self._line_break,
        }
        at = 0
        while special := _SPECIAL.search(self.raw, at):
            at = steps[special.group()[0]](special.start())
        self.passages.ended(len(self.raw))

    def _bracket(self, at: int) -> int:
        start = self.raw.index("[", at) + 1
        self.brackets.append((at, start))
        return start

    def _cut(self, start: int, end: int, shown: str = "") -> int:
        self.cuts.append(Cut(start, end, shown))
        return end

    def _escape(self, at: int) -> int:
        following = self.raw[at + 1 : at + 2]
        if following == "\n":
            return self._cut(at, _after_break(self.raw, at + 1), "\n")
        if following and following in _PUNCTUATION:
            self._cut(at, at + 1)
            return at + 2
        return at + 1

    def _code(self, at: int) -> int:
        ticks = _TICKS.match(self.raw, at)
        length = len(ticks.group()) if ticks else 1
        after = at + length
        same = self.ticks.get(length, [])
        index = bisect_right(same, at)
        if index >= len(same):
            return after
        close = same[index]
        inner = self.raw[after:close]
        padded = inner[:1] in (" ", "\n") and inner[-1:] in (" ", "\n") and bool(inner.strip())
        self._cut(at, after + padded)
        for line_break in _LINE_BREAK.finditer(self.raw, after + padded, close - padded):
            self._cut(_before_break(self.raw, line_break.start(), after + padded), line_break.end(), SOFT)
        return self._cut(close - padded, close + length)

    def _tag(self, at: int) -> int:
        if self.raw.startswith("<!--", at):
            return self._cut(at, self.raw.index("-->", at) + 3) if at < self.last_comment_end else at + 1
        if link := _AUTOLINK.match(self.raw, at):
            self._cut(at, at + 1)
            return self._cut(link.end() - 1, link.end())
        tag = _TAG.match(self.raw, at)
        if not tag:
            return at + 1
        name = (tag.group(1) or "").lower()
        if name == "img":
            self.pictures.append((tag.end(), tag.end()))
        elif name in ("input", "select") and self.raw[at + 1] != "/":
            return self._field(at, tag.end() if name == "input" else self._list_end(at))
        elif self.raw[at + 1] == "/":
            self.passages.closed(name, at, tag.end())
        elif name and not tag.group().endswith("/>"):
            self.passages.opened(name, tag.group(), at, tag.end())
        return self._cut(at, tag.end(), "\n" if name == "br" else "")

    def _field(self, at: int, end: int) -> int:
        """A field of a form, of which nothing but its text is shown."""
        done = at
        for shown in shown_by(self.raw[at:end]):
            self._cut(done, at + shown.start)
            done = at + shown.end
            if len(shown.value) != shown.end - shown.start:
                self._cut(at + shown.start, done, shown.value)
        return self._cut(done, end)

    def _list_end(self, at: int) -> int:
        end = _LIST_END.search(self.raw, at)
        return end.end() if end else len(self.raw)

    def _strike(self, at: int) -> int:
        """Two tildes, as on GitHub, or two single ones around a number."""
        if pair := _TILDE_PAIR.match(self.raw, at):
            self.passages.strike(at, pair.start(1), pair.end(1), pair.end())
            return pair.end()
        end = at
        while self.raw[end : end + 1] == "~":
            end += 1
        if end - at == len("~~"):
            opens = not (self.raw[end : end + 1] or " ").isspace()
            closes = not (self.raw[at - 1 : at] or " ").isspace()
            self.passages.tildes(at, end, opens=opens, closes=closes)
        return end

    def _superscript(self, at: int) -> int:
        mark = _CARETS.match(self.raw, at)
        shown = raised_mark(mark[1]) if mark else None
        return self._cut(at, mark.end(), shown) if mark and shown else at + 1

    def _formula(self, at: int) -> int:
        """A formula that only raises or lowers a mark: ``23$^{1}$``, ``$23^1$``."""
        formula = _FORMULA.match(self.raw, at)
        shown = raised_mark(formula[2] or formula[3]) if formula else None
        if not formula or not shown:
            return at + 1
        self._cut(at, at + 1)
        return self._cut(formula.end(1), formula.end(), shown)

    def _footnote(self, start: int, at: int) -> int:
        """The mark of a footnote: its label where that can be raised, else an asterisk."""
        return self._cut(start, at + 1, raised_mark(self.raw[start + 2 : at]) or "⁎")

    def _entity(self, at: int) -> int:
        entity = _ENTITY.match(self.raw, at)
        shown = html.unescape(entity.group()) if entity else ""
        return self._cut(at, entity.end(), shown) if entity and shown != entity.group() else at + 1

    def _line_break(self, at: int) -> int:
        start = _before_break(self.raw, at)
        hard = self.raw[start:at].endswith("  ")
        return self._cut(start, _after_break(self.raw, at), "\n" if hard else SOFT)

    def _link(self, at: int) -> int:
        if not self.brackets:
            return at + 1
        start, inner = self.brackets.pop()
        if _FOOTNOTE.fullmatch(self.raw, inner, at) and self.raw[start] == "[" and self.raw[at + 1 : at + 2] != ":":
            return self._footnote(start, at)
        end = self._target(inner, at)
        if end is None:
            return at + 1
        if self.raw[start] == "!":
            self.pictures.append((inner, at))
            return self._cut(start, end)
        self._cut(start, inner)
        return self._cut(at, end)

    def _target(self, inner: int, at: int) -> int | None:
        """Where the link ends whose label ends at ``at``; None if the brackets are just brackets."""
        if target := _TARGET.match(self.raw, at + 1):
            return target.end()
        if not self.references:
            return None
        label = self.raw[inner : min(at, inner + _LONGEST_LABEL)]
        reference = _REFERENCE.match(self.raw, at + 1)
        if reference and _normalized(reference.group(1) or label) in self.references:
            return reference.end()
        return at + 1 if _normalized(label) in self.references else None

    def _emphasis(self, at: int) -> int:
        character = self.raw[at]
        end = at
        while self.raw[end : end + 1] == character:
            end += 1
        before, after = self.raw[at - 1 : at] or " ", self.raw[end : end + 1] or " "
        opens, closes = not after.isspace(), not before.isspace()
        if character == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        start = self._close(self.runs[character], at, end) if closes else at
        if opens and start < end:
            self.runs[character].append(_InlineRun(start, end))
        return end

    def _close(self, runs: list[_InlineRun], start: int, end: int) -> int:
        """Cuts the marks that match those of earlier runs; returns where the rest begins."""
        while runs and start < end:
            run = runs[-1]
            length = min(2, run.end - run.start, end - start)
            run.end -= length
            self._cut(run.end, run.end + length)
            start = self._cut(start, start + length)
            if run.start == run.end:
                runs.pop()
        return start


class Inline(Struct, frozen=True):
    """The text of a line as it shows, what stands for its pictures (alternative texts, maybe empty), what is struck."""

    text: Text
    pictures: tuple[Text, ...] = ()
    struck: tuple[str, ...] = ()


def is_plain(raw: str) -> bool:
    """Whether there are no marks in it."""
    return not _SPECIAL.search(raw)


def read_inline(raw: Text, references: Collection[str] = ()) -> Inline:
    """What a line or a paragraph shows.

    ``references`` are the labels of the links that the document defines, as markdown-it writes them. Lines that are
    only wrapped are joined, with a blank unless one of the characters that meet is Chinese; a hard break stays a line
    break.
    """
    if is_plain(raw.value):
        return Inline(raw.strip())
    scanner = _Scanner(raw.value, references)
    scanner.scan()
    passages = scanner.passages
    struck, hidden = passages.of("struck"), passages.of("hidden")
    cuts = outermost([*scanner.cuts, *(Cut(each.start, each.end) for each in hidden)])
    shown = shown_of(raw, [*cuts, *(Cut(each.start, each.end) for each in struck)], passages.of("raised")).strip()
    return Inline(
        shown if shown.value else raw.part(0, 0),
        tuple(raw.part(start, end).strip() for start, end in scanner.pictures if not passage_at(hidden, start)),
        tuple(shown_within(raw, each, cuts).value for each in struck),
    )


def _before_break(raw: str, at: int, first: int = 0) -> int:
    """Where the blanks begin that stand before a line break."""
    while at > first and raw[at - 1] in " \t":
        at -= 1
    return at


def _after_break(raw: str, at: int) -> int:
    line_break = _LINE_BREAK.match(raw, at)
    return line_break.end() if line_break else at + 1


def _normalized(text: str) -> str:
    return " ".join(text.split()).lower().upper()
