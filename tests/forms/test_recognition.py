"""Which documents a pack claims: several signs decide, and a year outside its range is reported."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gouji.forms.bind import bind
from gouji.forms.recognition import Claim, claim
from gouji.packs.library import Library
from gouji.readers import read
from gouji.text.source import Source
from support.render import as_text
from support.sample_reports import FAULTLESS

LIBRARY = Library()


def claimed(text: str, pack: str = "gia-2021") -> Claim:
    loaded = LIBRARY.get(pack)
    return claim(bind(read(Source("report.txt", text.encode())), loaded.form), loaded.info)


REPORT = as_text(FAULTLESS).decode("gb18030")


def test_the_sample_is_claimed_by_the_pack_of_its_year() -> None:
    assert claimed(REPORT) == Claim(1.0, claimed=True)
    other = claimed(REPORT, "gia-2019")
    assert not other.claimed
    assert other.reason is not None
    assert "2024" in other.reason.zh


@pytest.mark.parametrize(
    ("spoil", "by"),
    [
        pytest.param(lambda text: text.replace(FAULTLESS.title, "工作材料", 1), True, id="another title"),
        pytest.param(lambda text: text.replace("报告", "告报"), True, id="a misspelt title"),
        pytest.param(lambda text: text.partition("二、主动公开")[0], False, id="title and one section"),
        pytest.param(lambda _: f"{FAULTLESS.title}\n\n现予公布。\n", False, id="a notice about the report"),
        pytest.param(lambda _: "食堂菜单\n\n一、总体情况\n\n今天有鱼。\n", False, id="something else"),
    ],
)
def test_no_sign_decides_alone(spoil, by: bool) -> None:  # noqa: ANN001, FBT001 - a table of changes
    assert claimed(spoil(REPORT)).claimed == by


def test_a_lone_title_is_told() -> None:
    reason = claimed(f"{FAULTLESS.title}\n\n现予公布。\n").reason
    assert reason is not None
    assert "没有找到它的章节和表格" in reason.zh


def test_the_year_may_stand_in_the_preamble_only() -> None:
    title = FAULTLESS.title.replace("2024年", "")
    assert claimed(as_text(replace(FAULTLESS, title=title)).decode("gb18030")).claimed
    old = as_text(replace(FAULTLESS, title=FAULTLESS.title.replace("2024", "2020"))).decode("gb18030")
    assert not claimed(old).claimed
    assert claimed(old, "gia-2019").claimed


SECTIONS = (
    "（一）总体情况\n（二）主动公开政府信息情况\n（三）收到和处理政府信息公开申请情况\n"
    "（四）政府信息公开行政复议、行政诉讼情况\n（五）存在的主要问题及改进情况\n（六）其他需要报告的事项\n"
)
TITLE = "政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"关于编制2024年{TITLE}的通知\n报告包括：\n{SECTIONS}请于月底前报送。\n", id="a notice"),
        pytest.param(f"青石县2024年{TITLE}编制说明\n一、内容\n{SECTIONS}二、时限\n月底前。\n", id="instructions"),
        pytest.param(f"各单位{TITLE}\n水利局2024年{TITLE}\n教育局2024年{TITLE}\n", id="a list of links"),
        pytest.param(
            f"2024年{TITLE}考核通报\n一、总体情况\n都已发布。\n二、存在的主要问题\n数据有误。\n", id="a summary"
        ),
        pytest.param(f"我县发布2024年{TITLE}\n报告分总体情况、主动公开政府信息情况等六个部分。\n", id="news"),
    ],
)
def test_what_is_about_reports_is_none(text: str) -> None:
    assert not claimed(text).claimed


def test_a_title_behind_the_navigation_of_a_page_is_found() -> None:
    navigation = "\n".join(f"{year}年公开目录" for year in range(2001, 2020))
    assert claimed(f"{navigation}\n{REPORT}").claimed
