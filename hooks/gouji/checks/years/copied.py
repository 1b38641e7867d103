"""Narrative that last year's report has too: of the whole one finding, else one of each section.

Of a section that is otherwise new, passages that were kept word for word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.checks.fault import Fault, NotEvaluable, Outcomes
from gouji.checks.years import messages
from gouji.checks.years.alignment import Alignment, Twin, aligned
from gouji.checks.years.kept import Common, kept
from gouji.checks.years.pair import Pair
from gouji.checks.years.rule import YearsRule
from gouji.findings.model import Part, Related, Where
from gouji.messages.message import Message, listed, plain
from gouji.records.model import Passage
from gouji.records.siblings import Siblings
from gouji.schema.form import Form

_QUOTED, _QUOTES = 15, 3
"""Characters of a passage that a message quotes, and of how many passages."""


def outcomes(rule: YearsRule, pair: Pair, siblings: Siblings | None = None) -> Outcomes:
    """A fault for the narrative, or for each section, most of which last year's report has too, or a passage of it.

    By ``siblings`` it is known what many units write alike.
    """
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
    sections = {name: whole.within(_inside(pair.form, name)) for name in dict.fromkeys((*rule.shares, *rule.passages))}
    if rule.share is not None and _is_copy(whole, rule.share, rule.minimum):
        shared = {name: sections[name] for name in rule.shares}
        yield _fault(rule, pair, whole.twins, whole, None, _difference(whole) + _by_section(pair.form, shared))
        return
    for name, alignment in sections.items():
        if name in rule.shares and _is_copy(alignment, rule.shares[name], rule.minimum):
            yield _fault(rule, pair, alignment.twins, alignment, name, _difference(alignment))
        elif name in rule.passages:
            yield from _passages(rule, pair, name, alignment, Common(pair.own, siblings))


def _passages(rule: YearsRule, pair: Pair, name: str, alignment: Alignment, common: Common) -> Iterator[Fault]:
    """Of a section, what was kept word for word, where that is enough of it."""
    found = kept(alignment, rule.in_a_row, common)
    characters = sum(each.characters for each in found)
    if not found or characters < rule.passages[name] * alignment.size:
        return
    twins = tuple(twin for each in found for twin in each.twins)
    quotes = listed(messages.YEARS_QUOTE.fill(quote=_beginning(each.twins)) for each in found[:_QUOTES])
    told = messages.YEARS_KEPT.fill(quotes=quotes) + _difference(Alignment(tuple(each.own for each in twins), twins))
    yield _fault(rule, pair, twins, alignment, name, told, characters)


def _beginning(twins: Sequence[Twin]) -> str:
    text = twins[0].own.text
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _is_copy(alignment: Alignment, share: float, minimum: int) -> bool:
    return alignment.share >= share and alignment.copied >= minimum


def _inside(form: Form, name: str) -> Iterator[str]:
    """A section and those in it."""
    return (each.id for each in form.all_sections if any(one.id == name for one in form.way_to(each.id)))


def _fault(
    rule: YearsRule,
    pair: Pair,
    twins: Sequence[Twin],
    alignment: Alignment,
    section: str | None,
    told: Message,
    characters: int | None = None,
) -> Fault:
    """``characters`` of an alignment are copied, all that are alike where nothing else is said; ``twins`` are these."""
    first, other = twins[0].own.passage, twins[0].other.passage
    count = alignment.copied if characters is None else characters
    message = rule.message.fill(
        year=pair.year,
        section=messages.YEARS_WHOLE if section is None else _title(pair.form, section),
        share=int(100 * count / alignment.size),  # 100 only where all is the same
        characters=count,
    )
    there = Related(
        messages.YEARS_THERE,
        other.place,
        _where(pair.form, other.section),
        pair.last.path,
    )
    return Fault(
        rule,
        message + told,
        Where() if section is None else _where(pair.form, section),
        first.place,
        related=(there,),
        parts=tuple(_parts(twins)),
        passages=_texts(twins),
    )


def _difference(alignment: Alignment) -> Message:
    if alignment.verbatim:
        return messages.YEARS_VERBATIM
    if not alignment.whole:
        return plain("")
    return messages.YEARS_YEARS_ONLY if alignment.years_only else messages.YEARS_FIGURES_ONLY


def _by_section(form: Form, sections: Mapping[str, Alignment]) -> Message:
    shares = [
        messages.YEARS_OF_SECTION.fill(section=_title(form, name), share=int(each.share * 100))
        for name, each in sections.items()
        if each.sentences
    ]
    return messages.YEARS_BY_SECTION.fill(sections=listed(shares)) if len(shares) > 1 else plain("")


def _parts(twins: Sequence[Twin]) -> Iterator[Part]:
    """The sections with something copied, each with its sentences folded."""
    copied: dict[str, list[str]] = {}
    for twin in twins:
        copied.setdefault(twin.own.passage.section, []).append(twin.own.folded)
    return (Part(Where(section=section), "".join(folded)) for section, folded in copied.items())


def _texts(twins: Sequence[Twin]) -> tuple[str, str]:
    """The paragraphs with something copied, and those that it stands in there."""
    own = dict.fromkeys(twin.own.passage for twin in twins)
    other = dict.fromkeys(twin.other.passage for twin in twins)
    return _text(own), _text(other)


def _text(passages: Mapping[Passage, None]) -> str:
    return "\n".join(passage.text for passage in passages)


def _title(form: Form, section: str) -> Message:
    found = form.sections_named((section,)) if section else []
    return form.title_of(found[0]) if found else plain(section)


def _where(form: Form, section: str) -> Where:
    return Where(section=section, label=_title(form, section))
