"""Which clauses of a text are about a rule's topic; all others are blotted out before its templates are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Protocol

from msgspec import Struct

from gouji.checks.narrative.clauses import Clause, MentionLine
from gouji.checks.narrative.elements import Template, Word, any_word, union
from gouji.checks.narrative.lexicon import Lexicon
from gouji.checks.narrative.matching import Fitting
from gouji.checks.narrative.normalized import NormalizedLine
from gouji.checks.narrative.templates import template
from gouji.checks.narrative.tokens import CLOSE, OPEN, Token
from gouji.checks.narrative.word_index import Names
from gouji.document.model import Paragraph
from gouji.forms.sections.bound import BoundSection
from gouji.schema.words import Topic
from gouji.text.lazy import lazy_regex
from gouji.text.normalize import enumerator

_ENDS = "。！？"
_TURNS = frozenset((OPEN, CLOSE, *_ENDS))
_TITLE = 24
_STOP = lazy_regex(r"[，。；！？]")
_TITLE_END = lazy_regex("[。：]")

Title = tuple[str, str]
"""The rank of a title, and its words."""
TitledLine = tuple[Title | None, NormalizedLine]
Templates = tuple[Template, ...]
Reason = str
"""The key of :class:`~gouji.schema.words.Topic` by which a clause is left out."""
_CLOSED, _PAUSED = "about", "pauses"
_State = tuple[bool, bool]
"""Whether a topic is open, and whether it is paused."""


class AfterTitle(Protocol):
    """Whether a topic is open behind a title."""

    def __call__(self, title: str, *, on: bool) -> bool:
        """``on``: it is open before."""


class Alternatives(Struct, frozen=True, eq=False):
    """Templates of one topic, any of which may fit.

    They do only where a word stands for one of ``telling``, or anywhere if that is None.
    """

    templates: Templates = ()
    telling: Names | None = frozenset()


_NONE = Alternatives()


class TopicTemplates(Struct, frozen=True):
    """A :class:`~gouji.schema.words.Topic`, its templates read; ``about`` is None for the whole text.

    ``known`` is all that their words stand for, ``opening`` what those of ``about`` do. None of them fits a clause
    without one of those words, where ``is_worded``.
    """

    about: Alternatives | None = None
    leaves: Alternatives = _NONE
    skips: Alternatives = _NONE
    pauses: Alternatives = _NONE
    resumes: Alternatives = _NONE
    others: Alternatives = _NONE
    known: Names = frozenset()
    opening: Names = frozenset()
    is_worded: bool = True


_EVERYTHING = TopicTemplates()


class ScopedParagraph(Struct, frozen=True, dict=True):
    """A paragraph in its section, and what of it is left to be read; ``hidden`` are the clauses that are not.

    ``names`` are all that the words of what is left may stand for.
    """

    section: BoundSection
    line: NormalizedLine
    mentions: tuple[Token, ...]
    names: Names
    hidden: tuple[tuple[int, int, Reason], ...] = ()

    @cached_property
    def is_blotted(self) -> bool:
        """Whether nothing of it is left."""
        return all(token.kind == "mark" for token in self.mentions)

    @cached_property
    def fitting(self) -> Fitting:
        """Fits templates to what is left."""
        return Fitting(self.mentions, self.names)


class Scope(Struct, frozen=True):
    """The clauses that are about a topic. ``is_own`` decides whether a name is one of who writes the document.

    ``read`` makes mentions of a folded text.
    """

    topic: TopicTemplates
    is_own: Callable[[str], bool]
    read: Callable[[str], MentionLine]

    def passages(self, section: BoundSection, paragraphs: Iterable[TitledLine]) -> Iterator[ScopedParagraph]:
        """What is to be read of a section, paragraphs without a word about the topic left out."""
        for folded, on in under_titles(section, paragraphs, self._after):
            opening = self.topic.opening
            if on or self.topic.about is None or not opening.isdisjoint(self.read(folded.value).names):
                yield self._passage(section, folded, on=on)

    def _after(self, title: str, *, on: bool) -> bool:
        line = self.read(title)
        on = on or (bool(line.clauses) and self.topic.about is None)
        if line.names.isdisjoint(self.topic.known):  # nothing opens or closes it
            return on
        outside: list[_State] = []
        for clause in line.clauses:
            on = _behind(clause.tokens[0], (on, False), outside)[0] if clause.is_break else self._is_on(clause, on=on)
        return on

    def _passage(self, section: BoundSection, folded: NormalizedLine, *, on: bool) -> ScopedParagraph:
        line = self.read(folded.value)
        if self.topic is _EVERYTHING:  # nothing of it closes, pauses or leaves out a clause
            return ScopedParagraph(section, folded, line.tokens, line.names)
        is_worded, known = self.topic.is_worded, self.topic.known
        on, paused = on or self.topic.about is None, False
        left: list[Token] = []
        names: list[Names] = []
        hidden: list[tuple[int, int, Reason]] = []
        outside: list[_State] = []
        for clause in line.clauses:
            if clause.is_break:
                mark = clause.tokens[0]
                if mark.text in _TURNS:
                    on, paused = _behind(mark, (on, paused), outside)
                left.append(mark if on and not paused else clause.blot)
                continue
            if is_worded and clause.names.isdisjoint(known):  # no template fits: it is as the clause before it
                reason = _CLOSED if not on else _PAUSED if paused else None
            else:
                was_on, on = on, self._is_on(clause, on=on)
                paused = self._pauses(clause) or (paused and not self._fits(self.topic.resumes, clause))
                reason = self._reason(clause, was_on=was_on, is_on=on, paused=paused)
            if reason:
                hidden.append((clause.blot.start, clause.blot.end, reason))
                left.append(clause.blot)
            else:
                left += clause.tokens
                names.append(clause.names)
        return ScopedParagraph(section, folded, tuple(left), frozenset().union(*names), tuple(hidden))

    def _is_on(self, clause: Clause, *, on: bool) -> bool:
        """Whether the topic is open in a clause, ``on`` before it."""
        if clause.names.isdisjoint(self.topic.known):
            return on
        if on:
            return self.topic.about is None or not self._fits(self.topic.leaves, clause)
        return self._fits(self.topic.about or _NONE, clause) and not self._fits(self.topic.leaves, clause)

    def _reason(self, clause: Clause, *, was_on: bool, is_on: bool, paused: bool) -> Reason | None:
        """Why a clause is left out, None where it is read."""
        if not is_on:
            return "leaves" if was_on or self._fits(self.topic.about or _NONE, clause) else _CLOSED
        if self.topic.about is None and self._fits(self.topic.leaves, clause):
            return "leaves"
        if paused:
            return _PAUSED
        return "skips" if self._fits(self.topic.skips, clause) else None

    def _pauses(self, clause: Clause) -> bool:
        if self._fits(self.topic.pauses, clause):
            return True
        telling = self.topic.others.telling
        if telling is not None and clause.names.isdisjoint(telling):
            return False
        return any(not self.is_own(name) for name in self._bodies(clause))

    def _bodies(self, clause: Clause) -> Iterator[str]:
        """The names of bodies whose figures follow: all from the start of the clause to the word that ends a name."""
        for other in (each for each in self.topic.others.templates if each.may_fit(clause.names)):
            for match in Fitting(clause.tokens, clause.names).matches(other, self.topic.known):
                named = clause.tokens[: match.start + 1]
                yield "".join(token.text for token in named if not token.is_filler)

    def _fits(self, alternatives: Alternatives, clause: Clause) -> bool:
        names, telling = clause.names, alternatives.telling
        if telling is not None and names.isdisjoint(telling):
            return False
        found = clause.fitted.get(alternatives)
        if found is None:
            fitting = Fitting(clause.tokens, names)
            may_fit = (each for each in alternatives.templates if each.may_fit(names))
            found = clause.fitted[alternatives] = any(fitting.finds(each, self.topic.known) for each in may_fit)
        return found


def _behind(mark: Token, state: _State, outside: list[_State]) -> _State:
    """The state behind a mark: an end ends a pause, and brackets give back what was before them, kept ``outside``."""
    if mark.text == OPEN:
        outside.append(state)
    elif mark.text == CLOSE:
        return outside.pop() if outside else state
    return state[0], state[1] and mark.text not in _ENDS


def topic_templates(topic: Topic, lexicon: Lexicon) -> TopicTemplates:
    """Reads the templates of a topic.

    Raises:
        TemplateError: one of them can't be read.
    """
    known = lexicon.templates.get(topic)
    if known is None:
        known = lexicon.templates[topic] = _topic_templates(topic, lexicon)
    return known


def _topic_templates(topic: Topic, lexicon: Lexicon) -> TopicTemplates:
    lists = (topic.about, topic.leaves, topic.skips, topic.pauses, topic.resumes, topic.others)
    if not any(lists):
        return _EVERYTHING
    read = tuple(_alternatives(_templates(each, lexicon)) for each in lists)
    about, leaves, skips, pauses, resumes, others = read
    known, is_worded = union(map(_known, read)), all(each.telling is not None for each in read)
    opens = about if topic.about else None
    return TopicTemplates(opens, leaves, skips, pauses, resumes, others, known, _known(about), is_worded)


def _known(alternatives: Alternatives) -> Names:
    return union(each.mentioned for each in alternatives.templates)


def _alternatives(templates: Templates) -> Alternatives:
    """Each template fits only where a word stands for one of any of its ``needed``; the smallest of them tells most."""
    needed = [min(each.needed, key=len, default=None) for each in templates]
    telling = [each for each in needed if each is not None]
    return Alternatives(templates, union(telling) if len(telling) == len(needed) else None)


def _templates(given: Iterable[str], lexicon: Lexicon) -> Templates:
    """Templates, those of single words as one."""
    found = [template(each, {}, lexicon) for each in given]
    words = [each.elements[0].names for each in found if len(each.elements) == 1 and isinstance(each.elements[0], Word)]
    others = tuple(each for each in found if not (len(each.elements) == 1 and isinstance(each.elements[0], Word)))
    return (any_word(frozenset().union(*words)), *others) if words else others


def under_titles(
    section: BoundSection, lines: Iterable[TitledLine], after: AfterTitle
) -> Iterator[tuple[NormalizedLine, bool]]:
    """The lines of a section, and whether a topic is open where each begins.

    The heading, those above it, and titles inside the section turn it on and off for what stands under them, other
    titles included.
    """
    under = False
    for heading in (*section.above.values(), section.heading.title):
        under = after(heading, on=under)
    above: list[tuple[str, bool]] = []
    for title, folded in lines:
        if title:
            rank, words = title
            ranks = [each for each, _ in above]
            if rank in ranks:
                under = above[ranks.index(rank)][1]
                del above[ranks.index(rank) :]
            above.append((rank, under))
            under = after(words, on=under)
        yield folded, under


def title_of(paragraph: Paragraph, folded: NormalizedLine) -> Title | None:
    """The title that a line is, or begins with: ``（二）渔获。…``."""
    number = enumerator(folded.value)
    if paragraph.level is not None:
        return f"level {paragraph.level}", folded.value
    if len(folded.value) <= _TITLE and not _STOP.search(folded.value):
        return number.style if number else "title", folded.value
    if number is None or number.style in ("一是", "第一，"):
        return None
    stop = _TITLE_END.search(number.rest)
    words = number.rest[: stop.start()] if stop else ""
    return (number.style, words) if 0 < len(words) <= _TITLE else None
