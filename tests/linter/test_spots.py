"""Where findings in a Word document are, in its own words; ``gouji.linter.spots``."""

from __future__ import annotations

import pytest

from gouji.findings.model import Finding
from gouji.linter.session import Session
from support.word_report import run, total, word_report

REQUESTS = "三、收到和处理政府信息公开申请情况"
HEADING = "五、存在的主要问题及改进情况</w:t></w:r></w:p>"


def own(paragraph: str) -> str:
    return f"<w:p>{run(paragraph)}</w:p>"


def found(rule: str, *changes: tuple[str, str]) -> Finding:
    result = Session().lint("报告.docx", word_report(*changes))
    (finding,) = (finding for finding in result.findings if finding.rule == rule)
    return finding


def test_a_cell() -> None:
    finding = found("requests-flow", total(run("24")))
    assert finding.spot is not None
    assert finding.place is None
    assert (finding.spot.section, finding.spot.paragraph) == (REQUESTS, None)
    assert (finding.spot.before, finding.spot.text, finding.spot.after) == ("", "24", "")


def test_an_empty_cell() -> None:
    finding = found("cell-blank", total())
    assert finding.spot is not None
    assert finding.spot.span.start == finding.spot.span.end
    assert finding.spot.text == ""


@pytest.mark.parametrize(
    ("old", "new", "rule", "spot"),
    [
        ("认定，拟稿", "认定,拟稿", "half-width-mark",
         ("一、总体情况", 4, "…管理。落实公文公开属性源头认定", ",", "拟稿时写明是否公开及理由，由党…")),
        ("编制了本报告", "编制了了本报告", "doubled-word",
         (None, 2, "…要求，澄溪县青石镇人民政府编制", "了了", "本报告。报告由六个部分组成，所…")),
        ("二、主动公开政府信息情况", "四、主动公开政府信息情况", "section-number",
         ("四、主动公开政府信息情况", None, "", "四、主动公开政府信息情况", "")),
    ],
    ids=["a paragraph", "before the first section", "a heading"],
)  # fmt: skip
def test_words_and_their_paragraph(old: str, new: str, rule: str, spot: tuple[str | None, int | None, str]) -> None:
    place = found(rule, (old, new)).spot
    assert place is not None
    assert (place.section, place.paragraph, place.before, place.text, place.after) == spot


def test_what_is_related_has_a_spot_as_well() -> None:
    (related, *_) = found("requests-flow", total(run("24"))).related
    assert related.place is None
    assert related.spot is not None
    assert related.spot.section == REQUESTS


def test_long_passages_are_cut() -> None:
    paragraph = "（三）政府信息管理。落实公文公开属性源头认定，拟稿时写明是否公开及理由，由党政综合办公室复核。"
    finding = found("section-copied", (HEADING, HEADING + own(paragraph)))
    assert finding.spot is not None
    assert finding.spot.text == "（三）政府信息管理。落实公文公开属性源头认定，拟…"
    assert finding.spot.after == ""
