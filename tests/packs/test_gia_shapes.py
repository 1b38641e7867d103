"""Odd shapes of published reports that are right all the same: each must pass without a finding.

Every row is one oddity seen in the wild, put into the faultless sample.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from gouji.findings.model import Finding
from gouji.forms.bind import bind
from gouji.forms.recognition import claim
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.applied import applied
from support.render import as_html, as_text
from support.sample_reports import FAULTLESS

PACK = Library().get("gia-2021")
KINDS = ("document", "duplicates", "identities", "sections", "tables")
TEXT = as_text(FAULTLESS).decode("gb18030")
PAGE = as_html(FAULTLESS).decode()
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def findings(name: str, text: str) -> list[str]:
    report = bind(read(Source(name, text.encode())), PACK.form)
    assert claim(report, PACK.info).claimed
    assert sum(len(table.facts) for table in report.tables) == 200
    verdicts = [verdict for kind in KINDS for verdict in applied(kind, report, PACK)]
    return [
        f"{finding.rule} {finding.message.zh}"
        for finding in verdicts
        if isinstance(finding, Finding) and finding.severity != "info"
    ]


def in_tables(change: Callable[[str], str]) -> Callable[[str], str]:
    """Applies a change to the lines of tables alone."""
    return lambda text: "\r\n".join(change(line) if "\t" in line else line for line in text.split("\r\n"))


def before_tables(sentence: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?m)^([二三四]、.*?)\r\n", rf"\1\r\n\r\n{sentence}\r\n", text)


def renumbered(number: str) -> Callable[[str], str]:
    """Gives the sections' numbers another form."""
    return lambda text: re.sub(
        r"(?m)^([一二三四五六])、(?=\D+情况\r|其他)", lambda found: number.format(found[1]), text
    )


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            before_tables("（本部分由单位如实填报，没有发生的填写“0”。）"), id="an instruction before each table"
        ),
        pytest.param(
            lambda text: f"索引号\t011\t发布日期\t2025-01-20\r\n文号\t无\t主题\t公开\r\n\r\n{text}", id="metadata"
        ),
        pytest.param(lambda text: f"{FAULTLESS.title}\r\n\r\n{text}", id="title twice"),
        pytest.param(
            lambda text: text.replace(FAULTLESS.title, FAULTLESS.title.replace("2024年", "") + "（2024年度）", 1),
            id="year in brackets at the end of the title",
        ),
        pytest.param(lambda text: re.sub(r"(?m)^(?=[^\t\r\n])", "\u3000\u3000", text), id="indented by wide blanks"),
        pytest.param(in_tables(lambda line: line.replace("（", "(").replace("）", ")")), id="half-width brackets"),
        pytest.param(
            in_tables(lambda line: line.replace("）", "） ").replace("条第", "条  第")), id="blanks in labels"
        ),
        pytest.param(
            in_tables(lambda line: line.replace("规章", "规 章").replace("总计", "总  计")), id="spaced words"
        ),
        pytest.param(in_tables(lambda line: re.sub(r"(\d)\.(\D)", r"\1．\2", line)), id="wide full stops"),
        pytest.param(in_tables(lambda line: re.sub(r"(\d)\.(\D)", r"\1、\2", line)), id="1、 for 1."),
        pytest.param(in_tables(lambda line: line.replace("“", '"').replace("”", '"')), id="straight quotes"),
        pytest.param(in_tables(lambda line: line.replace("总计", "合计")), id="合计 for 总计"),
        pytest.param(in_tables(lambda line: line.replace("其他", "其它")), id="其它 for 其他"),
        pytest.param(in_tables(lambda line: line.replace("行政规范性文件", "规范性文件")), id="规范性文件"),
        pytest.param(in_tables(lambda line: line.replace("现行有效件数", "现行有效件")), id="a header cut short"),
        pytest.param(
            in_tables(lambda line: line.replace("制发件数", "制发数").replace("废止件数", "废止数")), id="件 left out"
        ),
        pytest.param(
            in_tables(lambda line: line.replace("（单位：万元）", "(单位:万元,保留4位小数)")), id="a note in the header"
        ),
        pytest.param(in_tables(lambda line: line.replace("禁止公开", "禁止")), id="a label with characters lost"),
        pytest.param(
            in_tables(lambda line: line.replace("、行政机关不再处理其政府信息公开申请", "")), id="long labels cut short"
        ),
        pytest.param(
            in_tables(lambda line: re.sub(r"(?<=\t)\d+", lambda n: n[0].translate(WIDE), line)), id="wide digits"
        ),
        pytest.param(in_tables(lambda line: re.sub(r"\t0(?=\t|$)", "\t0.0000", line)), id="0.0000"),
        pytest.param(in_tables(lambda line: re.sub(r"\t(\d+)", "\t \\1\u00a0", line)), id="blanks around figures"),
        pytest.param(lambda text: f"{text}\r\n相关链接：图解年度报告\r\n", id="a link behind the last section"),
        pytest.param(lambda text: text.replace("其他需要报告的事项", "其它需要报告事项"), id="其它需要报告事项"),
        pytest.param(
            lambda text: text.replace("五、存在的主要问题及改进情况", "五、存在的主要问题和改进措施"), id="改进措施"
        ),
        pytest.param(renumbered("（{}）"), id="sections numbered （一）"),
        pytest.param(renumbered("第{}部分 "), id="第一部分"),
        pytest.param(renumbered("{} "), id="numbers without their mark"),
        pytest.param(lambda text: text.replace("因政府", "因\u200b政府").replace("\t0", "\t\u200b0"), id="zero width"),
        pytest.param(
            lambda text: re.sub(r"(?m)^(二、.*|四、.*)\r\n\r\n", r"\1\t\r\n", text),
            id="titles in the tables' first rows",
        ),
        pytest.param(
            lambda text: text.replace("行政复议、行政诉讼情况\r\n", "行政复议、\r\n行政诉讼情况\r\n"),
            id="a title on two lines",
        ),
        pytest.param(
            in_tables(lambda line: re.sub(r"(行政许可|（七）总计)", r"\1（件）", line)), id="units behind labels"
        ),
        pytest.param(
            lambda text: f"{text}附件：2019年政府信息公开工作年度报告.pdf\r\n上一篇：2020年报告\r\n",
            id="links of a page",
        ),
        pytest.param(lambda text: text.replace("\r\n\r\n", "\r\n"), id="no blank lines"),
        pytest.param(lambda text: text.replace("\r\n", "\n\n"), id="a blank line after every line"),
    ],
)
def test_text(change: Callable[[str], str]) -> None:
    changed = change(TEXT)
    assert changed != TEXT
    assert findings("report.txt", changed) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda page: re.sub(r"<h2>(.*?)</h2>", r"<p><br />\1</p>", page), id="headings in paragraphs"),
        pytest.param(
            lambda page: re.sub(r"<h2>(.*?)</h2>", r"<p><b><span>\1</span></b></p>", page), id="bold headings"
        ),
        pytest.param(
            lambda page: page.replace("商业企业", "商业<br/>企业").replace("（三）不", "（三）<br>不"),
            id="breaks in labels",
        ),
        pytest.param(lambda page: re.sub(r"(\d)(?=\d)", r"<span>\1</span>", page), id="figures in pieces"),
        pytest.param(lambda page: re.sub(r">(\d+)<", r">&nbsp;\1&nbsp;<", page), id="no-break spaces"),
        pytest.param(lambda page: re.sub(r"</t[dr]>", "", page), id="end tags left out"),
        pytest.param(
            lambda page: page.replace('colspan="5">法人', 'colspan="4">法人'), id="a header cell one column too narrow"
        ),
        pytest.param(
            lambda page: page.replace('colspan="5">法人', 'colspan="6">法人'), id="a header cell one column too wide"
        ),
        pytest.param(
            lambda page: re.sub(r"<h2>([三四].*?)</h2>\s*<table>", r"<table><tr><td colspan=15>\1</td></tr>", page),
            id="titles in the tables' first rows",
        ),
        pytest.param(
            lambda page: page.replace("</table>", "<tr><td colspan=10>&nbsp;</td></tr><tr></tr></table>"),
            id="empty rows",
        ),
        pytest.param(
            lambda page: page.replace(
                "<body>", "<body><div class=nav><a href=a>首页</a><a href=b>公开</a></div><table><tr><td>"
            ).replace("</body>", "</td></tr></table></body>"),
            id="a layout table around everything",
        ),
        pytest.param(
            lambda page: re.sub(r"<t([dh])([^>]*)>", r"<T\1 STYLE='x' WIDTH=48\2>\n  <p class=MsoNormal>", page),
            id="as Word writes",
        ),
        pytest.param(
            lambda page: re.sub(r"</?(table|tr)>", "", re.sub(r"<t[dh][^>]*>(.*?)</t[dh]>", r"<p>\1</p>\n", page)),
            id="a paragraph for every cell",
        ),
    ],
)
def test_pages(change: Callable[[str], str]) -> None:
    changed = change(PAGE)
    assert changed != PAGE
    assert findings("report.html", changed) == []
