"""What reports of a store have in common, found at once; ``gouji.corpus.copies.copying``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the extra corpus is not installed")
pytest.importorskip("pyarrow", reason="the extra corpus is not installed")

from gouji.checks.copies.matches import Texts, copied
from gouji.checks.copies.rule import CopiesRule
from gouji.cli.main import main
from gouji.corpus.copies.copying import KnownSiblings, copying
from gouji.corpus.engines import engine
from gouji.corpus.entries import report_id
from gouji.corpus.postings.building import build
from gouji.corpus.postings.listing import Relations
from gouji.corpus.reading import Store
from gouji.messages.message import Message
from support.copied import records, store

UNITS = 24
INVOLVED = {unit + shift for unit in range(3, UNITS, 3) for shift in (-1, 0)}
"""Every third unit copies from the one before it."""


COPIED = tuple(each.passages[2].text for each in records(UNITS))


def rule(**values: Any) -> CopiesRule:
    return CopiesRule(id="copied", message=Message("抄。", "Copied."), why=Message("因。", "So."), **values)


@pytest.fixture
def filled(tmp_path: Path) -> Store:
    found = Store(store(tmp_path / "store", *records(UNITS)))
    build(found, engine)
    return found


@pytest.mark.parametrize(
    ("rules", "units"),
    [
        ((rule(),), INVOLVED),
        ((rule(fresh=5000),), set()),
        ((rule(fresh=5000), rule()), INVOLVED),
        ((rule(phrases=COPIED),), set()),
        ((rule(phrases=COPIED), rule()), INVOLVED),
        ((), set()),
    ],
)
def test_who_copies_and_who_is_copied(filled: Store, rules: tuple[CopiesRule, ...], units: set[int]) -> None:
    found = copying(filled, rules, engine)
    assert set(found) == {report_id(f"报告/{unit}.md") for unit in units}
    assert all(len(shared) == 1 for shared in found.values())


def test_both_know_what_they_share(filled: Store) -> None:
    found = copying(filled, [rule()], engine)
    for report, (shared,) in found.items():
        assert [each.report for each in found[shared.report]] == [report]
        assert (shared.passage, shared.other) == (2, 2)


def test_nothing_else_is_found_by_looking_for_it(filled: Store) -> None:
    known = copying(filled, [rule()], engine)
    paths = {report_id(f"报告/{unit}.md"): each for unit, each in enumerate(records(UNITS))}
    for report, record in paths.items():
        looked_up = Relations(filled.folder).siblings(record)
        assert looked_up is not None
        at_once = KnownSiblings(looked_up, known.get(report, ()), lambda each: paths[each])
        told = [
            [(each.record.unit, each.matches) for each in copied(record, None, Texts(rule(), siblings))]
            for siblings in (looked_up, at_once)
        ]
        assert told[0] == told[1]


def test_the_command_tells_of_these(filled: Store, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", str(filled.folder), "--select", "copies", "--format", "json", "-j", "1"])
    output = json.loads(capsys.readouterr().out)
    told = {Path(each["path"]).stem for each in output["findings"]}
    assert told
    assert told <= {str(unit) for unit in INVOLVED}
    assert all(file["evaluated"] == 1 for file in output["files"])
