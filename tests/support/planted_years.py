"""Towns with reports for two years, in one of which a break is planted: nothing is wrong with either by itself.

:data:`PLANTED` says what must be found beside last year's report, and where. So it is with two reports of the form of
2021, with the last of the trial form and the first of 2021 (:data:`AT_THE_CHANGE`), and with two of the trial form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from support.official_form import Address, addresses_of_2019
from support.render import SampleReport
from support.sample_reports import FAULTLESS
from support.year_pair import BREAK, LAST, changed, moved

Cells = Mapping[Address, str]
_REWRITTEN = "公开栏更新慢，群众不易找到补贴标准；已逐村配备公开员，张贴了补贴一览表。"
_PASSAGE = (
    "一是乡镇之间更新快慢不一，偏远村的公示栏常年空着，群众要进城才查得到补贴名单；二是经办人员一年换了三回，交接只凭口头，"
    "旧的申请无人跟踪；三是宣传集中在年末，平日里连办公楼里的人也说不清怎样申请，热线打进来总要转接几次才有人答复；"
    "四是同一件事在网站、公众号和公示栏里说法不同，群众不知道该信哪一个。"
)
_COUNTED = "政府信息公开申请23件"


class Planted(Struct, frozen=True):
    """What is different in the report of a town (``own``) and in last year's (``last``), and what comes of it.

    ``kept`` are the sections that last year's report has, too, ``passage`` a passage of problems that it has, ``said``
    what this one says of the requests it received.
    ``rule`` finds it: where, and what stands there and should; ``there`` is the row or section in the other report.
    """

    rule: str = ""
    own: Cells = {}
    last: Cells = {}
    kept: Sequence[str] = ()
    passage: str = ""
    said: str = ""
    where: tuple[str | None, ...] = ()
    figures: tuple[str | None, str | None] = (None, None)
    there: str = ""


_SECTIONS = tuple(section.id for section in FAULTLESS.sections)
_IN, _OUT = ("requests", "requests", "carried_in"), "carried_out"
PLANTED: Mapping[str, Planted] = {
    "青石镇": Planted(),
    "竹溪镇": Planted(said=f"{_COUNTED}，同比增长9.5%"),
    "枫林镇": Planted(own={("documents", "normative", "issued"): "3", ("documents", "normative", "in_force"): "10"}),
    "白沙镇": Planted("requests-carried-over", last=BREAK, where=(*_IN, "total"), figures=("2", "3"), there=_OUT),
    "松岭镇": Planted(
        "requests-carried-over",
        last={("requests", "carried_out", "natural"): "2", ("requests", "carried_out", "business"): "0"},
        where=(*_IN, "business"),
        figures=("1", "0"),
        there=_OUT,
    ),
    "云溪镇": Planted(
        "documents-roll",
        last={("documents", "normative", "in_force"): "6"},
        where=("proactive", "documents", "normative", "in_force"),
        figures=("9", "7"),
        there="normative",
    ),
    "石桥镇": Planted(
        "documents-roll",
        own={("documents", "regulations", "in_force"): "1"},
        where=("proactive", "documents", "regulations", "in_force"),
        figures=("1", "0"),
        there="regulations",
    ),
    "东桥镇": Planted("narrative-unchanged", kept=_SECTIONS, where=(None,), there="overview"),
    "柳湾镇": Planted("narrative-unchanged", kept=("problems",), where=("problems",), there="problems"),
    "河口镇": Planted("narrative-unchanged", passage=_PASSAGE, where=("problems",), there="problems"),
    "梅塘镇": Planted(
        "growth-figures", said=f"{_COUNTED}，同比增长20%", where=("overview",), figures=("20", "10"), there="new"
    ),
    "沙洲镇": Planted(
        "growth-figures", said=f"{_COUNTED}，上年收到申请20件", where=("overview",), figures=("20", "21"), there="new"
    ),
}
"""By the town. The first three are as they should be."""
AT_THE_CHANGE = {town: each for town, each in PLANTED.items() if each.rule != "documents-roll"}
"""Those that the trial form can show, too: its documents are counted otherwise."""


def pair(town: str, year: int) -> tuple[SampleReport, SampleReport]:
    """The report of a town for a year and that for the year before, each in the form of its year."""
    planted, unit = PLANTED[town], f"澄溪县{town}人民政府"
    own = _adding(_saying(changed(FAULTLESS, planted.own), planted.said), planted.passage)
    before = changed(replace(_rewritten(planted.kept), tables=LAST.tables), planted.last)
    before = _adding(before, planted.passage)
    return _of(own, year, unit), _of(before, year - 1, unit)


def _saying(report: SampleReport, said: str) -> SampleReport:
    sections = (
        replace(each, paragraphs=tuple(text.replace(_COUNTED, said or _COUNTED) for text in each.paragraphs))
        for each in report.sections
    )
    return replace(report, sections=tuple(sections))


def _rewritten(kept: Sequence[str]) -> SampleReport:
    """The faultless report with other words in all sections but some."""
    sections = (
        each if each.id in kept or not each.paragraphs else replace(each, paragraphs=(_REWRITTEN,))
        for each in FAULTLESS.sections
    )
    return replace(FAULTLESS, sections=tuple(sections))


def _adding(report: SampleReport, passage: str) -> SampleReport:
    """With one more paragraph on problems."""
    sections = (
        replace(each, paragraphs=(*each.paragraphs, passage)) if passage and each.id == "problems" else each
        for each in report.sections
    )
    return replace(report, sections=tuple(sections))


def _of(report: SampleReport, year: int, unit: str) -> SampleReport:
    return moved(_in_the_trial_form(report) if year <= 2020 else report, year, unit)


def _in_the_trial_form(report: SampleReport) -> SampleReport:
    """Its cells that mean the same there; zeros in the others."""
    return replace(report, tables={cell: report.tables.get(cell, "0") for cell in addresses_of_2019()})
