"""Identities of the built-in form over tables that are wrong and incomplete at once."""

from __future__ import annotations

from msgspec.structs import replace

from gouji.findings.model import Finding
from gouji.forms.bind import bind
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.applied import applied
from support.render import as_text
from support.sample_reports import FAULTLESS

PACK = Library().get("gia-2021")


def findings(cells: dict[str, str]) -> list[Finding]:
    """Findings for the faultless report with some cells of table three changed: ``{"row@column": "text"}``."""
    changed = {("requests", *name.split("@")): text for name, text in cells.items()}
    report = replace(FAULTLESS, tables={**FAULTLESS.tables, **changed})
    bound = bind(read(Source("report.txt", as_text(report))), PACK.form)
    return [verdict for verdict in applied("identities", bound, PACK) if isinstance(verdict, Finding)]


def test_one_wrong_cell_is_named_with_its_value() -> None:
    [finding] = findings({"outcome.granted@natural": "9"})
    assert (finding.actual, finding.expected, finding.confidence) == ("9", "7", "certain")
    assert (finding.where.row, finding.where.column) == ("outcome.granted", "natural")


def test_equations_with_unknown_cells_may_contradict_each_other_together() -> None:
    found = findings(
        {
            "carried_in@other": "/",
            "outcome.partial@legal": "1",
            "outcome.refused.secret@natural": "1",
            "outcome.refused.secret@total": "/",
            "outcome.refused.safety@other": "7",
            "outcome.refused.process@other": "-3",
            "outcome.not_processed.petition@natural": "/",
            "outcome.other.other@legal": "/",
            "carried_out@total": "无",
        }
    )
    assert found
    assert all(finding.message.zh and finding.message.en for finding in found)
    assert any("含空白或无法读取的几个合计互相矛盾" in finding.message.zh for finding in found)
