"""A district that does not exist, and twelve units below it: reports whose figures add up, until a test breaks them."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from support.official_form import Address, addresses
from support.render import SampleReport, SampleSection

DISTRICT = "澄溪区人民政府"
BUREAUS = ("教育局", "民政局", "司法局", "财政局", "水利局", "审计局", "统计局", "商务局", "林业局")
TOWNS = ("青石镇", "白沙镇", "柳林街道")
NAMES = tuple(f"澄溪区{name}" for name in BUREAUS) + tuple(
    f"澄溪区{name}{'办事处' if name.endswith('道') else '人民政府'}" for name in TOWNS
)
TABLE = f"- {{unit: 澄溪区, names: [{DISTRICT}]}}\n" + "".join(
    f"- {{unit: {name}, parent: 澄溪区}}\n" for name in NAMES
)
"""The district as units.yaml."""

_KINDS = ("natural", "business", "research", "charity", "legal", "other")
_OUTCOMES = ("granted", "partial", "refused.process", "unavailable.not_held", "not_processed.petition", "other.other")
_PROCEEDINGS = ("review", "litigation.direct", "litigation.after_review")
_RESULTS = ("upheld", "corrected", "other", "pending")
Figures = Mapping[Address, int]


class District(Struct, frozen=True):
    """The figures of a year: ``whole`` are those of the district, ``units`` those of the units below, by name."""

    year: int
    whole: Figures
    units: Mapping[str, Figures]

    def report(self, name: str) -> SampleReport:
        """The report of a unit, or of the district itself."""
        return report(name, self.year, self.whole if name == DISTRICT else self.units[name])

    def changed(self, name: str, by: Figures) -> District:
        """The same, but that in one report ``by`` is added to figures."""
        figures = self.whole if name == DISTRICT else self.units[name]
        after = {cell: figure + by.get(cell, 0) for cell, figure in figures.items()}
        if name == DISTRICT:
            return replace(self, whole=after)
        return replace(self, units={**self.units, name: after})


def district(year: int = 2023, seed: int = 1) -> District:
    """Figures that add up, and do so in each report."""
    units = {name: figures(Random(f"{seed} {year} {name}")) for name in NAMES}  # noqa: S311 - made-up figures
    return District(year, added(list(units.values())), units)


def added(every: list[Figures]) -> Figures:
    """The sums of figures; documents in force are no sums, and 7."""
    whole = {cell: sum(each[cell] for each in every) for cell in addresses()}
    return whole | {("documents", "normative", "in_force"): 7}


def figures(draw: Random, before: Figures | None = None) -> Figures:
    """The figures of one report, which goes on where that of the year ``before`` ended."""
    found = dict.fromkeys(addresses(), 0)
    for kind in _KINDS:
        size = 20 if kind == "natural" else 3
        last = draw.randrange(size // 3)
        found["requests", "carried_in", kind] = before["requests", "carried_out", kind] if before else last
        found["requests", "new", kind] = draw.randrange(size)
        left = at_hand = found["requests", "carried_in", kind] + found["requests", "new", kind]
        found["requests", "carried_out", kind] = out = draw.randrange(at_hand // 4 + 1)
        left -= out
        found["requests", "outcome.total", kind] = left
        while left:
            part = draw.randint(1, left)
            found["requests", f"outcome.{draw.choice(_OUTCOMES)}", kind] += part
            left -= part
    for row in {row for table, row, _ in found if table == "requests"}:
        found["requests", row, "total"] = sum(found["requests", row, kind] for kind in _KINDS)
    for proceeding in _PROCEEDINGS:
        for _ in range(draw.randrange(3)):
            found["disputes", "cases", f"{proceeding}.{draw.choice(_RESULTS)}"] += 1
            found["disputes", "cases", f"{proceeding}.total"] += 1
    found["licensing", "licences", "decisions"] = draw.randrange(90)
    found["enforcement", "penalties", "decisions"] = draw.randrange(40)
    found["fees", "fees", "amount"] = draw.randrange(9)
    return found


def report(name: str, year: int, cells: Figures) -> SampleReport:
    """A report with these figures, and hardly a word."""
    headings = (
        ("overview", "一、总体情况"),
        ("proactive", "二、主动公开政府信息情况"),
        ("requests", "三、收到和处理政府信息公开申请情况"),
        ("disputes", "四、政府信息公开行政复议、行政诉讼情况"),
        ("problems", "五、存在的主要问题及改进情况"),
        ("other", "六、其他需要报告的事项"),
    )
    return SampleReport(
        title=f"{name}{year}年政府信息公开工作年度报告",
        preamble=(f"所列数据的统计期限为{year}年1月1日至{year}年12月31日。",),
        sections=tuple(SampleSection(name, heading, ("情况良好。",)) for name, heading in headings),
        tables={cell: str(figure) for cell, figure in cells.items()},
    )
