"""What the build of an installation compiles ahead: its packs, and the expressions that documents of theirs need.

``setup.py`` runs it on what it has built. What a run needs beyond that it compiles itself.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import regex
from msgspec.structs import replace

from gouji import readers
from gouji.document.model import Block, Document, Paragraph
from gouji.forms.open_rows import with_specimen
from gouji.linter.binding import bind_strongest
from gouji.linter.judging import lint_document
from gouji.packs import cache
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.schema.case import Case
from gouji.schema.form import Form
from gouji.system import installed
from gouji.system.cache import switch
from gouji.template.document import as_case, specimen
from gouji.text import lazy, patterns
from gouji.text.spans import Text

_YEARS = 5
"""Reports on so many years before the build have their expressions compiled; of most packs they differ by year."""


def compile_ahead() -> None:
    """Puts what is compiled beside the packs of this installation."""
    switch(on=False)
    (folder,) = installed.rules()
    installed.write(folder, {})  # what an earlier build left
    built = cache.built(Library(cached=False).folders)
    installed.write(folder, built)
    library = Library(cached=False)
    packs = tuple(map(library.get, library.names()))
    for pack in packs:
        document, *of_years = _documents(pack)
        bind_strongest(document, packs)
        for each in (document, *of_years):
            lint_document(each, pack)
    for module in iter_modules(readers.__path__, "gouji.readers."):
        import_module(module.name)
    for constant in lazy.declared():
        patterns.expression(constant)
    installed.write(folder, {**built, patterns.TABLE: patterns.table()})


def _documents(pack: Pack) -> Iterator[Document]:
    """A document with all that rules of the pack are tested with, one that says nothing, and that of other years."""
    form = with_specimen(pack.form)
    found, empty = (
        specimen(form, pack.info.name.zh, case, pack.info.language or "zh")
        for case in (_everything(pack, form), _nothing(form))
    )
    yield found
    yield empty
    if pack.info.claims and pack.info.claims.year:
        year = patterns.pattern(pack.info.claims.year).compiled
        for number in filter(pack.info.claims.years.cover, _recent()):
            yield replace(found, blocks=tuple(_of_year(block, year, number) for block in found.blocks))


def _of_year(block: Block, year: regex.Pattern[str], number: int) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(Text(year.sub(str(number), block.text.value)), level=block.level)


def _recent() -> range:
    """The years that reports are likely to be about; builds agree on them where they agree on the time."""
    this = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))).tm_year
    return range(this - _YEARS, this + 1)


def _nothing(form: Form) -> Case:
    """The specimen, whose sections say nothing: of several expressions for one thing the last is tried, too."""
    return Case(sections=dict.fromkeys((section.id for section in form.all_sections), "—"))


def _everything(pack: Pack, form: Form) -> Case:
    """The specimen, in each section of which stand the texts of all tests."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for rule in pack.rules:
        for item in (*rule.tests.passing, *rule.tests.failing):
            for section, text in as_case(item, rule, form).sections.items():
                texts[section].append(text)
    return Case(sections={section: "\n".join(found) for section, found in texts.items()})


if __name__ == "__main__":
    compile_ahead()
