"""Narrative that last year's report has too: of the whole one finding, else one of each section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.years import messages
from gouji.checks.years.alignment import Alignment, aligned
from gouji.checks.years.pair import Pair
from gouji.checks.years.rule import YearsRule
from gouji.findings.model import Part, Related, Where
from gouji.messages.message import Message, listed, plain
from gouji.records.model import Passage
from gouji.schema.form import Form


def outcomes(rule: YearsRule, pair: Pair) -> Outcomes:
    """A fault for the narrative, or for each section, most of which last year's report has too."""
    if not (pair.own.passages and pair.last.passages):
        yield NotEvaluable(
            rule, messages.YEARS_NO_TEXT if not pair.own.passages else messages.YEARS_NO_TEXT_THERE.fill(year=pair.year)
        )
        return
    try:
        whole = aligned(pair.own.passages, pair.last.passages, rule.ignore)
    except TimeoutError:
        yield NotEvaluable(rule, messages.YEARS_SLOW)
        return
    sections = {name: whole.within(_inside(pair.form, name)) for name in rule.shares}
    if rule.share is not None and _is_copy(whole, rule.share, rule.minimum):
        yield _fault(rule, pair, whole, sections, None)
        return
    for name, alignment in sections.items():
        if _is_copy(alignment, rule.shares[name], rule.minimum):
            yield _fault(rule, pair, alignment, {}, name)


def _is_copy(alignment: Alignment, share: float, minimum: int) -> bool:
    return alignment.share >= share and alignment.copied >= minimum


def _inside(form: Form, name: str) -> Iterator[str]:
    """A section and those in it."""
    return (each.id for each in form.all_sections if any(one.id == name for one in form.way_to(each.id)))


def _fault(
    rule: YearsRule, pair: Pair, alignment: Alignment, sections: Mapping[str, Alignment], section: str | None
) -> Fault:
    twins = alignment.twins
    first, other = twins[0].own.passage, twins[0].other.passage
    message = rule.message.fill(
        year=pair.year,
        section=messages.YEARS_WHOLE if section is None else _title(pair.form, section),
        share=_percent(alignment),
        characters=alignment.copied,
    )
    there = Related(
        messages.YEARS_THERE,
        other.place,
        _where(pair.form, other.section),
        pair.last.path,
    )
    return Fault(
        rule,
        message + _difference(alignment) + _by_section(pair.form, sections),
        Where() if section is None else _where(pair.form, section),
        first.place,
        related=(there,),
        parts=tuple(_parts(alignment)),
        passages=_texts(alignment),
    )


def _difference(alignment: Alignment) -> Message:
    if alignment.verbatim:
        return messages.YEARS_VERBATIM
    return messages.YEARS_FIGURES_ONLY if alignment.whole else plain("")


def _by_section(form: Form, sections: Mapping[str, Alignment]) -> Message:
    shares = [
        messages.YEARS_OF_SECTION.fill(section=_title(form, name), share=_percent(each))
        for name, each in sections.items()
        if each.sentences
    ]
    return messages.YEARS_BY_SECTION.fill(sections=listed(shares)) if len(shares) > 1 else plain("")


def _percent(alignment: Alignment) -> int:
    return int(alignment.share * 100)  # 100 only where all is the same


def _parts(alignment: Alignment) -> Iterator[Part]:
    """The sections with something copied, each with its sentences folded."""
    copied: dict[str, list[str]] = {}
    for twin in alignment.twins:
        copied.setdefault(twin.own.passage.section, []).append(twin.own.folded)
    return (Part(Where(section=section), "".join(folded)) for section, folded in copied.items())


def _texts(alignment: Alignment) -> tuple[str, str]:
    """The paragraphs with something copied, and those that it stands in there."""
    own = dict.fromkeys(twin.own.passage for twin in alignment.twins)
    other = dict.fromkeys(twin.other.passage for twin in alignment.twins)
    return _text(own), _text(other)


def _text(passages: Mapping[Passage, None]) -> str:
    return "\n".join(passage.text for passage in passages)


def _title(form: Form, section: str) -> Message:
    found = form.sections_named((section,)) if section else []
    return form.title_of(found[0]) if found else plain(section)


def _where(form: Form, section: str) -> Where:
    return Where(section=section, label=_title(form, section))
