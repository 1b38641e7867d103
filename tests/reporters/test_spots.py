"""Where findings in a Word document are, in the formats that tell places: section, paragraph, the words around."""

from __future__ import annotations

import json
from functools import cache

import pytest

from gouji.linter.results import Result
from gouji.linter.session import Session
from gouji.messages.message import Language
from gouji.reporters import load
from gouji.reporters.shared.terminal import PLAIN
from support.word_report import run, total, word_report

SLIP = ("源头认定，拟稿", "源头认定,拟稿")
WORDS = "…管理。落实公文公开属性源头认定,拟稿时写明是否公开及理由，由党…"


@cache
def checked() -> Result:
    return Session().run_on("报告.docx", word_report(SLIP, total(run("24")))).result


def lines(name: str, language: Language = "zh", result: Result | None = None) -> list[str]:
    return "".join(load(name)(result or checked(), language, screen=PLAIN, quiet=False)).splitlines()


def test_text_marks_the_words() -> None:
    told = lines("text")
    (head,) = (number for number, line in enumerate(told) if "half-width-mark" in line)
    assert told[head] == "  警告  half-width-mark  一、总体情况 第4段"
    assert told[head + 2] == f"          | {WORDS}"
    assert told[head + 3] == f"          | {' ' * 31}^"


def test_text_marks_no_cell() -> None:
    assert not any(line.endswith("| 24") for line in lines("text"))


def test_concise_names_the_paragraph() -> None:
    assert any("[一、总体情况 第4段]" in line for line in lines("concise"))
    assert any("[“一、总体情况”, paragraph 4]" in line for line in lines("concise", "en"))


@pytest.mark.parametrize(
    ("language", "told"),
    [("zh", "      “一、总体情况”：第一次出现在这里"), ("en", "      “一、总体情况”: first occurs here")],
)
def test_a_heading_that_belongs_to_a_finding_is_quoted(language: Language, told: str) -> None:
    heading = "二、主动公开政府信息情况</w:t></w:r></w:p>"
    again = f"一、总体情况</w:t></w:r></w:p><w:p>{run('全年平稳。')}</w:p><w:p><w:r><w:t>{heading}"
    result = Session().run_on("报告.docx", word_report((heading, again))).result
    assert told in lines("text", language, result)


def test_json_has_all_of_it() -> None:
    findings = json.loads("\n".join(lines("json")))["findings"]
    spots = {finding["rule"]: finding["spot"] for finding in findings}
    before, _, after = WORDS.partition(",")
    assert spots["half-width-mark"] == {
        "section": "一、总体情况",
        "paragraph": 4,
        "before": before,
        "text": ",",
        "after": after,
    }
    assert spots["requests-flow"]["text"] == "24"
    assert spots["requests-flow"]["paragraph"] is None
    (flow,) = (finding for finding in findings if finding["rule"] == "requests-flow")
    assert flow["related"][0]["spot"]["section"] == "三、收到和处理政府信息公开申请情况"
