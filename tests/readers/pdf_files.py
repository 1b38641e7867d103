"""PDF files, written by hand for the tests beside this file."""

from __future__ import annotations

from msgspec import Struct, field

from gouji.document.model import Block, Document, Paragraph, Table
from gouji.readers.pdf import read
from gouji.text.source import Source

WIDTH, HEIGHT = 595, 842
SIZE = 16
LEFT, TOP, PITCH = 75, 90, 27
MEASURE = 28
"""Characters of size 16 in a full line from the left margin."""

# A font that is not in the file: its characters are those of Unicode, full width except for ASCII.
_FONT = """<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [
<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500]
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>
/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120
/FontBBox [0 -120 1000 880] >> >> ] >>"""
_IMAGE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    "stream\n0\nendstream"
)

# Another one, of two characters: the first stands for nothing, the second for 甲.
_MAPPING = """/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0001> <> <0002> <7532> endbfchar endcmap end"""
_MAPPED = """<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [
<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)
/Supplement 0 >> >> ] >>"""
_FIXED = 5  # objects before forms and pages


class Sheet(Struct):
    """A page, drawn with the origin in its upper left corner."""

    content: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    rotate: int = 0

    def annotation(self, x0: float, top: float, x1: float, bottom: float, entries: str) -> Sheet:
        """A field of a form, or another annotation, in a box."""
        rectangle = f"[{x0} {HEIGHT - bottom} {x1} {HEIGHT - top}]"
        self.annotations.append(f"<< /Type /Annot /Rect {rectangle} {entries} >>")
        return self

    def text(
        self, x: float, top: float, text: str, size: float = SIZE, matrix: str = "1 0 0 1", colour: str = "0 g"
    ) -> Sheet:
        y = HEIGHT - top - 0.88 * size
        code = text.encode("utf-16-be").hex()
        self.content.append(f"BT {colour} /F1 {size} Tf {matrix} {x} {y} Tm <{code}> Tj ET 0 g")
        return self

    def turned(self, drawn: Sheet, matrix: str = "0 1 -1 0") -> Sheet:
        """Draws what another sheet draws, turned by a quarter, in the middle of this one."""
        x, y = (WIDTH / 2 + HEIGHT / 2, 0) if matrix.startswith("0 1") else (WIDTH / 2 - HEIGHT / 2, HEIGHT)
        self.content += [f"q {matrix} {x} {y} cm", *drawn.content, "Q"]
        return self

    def codes(self, x: float, top: float, codes: str) -> Sheet:
        """Characters of the font that maps some to nothing."""
        self.content.append(f"BT /F2 {SIZE} Tf {x} {HEIGHT - top - SIZE} Td <{codes}> Tj ET")
        return self

    def draw(self, form: str, times: int = 1) -> Sheet:
        """Draws a form of the file, by its name: ``/X0``, ``/X1``."""
        self.content += [f"{form} Do"] * times
        return self

    def lines(self, *texts: str, top: float = TOP) -> Sheet:
        """Lines of a column; ``　　`` at the beginning stands in by two characters."""
        for index, text in enumerate(texts):
            indent = len(text) - len(text.lstrip("　"))
            self.text(LEFT + indent * SIZE, top + index * PITCH, text.lstrip("　"))
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        self.content.append(f"0.5 w {x0} {HEIGHT - top} m {x1} {HEIGHT - bottom} l S")
        return self

    def filled(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0) -> Sheet:
        self.content.append(f"{grey} g {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re f 0 g")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Sheet:
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self

    def image(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        self.content.append(f"q {x1 - x0} 0 0 {bottom - top} {x0} {HEIGHT - bottom} cm /I1 Do Q")
        return self


def pdf(*sheets: Sheet, trailer: str = "", forms: tuple[Sheet, ...] = ()) -> bytes:
    """A file of pages. Each of them, and each of the forms, may draw any of the forms."""
    first = _FIXED + len(forms) + 1
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(sheets)))
    drawn = " ".join(f"/X{index} {_FIXED + 1 + index} 0 R" for index in range(len(forms)))
    resources = f"/Resources << /Font << /F1 3 0 R /F2 {_MAPPED} >> /XObject << /I1 4 0 R {drawn} >> >>"
    box = f"0 0 {WIDTH} {HEIGHT}"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>",
        _FONT,
        _IMAGE,
        _stream("", _MAPPING),
        *(_stream(f"/Subtype /Form /BBox [{box}] {resources}", "\n".join(form.content)) for form in forms),
    ]
    for index, sheet in enumerate(sheets):
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] {resources} /Contents {first + 1 + 2 * index} 0 R "
                f"/Rotate {sheet.rotate} /Annots [{' '.join(sheet.annotations)}] >>"
            ),
            _stream("", "\n".join(sheet.content)),
        ]
    data, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return data.encode("ascii")


def _stream(entries: str, content: str) -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def read_bytes(data: bytes) -> Document:
    return read(Source("报告.pdf", data))


def blocks(*sheets: Sheet) -> tuple[Block, ...]:
    return read_bytes(pdf(*sheets)).blocks


def texts(*sheets: Sheet) -> list[str]:
    return [block.text.value for block in blocks(*sheets) if isinstance(block, Paragraph)]


def tables(*sheets: Sheet) -> list[str]:
    """Each table as its cells: ``text row,column``, and height × width where it isn't 1×1."""
    found = []
    for block in blocks(*sheets):
        if isinstance(block, Table):
            cells = [
                f"{cell.text.value} {cell.row},{cell.column}"
                + ("" if cell.row_span == cell.column_span == 1 else f" {cell.row_span}×{cell.column_span}")
                for cell in block.cells
            ]
            found.append(" | ".join(cells))
    return found
