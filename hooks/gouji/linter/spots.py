"""From places in the transcript of a document to spots: which section, which paragraph, the words around."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from gouji.document.model import Paragraph
from gouji.findings.model import Finding, Related, Spot
from gouji.forms.report import Report
from gouji.text.source import Decoded, Place
from gouji.text.spans import Span

_AROUND = 15
"""Characters that a spot has of the words before and of those after."""
_LONGEST = 24
"""Characters that it has of the words that are meant, and of a heading."""
_CUT = "…"


class Spotter(Struct, frozen=True, dict=True):
    """Knows where the sections and the paragraphs of a report stand in its transcript."""

    report: Report

    def spotted(self, finding: Finding) -> Finding:
        """The finding with spots in place of places; as it is where the document has lines, or no transcript."""
        transcript = self.report.document.transcript
        if transcript is None or not (finding.place or finding.related):
            return finding
        related = tuple(self._related(each, transcript) for each in finding.related)
        if finding.place is None:
            return replace(finding, related=related)
        return replace(finding, place=None, spot=self._spot(finding.place, transcript), related=related)

    def spot(self, place: Place) -> Spot | None:
        """Where a place of the document is; None where it has no transcript."""
        transcript = self.report.document.transcript
        return None if transcript is None else self._spot(place, transcript)

    def _related(self, related: Related, transcript: Decoded) -> Related:
        if related.place is None or related.path is not None:
            return related
        return replace(related, place=None, spot=self._spot(related.place, transcript))

    def _spot(self, place: Place, transcript: Decoded) -> Spot:
        span = transcript.span(place)
        return Spot(span, self._section(span), self._paragraph(span), *_words(transcript.text, span))

    def _section(self, span: Span) -> str | None:
        index = bisect_right(self._headings, (span.start, _LAST)) - 1
        return _short(self._headings[index][1]) if index >= 0 else None

    def _paragraph(self, span: Span) -> int | None:
        """The number of the paragraph that holds the start of a range."""
        index = bisect_right(self._paragraphs, (span.start, _END, 0)) - 1
        if index < 0 or span.start > self._paragraphs[index][1]:
            return None
        return self._paragraphs[index][2]

    @cached_property
    def _headings(self) -> list[tuple[int, str]]:
        """Where headings begin, and what they are, in the order of the transcript."""
        found = [heading for level in self.report.levels for heading in level.extra]
        found += [heading for section in self.report.all_sections for heading in section.headings]
        return sorted((span.start, each.paragraph.text.value) for each in found if (span := _span(each.paragraph)))

    @cached_property
    def _paragraphs(self) -> list[tuple[int, int, int]]:
        """Where paragraphs begin and end, and which they are of their section, in the order of the transcript."""
        found: list[tuple[int, int, int]] = []
        counts: dict[str, int] = {}
        owned = [(section.form.id, paragraph) for section, paragraph in self.report.narrative]
        for owner, paragraph in [*(("", each) for each in self.report.preamble), *owned]:
            counts[owner] = counts.get(owner, 0) + 1
            if span := _span(paragraph):
                found.append((span.start, span.end, counts[owner]))
        return sorted(found)


_END = 1 << 40
_LAST = chr(0x10FFFF)


def _span(paragraph: Paragraph) -> Span | None:
    return paragraph.text.span()


def _words(text: str, span: Span) -> tuple[str, str, str]:
    """The words before a range on its line, those in it on its first line, and those after it on its last one."""
    begin = text.rfind("\n", 0, span.start) + 1
    before = text[max(begin, span.start - _AROUND) : span.start]
    meant, *more = text[span.start : span.end].split("\n", 1)
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    after = text[span.end : min(end, span.end + _AROUND)]
    cut = bool(more) or len(meant) > _LONGEST
    return (
        _plain((_CUT if span.start - begin > _AROUND else "") + before).lstrip(),
        _plain(meant[:_LONGEST] + (_CUT if cut else "")),
        "" if cut else _plain(after + (_CUT if end - span.end > _AROUND else "")).rstrip(),
    )


def _short(heading: str) -> str:
    plain = _plain(heading)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + _CUT


def _plain(text: str) -> str:
    """On one line, every gap a blank."""
    return "".join(" " if character.isspace() and character != "\u3000" else character for character in text)
