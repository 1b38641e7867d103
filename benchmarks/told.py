"""A report of an invented unit: as a record, which is what gouji makes of a file, and as the file's content."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from ledger import CELLS, FEE, Figures
from msgspec import Struct
from narrative import SECTIONS
from printed import SampleReport, SampleSection
from realm import Unit

from gouji.records.model import Cell, Passage, Record
from gouji.text.source import Place

PACK = "gia-2021"
HEADINGS = {
    "overview": "一、总体情况",
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}
PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》，{name}编制了本报告。统计期限自{year}年1月1日起至{year}年12月31日止。"
)
_FIRST_LINE = 9
_TABLE_LINE = 100


class Told(Struct, frozen=True):
    """What a unit reports for a year: figures and passages, with names in them."""

    unit: Unit
    year: int
    figures: Figures
    passages: list[str]


def path(unit: Unit, year: int, suffix: str = ".md") -> str:
    """Where a report lies, below the folder of all."""
    return f"{unit.folder}{unit.name}-{year}{suffix}"


def title(unit: Unit, year: int) -> str:
    """The title of a report."""
    return f"{unit.name}{year}年政府信息公开工作年度报告"


def record(told: Told) -> Record:
    """The report as gouji reads it."""
    return Record(
        path=path(told.unit, told.year),
        pack=PACK,
        year=told.year,
        unit=told.unit.name,
        title=title(told.unit, told.year),
        cells=tuple(map(_cell, range(len(CELLS)), told.figures)),
        passages=tuple(
            Passage(section, text, Place(line, 1, line, 1 + len(text)))
            for line, section, text in zip(range(_FIRST_LINE, 10**6, 2), SECTIONS, told.passages, strict=False)
        ),
    )


@cache
def _cell(at: int, figure: int) -> Cell:
    table, row, column = CELLS[at]
    text = _shown(at, figure)
    line = _TABLE_LINE + at // 7
    return Cell(table, row, column, text, text, 0.0, Place(line, 1, line, 1 + len(text)))


def _shown(at: int, figure: int) -> str:
    return f"{figure / 100:.4f}" if at == FEE else str(figure)


def printable(told: Told) -> SampleReport:
    """The report as it is printed in every format."""
    said = {
        section: tuple(text for _, text in pairs)
        for section, pairs in groupby(zip(SECTIONS, told.passages, strict=True), lambda pair: pair[0])
    }
    return SampleReport(
        title=title(told.unit, told.year),
        preamble=(PREAMBLE.format(name=told.unit.name, year=told.year),),
        sections=tuple(SampleSection(name, heading, said.get(name, ())) for name, heading in HEADINGS.items()),
        tables={cell: _shown(at, figure) for at, (cell, figure) in enumerate(zip(CELLS, told.figures, strict=True))},
    )
