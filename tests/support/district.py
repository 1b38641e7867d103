"""The reports of ``examples/district/``: a district that does not exist and four units below it, for two years.

Each report is faultless by itself; what is wrong shows only beside another one (:data:`PLANTED`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from support.district_words import SAID, Said
from support.official_form import Address, addresses
from support.render import FORMATS, SampleReport, SampleSection

YEARS = (2023, 2024)
DISTRICT = "yanhu"
NAMES = {
    DISTRICT: "砚湖区人民政府",
    "jiaoyu": "砚湖区教育局",
    "shuiwu": "砚湖区水务局",
    "qingshi": "砚湖区青石街道办事处",
    "liuzhu": "砚湖区柳渚镇人民政府",
}
"""By the stem of their files."""
SUFFIXES = {DISTRICT: ".docx", "jiaoyu": ".html", "shuiwu": ".md", "qingshi": ".docx", "liuzhu": ".html"}
BELOW = tuple(stem for stem in NAMES if stem != DISTRICT)
_APPLICANTS = ("natural", "business")
_ROWS = ("new", "carried_in", "outcome.granted", "outcome.unavailable.not_held", "carried_out")


class Figures(Struct, frozen=True):
    """What a unit counted in a year.

    Requests of each applicant, by :data:`_ROWS`; documents issued, repealed and in force; licences, penalties and
    coercion; fees, in ten-thousandths.
    """

    natural: tuple[int, int, int, int, int]
    business: tuple[int, int, int, int, int]
    documents: tuple[int, int, int]
    decisions: tuple[int, int, int]
    fees: int = 0


_FIGURES: Mapping[tuple[str, int], Figures] = {
    ("jiaoyu", 2023): Figures((6, 1, 5, 1, 1), (1, 0, 1, 0, 0), (1, 0, 5), (12, 0, 0), 32_000),
    ("shuiwu", 2023): Figures((4, 0, 2, 1, 1), (2, 1, 2, 1, 0), (2, 1, 8), (31, 9, 2), 118_500),
    ("qingshi", 2023): Figures((9, 2, 6, 2, 3), (0, 0, 0, 0, 0), (0, 0, 3), (0, 5, 0)),
    ("liuzhu", 2023): Figures((7, 1, 4, 2, 2), (1, 0, 1, 0, 0), (1, 1, 4), (18, 7, 1)),
    ("jiaoyu", 2024): Figures((5, 1, 4, 1, 1), (0, 0, 0, 0, 0), (0, 1, 4), (15, 0, 0), 27_000),
    ("shuiwu", 2024): Figures((6, 1, 5, 1, 1), (1, 0, 1, 0, 0), (1, 0, 9), (28, 11, 3), 96_300),
    ("qingshi", 2024): Figures((8, 3, 7, 2, 2), (1, 0, 0, 1, 0), (1, 0, 4), (0, 4, 0)),
    ("liuzhu", 2024): Figures((5, 2, 4, 1, 2), (2, 0, 2, 0, 0), (0, 0, 4), (21, 6, 0)),
}
_DOCUMENTS_OF_DISTRICT = {2023: (3, 2, 21), 2024: (2, 4, 19)}

PLANTED: Mapping[str, tuple[str, ...]] = {
    "2024/qingshi.docx": ("copied-from-other-unit", "requests-carried-over"),
    "2024/liuzhu.html": ("copied-from-other-unit", "requests-carried-over"),
    "2024/shuiwu.md": ("documents-roll",),
    "2024/jiaoyu.html": ("narrative-unchanged",),
    "2024/yanhu.docx": ("units-decisions",),
}
"""What must be found, by the paths of files; whatever is not here agrees.

A request that qingshi carries over is given by liuzhu; 11 documents are in force, where 8 of last year and one issued
make 9; jiaoyu has last year's problems; the district has 46 licences, where the units below have 64; liuzhu mended its
problems in the words of qingshi.
"""


def _planted() -> Mapping[tuple[str, int], Figures]:
    found = {**_FIGURES, **{(DISTRICT, year): _sum(year) for year in YEARS}}
    changed = {
        ("qingshi", 2024): {"natural": (9, 2, 7, 2, 2)},
        ("liuzhu", 2024): {"natural": (4, 3, 4, 1, 2)},
        ("shuiwu", 2024): {"documents": (1, 0, 11)},
        (DISTRICT, 2024): {"decisions": (46, *found[DISTRICT, 2024].decisions[1:])},
    }
    return {key: replace(each, **changed.get(key, {})) for key, each in found.items()}


def _sum(year: int) -> Figures:
    below = [_FIGURES[stem, year] for stem in BELOW]
    natural, business, decisions = (
        tuple(map(sum, zip(*(getattr(each, name) for each in below), strict=True)))
        for name in ("natural", "business", "decisions")
    )
    fees = sum(each.fees for each in below)
    return Figures(natural, business, _DOCUMENTS_OF_DISTRICT[year], decisions, fees)


def _tables(figures: Figures) -> Mapping[Address, str]:
    cells = dict.fromkeys(addresses(), 0)
    for applicant in _APPLICANTS:
        for row, count in zip(_ROWS, getattr(figures, applicant), strict=True):
            cells["requests", row, applicant] = count
            cells["requests", row, "total"] += count
    for column in (*_APPLICANTS, "total"):
        cells["requests", "outcome.total", column] = sum(cells["requests", row, column] for row in _ROWS[2:4])
    for column, count in zip(("issued", "repealed", "in_force"), figures.documents, strict=True):
        cells["documents", "normative", column] = count
    decided = (("licensing", "licences"), ("enforcement", "penalties"), ("enforcement", "coercion"))
    for (table, row), count in zip(decided, figures.decisions, strict=True):
        cells[table, row, "decisions"] = count
    return {**{cell: str(count) for cell, count in cells.items()}, ("fees", "fees", "amount"): _fees(figures)}


def _fees(figures: Figures) -> str:
    return f"{figures.fees / 10_000:.4f}"


def _report(stem: str, year: int, figures: Figures, said: Said) -> SampleReport:
    name = NAMES[stem]
    return SampleReport(
        title=f"{name}{year}年政府信息公开工作年度报告",
        preamble=(
            f"{name}根据《中华人民共和国政府信息公开条例》编制本报告，统计期限自{year}年1月1日起至{year}年12月31日止。",
        ),
        sections=(
            SampleSection("overview", "一、总体情况", _overview(year, figures, said)),
            SampleSection("proactive", "二、主动公开政府信息情况"),
            SampleSection("requests", "三、收到和处理政府信息公开申请情况"),
            SampleSection("disputes", "四、政府信息公开行政复议、行政诉讼情况"),
            SampleSection("problems", "五、存在的主要问题及改进情况", (said.problems, said.mended)),
            SampleSection("other", "六、其他需要报告的事项", (f"{year}年没有收取信息处理费。{said.other}",)),
        ),
        tables=_tables(figures),
    )


def _overview(year: int, figures: Figures, said: Said) -> Sequence[str]:
    new, carried_in, granted, not_held, carried_out = (
        sum(each) for each in zip(figures.natural, figures.business, strict=True)
    )
    issued, repealed, in_force = figures.documents
    licences, penalties, coercion = figures.decisions
    documents = f"制发行政规范性文件{issued}件，废止{repealed}件，现行有效{in_force}件。"
    decisions = f"作出行政许可决定{licences}件、行政处罚决定{penalties}件、行政强制决定{coercion}件，"
    received = f"收到政府信息公开申请{new}件，上年结转{carried_in}件，"
    handled = f"办结{granted + not_held}件，结转下年度继续办理{carried_out}件。"
    return (
        f"{year}年，{said.first}",
        f"（一）主动公开。{said.published}{documents}{decisions}行政事业性收费{_fees(figures)}万元。",
        f"（二）依申请公开。{received}{handled}{said.requests}",
        f"（三）政府信息管理。{said.managed}",
        f"（四）政府信息公开平台建设。{said.platform}",
        f"（五）监督保障。{said.watched}",
    )


REPORTS: Mapping[tuple[str, int], SampleReport] = {
    key: _report(*key, figures, SAID[key]) for key, figures in _planted().items()
}
"""By the stem of the file and the year."""

UNITS = f"""\
- unit: {NAMES[DISTRICT]}
{"".join(f"- {{unit: {NAMES[stem]}, parent: {NAMES[DISTRICT]}}}" + chr(10) for stem in BELOW)}"""
"""Who is below whom, as ``units.yaml`` says it."""
SETTINGS = """\
last_year: "{year}/{name}" # the report of the year before: the file of the same name in the folder of that year
units: units.yaml # who stands below whom
"""


def files() -> Mapping[str, bytes]:
    """All files of the folder by their paths from there."""
    found = {
        f"{year}/{stem}{SUFFIXES[stem]}": FORMATS[SUFFIXES[stem]](report) for (stem, year), report in REPORTS.items()
    }
    return {**found, "units.yaml": UNITS.encode(), ".gouji.yaml": SETTINGS.encode()}
