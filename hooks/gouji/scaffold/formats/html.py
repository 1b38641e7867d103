"""A web page that stands alone, merged cells and all, and prints well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from gouji.document.model import Cell, Paragraph
from gouji.messages.message import Language
from gouji.scaffold.formats.grid import Block, Grid

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_STYLE = """\
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.75 "FangSong", "STFangsong", serif; }
h1 { font-size: 1.6rem; line-height: 1.4; text-align: center; font-weight: normal; }
h2, h3, h4 { font-family: "SimHei", "STHeiti", sans-serif; font-weight: normal; font-size: 1.1rem; }
p { text-indent: 2em; }
p.over, :lang(en) p { text-indent: 0; }
p.over { margin-bottom: 0; break-after: avoid; }
div { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.4; }
th, td { border: 1px solid; padding: .25rem .4rem; text-align: center; font-weight: normal; }
tbody th { text-align: left; }
@media print {
  @page { size: A4; margin: 37mm 26mm 35mm 28mm; }
  body { max-width: none; margin: 0; padding: 0; font-size: 16pt; }
  h1 { font-size: 22pt; }
  h2, h3, h4 { font-size: 16pt; margin: .4em 0; break-after: avoid; }
  p { margin: 0; }
  div { overflow: visible; }
  table { font-size: 9pt; line-height: 1.25; }
  th, td { padding: .1rem .3rem; }
}
"""


def written(blocks: Sequence[Block], language: Language) -> bytes:
    """The page as UTF-8."""
    title = next((block.text.value for block in blocks if isinstance(block, Paragraph) and block.level == 1), "")
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{_LANGUAGES[language]}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_escaped(title)}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
        *(line for block in blocks for line in _block(block)),
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        yield from _table(block)
        return
    tag = f"h{min(block.level, 6)}" if block.level else "p"
    yield f"<{tag}>{_escaped(block.text.value)}</{tag}>"


def _table(grid: Grid) -> Iterator[str]:
    head, height = grid.head, grid.table.height
    yield from (f'<p class="over">{_escaped(line)}</p>' for line in grid.over)
    yield "<div><table>"
    for part, rows in (("thead", range(head)), ("tbody", range(head, height))):
        yield f"<{part}>"
        for row in rows:
            yield f"<tr>{''.join(_cell(cell, grid) for cell in grid.table.cells if cell.row == row)}</tr>"
        yield f"</{part}>"
    yield "</table></div>"


def _cell(cell: Cell, grid: Grid) -> str:
    tag = "th" if cell.row < grid.head or grid.is_label(cell) else "td"
    rows = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    columns = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    return f"<{tag}{rows}{columns}>{_escaped(cell.text.value)}</{tag}>"


def _escaped(text: str) -> str:
    return escape(text, quote=False)
