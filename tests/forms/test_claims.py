"""Which documents a pack claims: several signs decide, and a year outside its range is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.forms import Claim, claim, lay
from gouji.packs.library import Library
from gouji.readers import read
from gouji.source import Source
from support.render import as_text
from support.sample_reports import FAULTLESS

LIBRARY = Library(cached=False)


def claimed(text: str, pack: str = "gia-2021") -> Claim:
    loaded = LIBRARY.get(pack)
    return claim(lay(read(Source("report.txt", text.encode())), loaded.form), loaded.info)


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
