"""What a section of a new document says: the text of the template, and what rules want it to mention besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checks.sections.aspects import missing_aspects
from gouji.checks.sections.rule import Aspect, SectionsRule
from gouji.document.model import Paragraph
from gouji.scaffold.report.words import Words
from gouji.schema.form import Form
from gouji.schema.sections import SectionForm
from gouji.text.spans import Text


def section_text(section: SectionForm, words: Words, level: int) -> tuple[Paragraph, ...]:
    """The paragraphs of a section, places to fill in among them; headings in it have this ``level``."""
    form = words.pack.form
    given = form.template.sections.get(section.id)
    written = tuple(words.paragraphs(given or "", level))
    more = tuple(_to_mention(section, words, written))
    if given is None and not more and not _holds_others(section, form):
        return (Paragraph(Text(words.to_fill_in(section.title))),)
    return written + more


def _to_mention(section: SectionForm, words: Words, written: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """A place to fill in for each aspect that rules want the section to mention, and that is not ``written`` there."""
    for aspect in missing_aspects(written, aspects_of(section, words), words.pack.form.contents):
        yield Paragraph(Text(words.to_fill_in(aspect.name)))


def aspects_of(section: SectionForm, words: Words) -> list[Aspect]:
    """What rules want a section to mention, whatever its tables say."""
    rules = words.pack.of_type(SectionsRule)
    asking = (rule for rule in rules if rule.finds == "content" and rule.when is None and section.id in rule.sections)
    return [aspect for rule in asking for aspect in rule.aspects]


def _holds_others(section: SectionForm, form: Form) -> bool:
    """Whether there are sections or tables in it, which is enough."""
    return bool(section.sections) or any(table.section == section.id for table in form.tables)
