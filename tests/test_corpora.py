"""The corpora of ``benchmarks/`` whose truth is known: what agrees in them, what does not, and what is copied."""

from __future__ import annotations

import importlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gouji.findings.model import NotEvaluated
from gouji.linter import lint
from gouji.linter.policy import Policy
from gouji.linter.results import FileResult
from gouji.packs.library import Library
from gouji.records.model import Record
from gouji.text.source import Source
from support.checkout import ROOT

PACK = Library().get("gia-2021")
UNITS, YEARS = 300, 2
SUMMED = {"requests", "disputes", "licensing", "enforcement", "fees"}


@pytest.fixture(scope="module", autouse=True)
def _found() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
        yield


@pytest.fixture(scope="module")
def corpora() -> ModuleType:
    return importlib.import_module("corpora")


@pytest.fixture(scope="module")
def made(corpora: ModuleType) -> Any:
    plan = corpora.planned(UNITS, YEARS)
    return plan, list(corpora.made(plan))


@pytest.fixture(scope="module")
def records(made: Any) -> dict[str, Record]:
    record = importlib.import_module("told").record
    return {(each := record(told)).path: each for part in made[1] for told in part.told}


@pytest.fixture(scope="module")
def truth(made: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for part in made[1]:
        for each in part.truth:
            found[each.kind].append(each)
    return found


class TestUnits:
    @pytest.mark.parametrize("units", [1, 2, 3, 50, 1_000])
    def test_there_are_as_many_as_asked_for_and_no_two_share_a_name(self, corpora: ModuleType, units: int) -> None:
        names = [name for name, _ in corpora.units(corpora.planned(units))]
        assert len(names) == len(set(names))
        assert len(names) == max(units, 2) - (units == 1) * 2

    @pytest.mark.parametrize("units", [2, 3, 4, 20, 400])
    def test_each_reports(self, corpora: ModuleType, units: int) -> None:
        plan = corpora.planned(units)
        made = list(corpora.made(plan))
        reporting = {told.unit.name for part in made for told in part.told}
        missing = {each.other for part in made for each in part.truth if each.kind == "missing"}
        assert reporting == {name for name, _ in corpora.units(plan)} - missing

    def test_each_is_below_another_but_provinces(self, corpora: ModuleType) -> None:
        units = dict(corpora.units(corpora.planned(2_500)))
        assert {name for name, parent in units.items() if not parent} == {n for n in units if "省" in n}
        assert {parent for parent in units.values() if parent} <= units.keys()


class TestFigures:
    def test_what_is_carried_in_was_carried_out_but_where_the_truth_says(
        self, records: dict[str, Record], truth: dict[str, list[Any]]
    ) -> None:
        broken = set()
        for path, record in records.items():
            last = records.get(path.replace("-2024", "-2023"))
            if record.year == 2024 and last:
                broken |= {
                    (path, "/".join(cell.name))
                    for cell in record.cells
                    if cell.row == "carried_in"
                    and cell.column != "total"
                    and cell.number != last.number(("requests", "carried_out", cell.column))
                }
        assert broken == {(each.report, each.cell) for each in truth["carried_in"]}
        assert broken

    def test_documents_in_force_follow_from_last_years_but_where_the_truth_says(
        self, records: dict[str, Record], truth: dict[str, list[Any]]
    ) -> None:
        broken = set()
        for path, record in records.items():
            last = records.get(path.replace("-2024", "-2023"))
            if record.year == 2024 and last:
                now, then = (documents(each) for each in (record, last))
                if now["in_force"] != then["in_force"] + now["issued"] - now["repealed"]:
                    broken.add(path)
        assert broken == {each.report for each in truth["stock"]}
        assert broken

    def test_a_unit_has_the_sums_of_those_below_it_but_where_the_truth_says(
        self, corpora: ModuleType, made: Any, records: dict[str, Record], truth: dict[str, list[Any]]
    ) -> None:
        below: dict[tuple[str, int], list[Record]] = defaultdict(list)
        parents = dict(corpora.units(made[0]))
        for record in records.values():
            below[parents[record.unit], record.year or 0].append(record)
        wrong = {
            record.path
            for record in records.values()
            if (children := below.get((record.unit, record.year or 0)))
            and any(
                cell.number != sum(child.number(cell.name) or 0 for child in children)
                for cell in record.cells
                if cell.table in SUMMED
            )
        }
        assert {each.report for each in truth["sum"]} <= wrong
        assert wrong <= {each.report for kind in ("sum", "missing") for each in truth[kind]}
        assert truth["sum"]
        assert truth["missing"]

    def test_a_unit_that_is_missing_has_no_report(
        self, records: dict[str, Record], truth: dict[str, list[Any]]
    ) -> None:
        for each in truth["missing"]:
            above = records[each.report]
            assert [
                record for record in records.values() if (record.unit, record.year) == (each.other, above.year)
            ] == []


def documents(record: Record) -> dict[str, Any]:
    return {column: record.number(("documents", "normative", column)) for column in ("issued", "repealed", "in_force")}


class TestNarrative:
    def test_a_copy_without_edits_is_the_same_but_for_figures_marks_and_names(
        self, records: dict[str, Record], truth: dict[str, list[Any]]
    ) -> None:
        likeness: dict[float, list[float]] = defaultdict(list)
        for each in truth["copy"]:
            one, other = records[each.report], records[each.other]
            assert one.unit != other.unit
            likeness[each.edits].append(like(one.passages[each.passage].text, other.passages[each.other_passage].text))
        means = [sum(found) / len(found) for _, found in sorted(likeness.items())]
        assert len(means) == 5
        assert means == sorted(means, reverse=True)
        assert means[0] > 0.85
        assert means[-1] < 0.75

    def test_honest_passages_have_little_in_common(self, records: dict[str, Record]) -> None:
        own = importlib.import_module("narrative").OWN
        texts = [record.passages[at].text for record in islice(records.values(), 40) for at in own[:3]]
        shared = [common(one, other) for at, one in enumerate(texts) for other in texts[:at]]
        assert sum(each >= 40 for each in shared) / len(shared) < 0.001

    def test_what_is_kept_is_last_years(self, records: dict[str, Record], truth: dict[str, list[Any]]) -> None:
        own = importlib.import_module("narrative").OWN
        assert truth["kept"]
        for each in truth["kept"]:
            one, last = records[each.report], records[each.other]
            same = sum(like(one.passages[at].text, last.passages[at].text) > 0.6 for at in own)
            assert same == round(each.edits * len(own))


def like(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def common(one: str, other: str) -> int:
    """Characters in blocks of at least six that both have."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 6)


def written(corpora: ModuleType, folder: Path, seed: int) -> dict[str, bytes]:
    corpora.write(folder, corpora.planned(20, 1, seed))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class TestFiles:
    def test_each_report_is_faultless_by_itself(self, corpora: ModuleType, tmp_path: Path) -> None:
        """Only style is wrong, and only in what was copied."""
        truth = corpora.write(tmp_path, corpora.planned(40, 2), (".md", ".html", ".docx", ".txt"))
        copied = {each.report for each in truth if each.kind in {"copy", "kept"}}
        reports = [path for path in tmp_path.rglob("*-20*") if path.is_file()]
        assert len(reports) == 80 - sum(each.kind == "missing" for each in truth)
        for path in reports:
            result = lint.lint_source(Source(path.name, path.read_bytes()), [PACK])
            name = path.relative_to(tmp_path).as_posix()
            assert (name, result.status, unevaluated(result)) == (name, "read", ())
            found = {finding.severity for finding in result.findings}
            assert found <= ({"warning"} if name in copied else set()), (name, result.findings)

    def test_the_same_seed_makes_the_same_and_another_another(self, corpora: ModuleType, tmp_path: Path) -> None:
        first, again, other = (
            written(corpora, tmp_path / name, seed) for name, seed in (("first", 1), ("again", 1), ("other", 2))
        )
        assert first == again
        assert first != other

    @pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".txt"])
    def test_a_record_is_what_is_read_of_the_file(self, made: Any, suffix: str) -> None:
        told, printed = (importlib.import_module(name) for name in ("told", "printed"))
        report = made[1][0].told[0]
        data = printed.FORMATS[suffix](told.printable(report))
        read = lint.lint_source(Source(f"a{suffix}", data), [PACK], policy=Policy(records=True)).record
        made_up = told.record(report)
        assert read is not None
        assert {cell.name: cell.value for cell in read.cells} == {cell.name: cell.value for cell in made_up.cells}
        assert [(each.section, each.text) for each in read.passages] == [
            (each.section, each.text) for each in made_up.passages
        ]
        assert (read.unit, read.year, read.title, read.pack) == (
            made_up.unit,
            made_up.year,
            made_up.title,
            made_up.pack,
        )


def unevaluated(result: FileResult) -> tuple[NotEvaluated, ...]:
    """What could not be applied to a report, but for what needs others."""
    return tuple(each for each in result.not_evaluated if not each.lacks)
