"""Findings between reports as comparisons make them: two years of a unit, a district and its units, copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouji.findings.model import Confidence, Finding, Related, Severity, Where
from gouji.linter.results import Author, FileResult, Result
from gouji.messages.message import plain
from gouji.text.source import Place

TOWNS = ("青石镇", "松岭镇", "云溪镇", "白沙镇", "河口镇")
COPIED = "以专题培训带动基层公开，先后走访十七个村居，逐户讲解依申请公开的办理流程"


def cell(row: str, label: str) -> Where:
    return Where("requests", "requests", row, "total", plain(f"表三 · {label} × 总计"))


def carried(year: int, unit: str, now: str = "15", before: str = "20") -> Finding:
    """What is carried in is not what was carried out the year before."""
    there = Related(
        plain(f"表三 · 结转下年度 × 总计：{before}"),
        Place(41, 5, 41, 7),
        cell("carried_out", "结转下年度"),
        f"{year - 1}/{unit}.txt",
    )
    return Finding(
        path=f"{year}/{unit}.txt",
        check="years",
        rule="carried-over",
        pack="gia-2021",
        severity="error",
        message=plain(f"上年结转写作 {now}，上一年报告的结转下年度是 {before}"),
        where=cell("carried_in", "上年结转"),
        place=Place(3, 6, 3, 8),
        actual=now,
        related=(there,),
    )


def sum_of(year: int, unit: str, figure: str, children: Mapping[str, int]) -> Finding:
    """A figure of a unit that is not the sum of those below it."""
    below = tuple(
        Related(plain(f"新收：{count}"), Place(30, 1, 30, 3), cell("new", "新收"), f"{year}/{name}.txt")
        for name, count in children.items()
    )
    return Finding(
        path=f"{year}/{unit}.txt",
        check="units",
        rule="sum-of-units",
        pack="gia-2021",
        severity="error",
        message=plain(f"新收 {figure} 件，{len(children)} 个下级单位合计 {sum(children.values())} 件"),
        where=cell("new", "新收"),
        place=Place(9, 6, 9, 8),
        actual=figure,
        expected=str(sum(children.values())),
        related=below,
    )


def copy(
    path: str,
    *others: str,
    section: str = "problems",
    severity: Severity = "warning",
    text: str = COPIED,
    confidence: Confidence = "likely",
) -> Finding:
    """A passage of a report that stands in others, too: in each between words of its own."""
    where = Where(section, label=plain("存在的主要问题"))
    return Finding(
        path=path,
        check="copies",
        rule="copied-report",
        pack="gia-2021",
        severity=severity,
        message=plain(f"“存在的主要问题”与 {others[0]} 雷同"),
        where=where,
        place=Place(80, 1, 80, 50),
        confidence=confidence,
        related=tuple(Related(plain("同样的文字"), Place(82, 1, 82, 50), where, other) for other in others),
        passages=(f"{path} 的话：{text}。", f"{others[0]} 的话：{text}。"),
    )


def run(*findings: Finding, authors: Mapping[str, Author] | None = None) -> Result:
    """A run over the files of findings, and over those that they name."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    for path in [str(each.path) for finding in findings for each in finding.related] + [*(authors or ())]:
        by_path.setdefault(path, [])
    known = authors or {}
    files = (
        FileResult(path, "read", "gia-2021", findings=tuple(found), author=known.get(path))
        for path, found in sorted(by_path.items())
    )
    return Result(tuple(files))


def district(year: int, name: str = "澄溪县", towns: Sequence[str] = TOWNS) -> dict[str, Author]:
    """The authors of a district's reports."""
    below = {f"{year}/{town}.txt": Author(town, year, name) for town in towns}
    return {f"{year}/{name}.txt": Author(name, year), **below}
