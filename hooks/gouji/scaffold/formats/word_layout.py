"""How a new Word document looks: paper, fonts and styles.

In Chinese that is the layout of official documents, GB/T 9704-2012: A4, 16 points on lines of 28, a title of 22. Word
takes the font for Chinese characters from ``w:eastAsia``, and another one of its kind where a computer lacks that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from msgspec import Struct

from gouji.messages.message import Language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import ParagraphStyle

OVER, CELL = "Caption", "Table Text"
_DEEPEST = 9
_FOOT = 14
"""Points of what stands at the foot of a page."""
_AROUND_PAGES: dict[Language, tuple[str, str]] = {"zh": ("— ", " —"), "en": ("", "")}


class _Look(Struct, frozen=True):
    """A paragraph style: fonts for Chinese and Latin characters, points, and how it is set.

    ``indent`` is that of the first line, in characters; ``line`` are points from line to line, 0 for single lines.
    """

    east: str
    latin: str
    size: float
    line: float = 0
    indent: int = 0
    bold: bool = False
    centred: bool = False
    before: float = 0
    after: float = 0
    keep: bool = False


_SERIF = "Times New Roman"
_LOOKS: dict[Language, dict[str, _Look]] = {
    "zh": {
        "Normal": _Look("FangSong", _SERIF, 16, 28, 2),
        "Title": _Look("FZXiaoBiaoSong-B05S", _SERIF, 22, 33, centred=True, after=28, keep=True),
        "Heading 1": _Look("SimHei", _SERIF, 16, 28, 2, keep=True),
        "Heading 2": _Look("KaiTi", _SERIF, 16, 28, 2, keep=True),
        "Heading": _Look("FangSong", _SERIF, 16, 28, 2, bold=True, keep=True),
        OVER: _Look("SimHei", _SERIF, 12, 18, keep=True),
        CELL: _Look("SimSun", _SERIF, 10.5, before=1, after=1),
    },
    "en": {
        "Normal": _Look("SimSun", _SERIF, 12, after=8),
        "Title": _Look("SimSun", _SERIF, 20, centred=True, bold=True, after=18, keep=True),
        "Heading 1": _Look("SimSun", _SERIF, 14, bold=True, before=14, after=6, keep=True),
        "Heading": _Look("SimSun", _SERIF, 12, bold=True, before=8, after=4, keep=True),
        OVER: _Look("SimSun", _SERIF, 11, bold=True, before=8, after=3, keep=True),
        CELL: _Look("SimSun", _SERIF, 10, before=1, after=1),
    },
}


def laid_out(document: Document, language: Language) -> None:
    """Gives a new document the paper and the styles of a language."""
    looks = _LOOKS[language]
    document.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    for name in ("Normal", "Title", *(f"Heading {level}" for level in range(1, _DEEPEST + 1)), OVER, CELL):
        _set(document.styles[name], looks.get(name) or looks["Heading"])
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:eastAsia"), "zh-CN")
    section = document.sections[0]
    _set_paper(section, language)
    _number_pages(section, *_AROUND_PAGES[language])


def style_of(level: int | None) -> str:
    """The style of a paragraph of the text, or of a heading of this level, the first being the title."""
    if level is None:
        return "Normal"
    return "Title" if level == 1 else f"Heading {min(level - 1, _DEEPEST)}"


def text_width(document: Document) -> int:
    """How wide the text is, in English metric units."""
    section = document.sections[0]
    return int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)


def _set_paper(section: Section, language: Language) -> None:
    if language == "zh":
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)


def _set(style: ParagraphStyle, look: _Look) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _set_fonts(style, look)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY if look.line else WD_LINE_SPACING.SINGLE
    if look.line:
        form.line_spacing = Pt(look.line)
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if look.centred else None
    form.keep_with_next = look.keep
    form.first_line_indent = Pt(look.size * look.indent)
    if look.indent:
        style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), str(100 * look.indent))
    _without_border(style)


def _set_fonts(style: ParagraphStyle, look: _Look) -> None:
    """The fonts of a style in place of those of the theme."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script, name in (("ascii", look.latin), ("hAnsi", look.latin), ("cs", look.latin), ("eastAsia", look.east)):
        fonts.set(qn(f"w:{script}"), name)


def _without_border(style: ParagraphStyle) -> None:
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _number_pages(section: Section, before: str, after: str) -> None:
    """The number of each page at its foot."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Pt(0)
    paragraph.add_run(before).font.size = Pt(_FOOT)
    number = paragraph.add_run("1")
    number.font.size = Pt(_FOOT)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(number._r)  # noqa: SLF001 - the library has no fields
    paragraph._p.append(field)  # noqa: SLF001 - as above
    paragraph.add_run(after).font.size = Pt(_FOOT)
