"""Passages that were copied from the report of another unit.

Values for messages: ``section`` (the titles of the sections with what is copied), ``other`` (the unit whose report it
is, else its title or its path), ``quote`` (the first words of the copy), ``characters`` (how many, without templates),
``share`` (per cent of these sections).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from gouji.checks.copies import messages
from gouji.checks.copies.matches import Copied, Match, Texts, copied
from gouji.checks.copies.origin import Origin, origin, stands_in
from gouji.checks.copies.rule import CopiesRule
from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.messages import NO_NARRATIVE
from gouji.checks.neighbours import Neighbours
from gouji.findings.model import Part, Related, Where
from gouji.messages.message import Message, listed, plain
from gouji.records.model import Passage, Record
from gouji.schema.form import Form
from gouji.text.source import Place

_QUOTED = 15
_RELATED = 3  # further places that are named


def compare(record: Record, rules: Sequence[CopiesRule], neighbours: Neighbours) -> Outcomes:
    """What ``copies`` rules find: a fault for each report from which something was copied."""
    for rule in rules:
        sections = {passage.section for passage in record.passages}
        if neighbours.siblings is None:
            yield NotEvaluable(rule, messages.NO_SIBLINGS, "siblings")
        elif not (sections.intersection(rule.sections) if rule.sections else sections):
            yield NotEvaluable(rule, NO_NARRATIVE)
        else:
            texts = Texts(rule, neighbours.siblings)
            for cluster in _clusters(record, copied(record, neighbours.last_year, texts), texts):
                yield _fault(cluster, record, texts, neighbours.form)


class _Cluster(Struct, frozen=True):
    """What a report has in common with one that it is probably copied from, and the others that have some of it."""

    copied: Copied
    origin: Origin
    others: tuple[Copied, ...]


def _clusters(record: Record, shared: Sequence[Copied], texts: Texts) -> Iterator[_Cluster]:
    """One for each report that something was copied from: every passage goes to one of them."""
    while shared:
        found = origin(record, shared, texts)
        chosen = next((each for each in shared if each.record is found.record), shared[0])
        passages = {match.own for match in chosen.matches}
        parts = [part for each in shared if each is not chosen and (part := each.within(passages)).matches]
        if found.record is not record:
            yield _Cluster(chosen, found, tuple(parts))
        left = {match.own for each in shared for match in each.matches} - passages
        rest = [part for each in shared if (part := each.within(left)).matches]
        shared = sorted(rest, key=lambda each: (-each.characters, each.record.path))


def _fault(cluster: _Cluster, record: Record, texts: Texts, form: Form) -> Fault:
    matches, other = cluster.copied.matches, cluster.copied.record
    own = [record.passages[match.own] for match in matches]
    sections = list(dict.fromkeys(passage.section for passage in own))
    characters = cluster.copied.characters
    all_of_them = [passage for passage in record.passages if passage.section in sections]
    written = sum(len(texts.folded(passage).value) for passage in all_of_them)
    message = texts.rule.message.fill(
        section=listed(_title(section, form) for section in sections),
        other=other.unit or other.title or other.path,
        quote=_quote(matches[0], record, texts),
        characters=characters,
        share=min(round(100 * characters / written), 100),
    )
    return Fault(
        texts.rule,
        _told(message, cluster, stands_in(other.unit, record.unit, own)),
        _where(sections[0], form),
        _place(record, matches),
        confidence="likely" if cluster.origin.sure else "ambiguous",
        related=tuple(_related(cluster, form)),
        parts=tuple(Part(Where(section=passage.section), texts.folded(passage).value) for passage in own),
        passages=("\n".join(passage.text for passage in own), "\n".join(_there(cluster.copied))),
        unnamed=len(cluster.others[_RELATED:]),
    )


def _told(message: Message, cluster: _Cluster, name: str) -> Message:
    if name:
        message = messages.STILL_NAMED.fill(message=message, name=name)
    if cluster.others:
        message = messages.ALSO_IN.fill(message=message, others=len(cluster.others))
    return message if cluster.origin.sure else messages.UNDECIDED.fill(message=message)


def _related(cluster: _Cluster, form: Form) -> Iterator[Related]:
    for match in cluster.copied.matches[:_RELATED]:
        yield _at(cluster.copied.record, match, messages.SAME_AS_THERE, form)
    for other in cluster.others[:_RELATED]:
        yield _at(other.record, other.matches[0], messages.ALSO_THERE, form)


def _at(record: Record, match: Match, message: Message, form: Form) -> Related:
    passage = record.passages[match.other]
    return Related(message, passage.place, _where(passage.section, form), record.path)


def _there(shared: Copied) -> list[str]:
    """What stands in the other report, each passage once."""
    found: dict[int, Passage] = {match.other: shared.record.passages[match.other] for match in shared.matches}
    return [passage.text for passage in found.values()]


def _quote(match: Match, record: Record, texts: Texts) -> str:
    passage = record.passages[match.own]
    start = texts.folded(passage).offsets[match.overlap.own.start]
    return "".join(passage.text[start:].split())[:_QUOTED]


def _place(record: Record, matches: Sequence[Match]) -> Place | None:
    """From the first passage to the last that follows without a gap."""
    last = first = matches[0].own
    for match in matches[1:]:
        last = match.own if match.own == last + 1 else last
    start, end = record.passages[first].place, record.passages[last].place
    if start is None or end is None:
        return start
    return Place(start.line, start.column, end.end_line, end.end_column)


def _title(section: str, form: Form) -> Message:
    way = form.way_to(section)
    return form.title_of(way[-1]) if way else plain(section)


def _where(section: str, form: Form) -> Where:
    return Where(section=section, label=_title(section, form))
