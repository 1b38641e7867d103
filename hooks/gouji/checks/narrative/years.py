"""The year that a report is about: what title, period and text give, and which of them is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from gouji.checks.narrative.normalized import Lines, NormalizedLine
from gouji.checks.narrative.patterns import Words, compiled, words_of
from gouji.checks.narrative.rule import YearWords
from gouji.checks.narrative.titles import Front, is_title, title_year
from gouji.checks.narrative.tokens import BLOT
from gouji.forms.sections.bound import BoundSection
from gouji.schema.info import Claims
from gouji.text.lazy import lazy_regex
from gouji.text.patterns import pattern

_NEAR = 3
"""A year further from that of the report is history, not a slip."""
_FEW = 2
# Quoted names and document numbers have years of their own, plans have spans of years.
_OTHERS = r"《[^《》]{1,120}》|〔[^〕]{1,8}〕|\[[12]\d{3}\]|(?<!\d)[12]\d{3}\p{Lo}?[\p{Pd}~～]+[12]\d{3}\p{Lo}?"
_OTHER_MARKS, _FOUR_DIGITS = "《〔[", lazy_regex(r"[12]\d{3}")
"""What each of them has one of."""
_YEAR = lazy_regex(r"(?:19|20)\d\d")
_NO_YEAR = words_of(None)

YearRole = Literal["title", "period", "subject", "since", "dated"]
Kinds = tuple[tuple[YearRole, tuple[str, ...]], ...]


class YearMention(Struct, frozen=True):
    """A year as it stands at ``start:end`` of a line.

    ``year`` is that of the report as it follows: of a day of publication, the year before. ``section`` is None for what
    stands before the first section.
    """

    role: YearRole
    year: int
    line: NormalizedLine
    start: int
    end: int
    section: BoundSection | None = None


class YearReader(Struct, frozen=True, dict=True):
    """Reads the years of a report, once by the words of each rule.

    Those in ``spans``, regular expressions, are none.
    """

    text: Lines
    front: Front
    claims: Claims | None
    spans: tuple[str, ...] = ()

    def years(self, rule: YearWords) -> ReportYears:
        """The years that a report gives itself.

        Raises:
            TimeoutError: a pattern takes too long.
        """
        if rule not in self._found:
            self._found[rule] = ReportYears(tuple(self._witnesses(rule)))
        return self._found[rule]

    def readable(self, value: str) -> str:
        """As :func:`readable`."""
        known = self._readable.get(value)
        if known is None:
            known = self._readable[value] = readable(value, self.spans)
        return known

    @cached_property
    def all_readable(self) -> str:
        """All that is readable of the text, to see whether something occurs in it anywhere."""
        return "\n".join(self.readable(folded.value) for _, _, folded in self.text)

    def _witnesses(self, rule: YearWords) -> Iterator[YearMention]:
        kinds: Kinds = (("period", rule.period), ("subject", rule.subject), ("since", rule.since))
        for index, (section, _, folded) in enumerate(self.text):
            value = folded.value if section else self.front.values[index]
            if section is None:
                yield from self._said(folded, folded.value, (("dated", rule.dated),), section)
            if self.claims and index in self.front.titles:
                yield from _in_title(folded, value, self.claims)
            elif _YEAR.search(value) and not (self.claims and is_title(value, self.claims)):
                yield from self._said(folded, value, kinds, section)

    def _said(
        self, folded: NormalizedLine, value: str, kinds: Kinds, section: BoundSection | None
    ) -> Iterator[YearMention]:
        """The years that patterns find in ``value``, the part of a line that is read."""
        if not _YEAR.search(value):
            return
        text = self.readable(value)
        seen: set[int] = set()
        for role, patterns in kinds:
            for each in compiled(patterns, _NO_YEAR):
                for match in each.finditer(text):
                    for start, end in match.spans("any_year"):
                        if start not in seen:
                            seen.add(start)
                            year = int(text[start:end]) - (role == "dated")
                            yield YearMention(role, year, folded, start, end, section)

    @cached_property
    def _found(self) -> dict[YearWords, ReportYears]:
        return {}

    @cached_property
    def _readable(self) -> dict[str, str]:
        return {}


class ReportYears(Struct, frozen=True):
    """All years that a report gives itself."""

    mentions: tuple[YearMention, ...]

    @property
    def year(self) -> int | None:
        """The year on which most of title, period, text and day of publication agree."""
        votes: Counter[int] = Counter()
        for role in ("title", "period", "subject"):
            if year := self._dominant(role):
                votes[year] += 2
        dated = self._dominant("dated")
        if dated is not None and dated in votes:
            votes[dated] += 1
        ranked = votes.most_common(2)
        if not ranked:
            return None
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
            return ranked[0][0]
        return self._of_two()

    def _of_two(self) -> int | None:
        """One word against another: a period is mistyped more easily than a title, a title than all of the text."""
        if self._dominant("period") is None:
            year = self._dominant("subject")
            said = [mention for mention in self.mentions if mention.role == "subject" and mention.year == year]
            return year if len(said) >= _FEW else None
        return self._dominant("title") or self._dominant("subject")

    def _dominant(self, role: str) -> int | None:
        years = Counter(mention.year for mention in self.mentions if mention.role == role)
        return years.most_common(1)[0][0] if years else None


def wrong_years(
    found: ReportYears, year: int, rule: YearWords, words: Words, is_history: Callable[[YearMention], bool]
) -> Iterator[tuple[YearMention, ...]]:
    """Mentions that contradict the year of the report, those of one fault together, the first of them first.

    ``is_history`` decides whether a sentence is meant to be about an earlier year, whatever its words.
    """
    for role in ("title", "period"):
        wrong = tuple(mention for mention in found.mentions if mention.role == role and mention.year != year)
        if wrong:
            yield wrong
    subjects = [mention for mention in found.mentions if mention.role in {"subject", "since"}]
    strange = [
        each
        for each in subjects
        if each.year != year and not _is_allowed(each, year, rule, words) and not is_history(each)
    ]
    for other in dict.fromkeys(mention.year for mention in strange):
        yield tuple(mention for mention in strange if mention.year == other)


def _is_allowed(mention: YearMention, year: int, rule: YearWords, words: Words) -> bool:
    if abs(mention.year - year) > _NEAR:
        return True
    patterns = rule.earlier if mention.year < year else rule.later
    start, end = mention.line.sentence(mention.start, mention.end)
    sentence = mention.line.value[start:end]
    return any(pattern.search(sentence) for pattern in compiled(patterns, words))


def readable(value: str, spans: Sequence[str]) -> str:
    """A line with quoted names, document numbers and spans of years blotted out, as long as it was.

    ``spans`` are regular expressions for spans in words.

    Raises:
        TimeoutError: a pattern takes too long.
    """
    has_others = any(mark in value for mark in _OTHER_MARKS) or _FOUR_DIGITS.search(value)
    if not has_others and not (spans and pattern("|".join(spans)).may_match(value)):
        return value
    for match in pattern("|".join((_OTHERS, *spans))).finditer(value):
        start, end = match.span()
        value = f"{value[:start]}{BLOT * (end - start)}{value[end:]}"
    return value


def _in_title(folded: NormalizedLine, value: str, claims: Claims) -> Iterator[YearMention]:
    found = title_year(value, claims)
    if found:
        yield YearMention("title", int(found[1]), folded, found.start(1), found.end(1))
