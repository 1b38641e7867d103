"""The words of a new document: whose it is, of which year, and the texts of the form's template filled with both."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gouji.document.messages import FILL_IN
from gouji.document.model import Paragraph
from gouji.messages.message import Language, Message
from gouji.packs.contents import Pack
from gouji.scaffold.report import messages
from gouji.schema.form import Form
from gouji.schema.info import PackInfo
from gouji.text.lazy import lazy_regex
from gouji.text.patterns import pattern
from gouji.text.spans import Text

_HAN = lazy_regex(r"\p{Han}")
_HEADING = "#"


class Words(Struct, frozen=True):
    """What fills the texts of a template. Without a ``unit`` the document says that it is to be filled in."""

    pack: Pack
    year: int
    unit: str | None = None

    @property
    def language(self) -> Language:
        """The language of the document."""
        return self.pack.info.language or language_of(self.pack.form)

    @property
    def title(self) -> str:
        """The title of the document."""
        given = self.pack.form.template.title
        if given is not None:
            return self.filled(given)
        claims, name = self.pack.info.claims, self.pack.info.name.in_language(self.language)
        found = pattern(claims.year).search(name) if claims and claims.year else None
        if found:  # it is the title of a document
            return f"{name[: found.start(1)]}{self.year}{name[found.end(1) :]}"
        return messages.TITLE.fill(unit=self._unit, year=self.year, name=name).in_language(self.language)

    @property
    def preamble(self) -> Iterator[Paragraph]:
        """What stands before the first section."""
        return self.paragraphs(self.pack.form.template.preamble, 2)

    def paragraphs(self, text: str, level: int) -> Iterator[Paragraph]:
        """A text of the template; its headings have this ``level``."""
        for line in filter(None, map(str.strip, self.filled(text).splitlines())):
            if line.startswith(_HEADING):
                yield Paragraph(Text(line.lstrip(_HEADING).strip()), level)
            else:
                yield Paragraph(Text(line))

    def filled(self, text: str) -> str:
        """A text of the template with unit and year."""
        years = {"year": self.year, "last_year": self.year - 1, "next_year": self.year + 1}
        return text.format(unit=self._unit, **years)

    def to_fill_in(self, what: str | Message) -> str:
        """A place to fill in."""
        return FILL_IN.fill(what=what).in_language(self.language)

    @property
    def _unit(self) -> str:
        return self.unit or self.to_fill_in(self.pack.form.template.unit or messages.UNIT)


def language_of(form: Form) -> Language:
    """The language that the sections of a form are named in."""
    return "zh" if _HAN.search("".join(section.title for section in form.sections)) else "en"


def covers(info: PackInfo, year: int) -> bool:
    """Whether a pack is made for documents on a year."""
    return info.claims is None or info.claims.years.cover(year)
