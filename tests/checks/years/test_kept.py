"""Which passages were kept word for word, and which of their sentences count."""

from __future__ import annotations

import pytest

from gouji.checks.years.alignment import aligned
from gouji.checks.years.kept import Common, kept
from gouji.records.gathered import GatheredSiblings
from gouji.records.model import Passage, Record
from gouji.records.siblings import Member
from support.invented_sentences import sentences
from support.two_years import compared, fault, record

RULE = "narrative-unchanged"
OWN = Record("own.md", "gia-2021", 2024, "青石镇")
NEW = "".join(sentences(9, 21))
OLD = "".join(sentences(5, 22))
KEPT = "".join(
    f"{text[:-1]}，{end}。"
    for text, end in zip(sentences(4, 5), ("一周一查", "逐户上门", "有据可依", "责任到人"), strict=True)
)
"""Some 130 characters that both reports have."""


def passages(*paragraphs: str, section: str = "problems") -> tuple[Passage, ...]:
    return tuple(Passage(section, each) for each in paragraphs)


def characters(own: tuple[Passage, ...], last: tuple[Passage, ...]) -> list[int]:
    """How many characters of each passage count, however few there are."""
    return [each.characters for each in kept(aligned(own, last), 1, Common(OWN))]


ONE, TWO, THREE = "甲村每月核对公开栏一次。", "乙村请教师校对全部目录。", "丙村网站改版以后好查。"
"""Each of 10 or 11 characters."""


@pytest.mark.parametrize(
    ("own", "last", "count"),
    [
        ([ONE + TWO], [ONE + TWO], [22]),
        ([ONE, TWO], [ONE + TWO], [22]),
        ([ONE + "丁村新写一句关于网站。" + TWO], [ONE + TWO], [11, 11]),
        ([TWO + ONE], [ONE + TWO], [11, 11]),
        (["甲村每月核对公开栏一两次。"], [ONE], []),
        (["甲村核对公开栏3次以上，张贴照片存档。"], ["甲村核对公开栏5次以上，张贴照片存档。"], []),
        (["2024年甲村核对公开栏，张贴照片存档。"], ["2023年甲村核对公开栏，张贴照片存档。"], [14]),
        (["（一）存在问题。" + ONE], ["（一）存在问题。" + ONE], [11]),
        ([ONE + "收到申请3件，办结2件。" + TWO], [ONE + "收到申请8件，办结9件。" + TWO], [22]),
    ],
    ids=[
        "all",
        "in two paragraphs",
        "parted by what is new",
        "in another order",
        "edited",
        "little but figures",
        "years are no figures",
        "short headings",
        "figures part nothing",
    ],
)
def test_rows_of_sentences(own: list[str], last: list[str], count: list[int]) -> None:
    assert characters(passages(*own), passages(*last)) == count


def test_a_row_ends_with_its_section() -> None:
    both = (*passages(ONE, section="overview"), *passages(TWO))
    assert characters(both, both) == [11, 11]


def test_of_sentences_that_stand_twice_that_which_follows_counts() -> None:
    text = passages(ONE + TWO + ONE + THREE)
    assert characters(text, text) == [43]


def test_what_many_units_write_alike_does_not_count() -> None:
    def report(name: str, *own: str) -> Record:
        return Record(f"{name}.md", "gia-2021", 2024, name, passages=passages(KEPT, *own))

    towns = [report(name, NEW) for name in ("青石镇", "白沙镇", "柳湾镇", "云溪镇", "松岭镇", "石桥镇", "枫林镇")]
    siblings = GatheredSiblings(tuple(Member(each, each.unit, "澄溪县") for each in towns))
    alignment = aligned(towns[0].passages, passages(KEPT, OLD))
    assert [each.characters >= 100 for each in kept(alignment, 100, Common(towns[0]))] == [True]
    assert kept(alignment, 100, Common(towns[0], siblings)) == ()


class TestFindings:
    def test_a_passage_of_a_section_that_is_otherwise_new(self) -> None:
        own = record(2023, sections={"problems": f"{NEW}\n{KEPT}"})
        last = record(2022, sections={"problems": f"{OLD}\n{KEPT}", "overview": "".join(sentences(6, 9))})
        found = fault(RULE, own, last)
        assert found.where.section == "problems"
        assert "；整段没有改写：“" in found.message.zh
        assert found.message.zh.endswith("；一字不差")
        assert found.passages == (KEPT, KEPT)
        assert found.related[0].path == "2022.md"

    @pytest.mark.parametrize(
        ("changes", "count"),
        [({}, 1), ({"in_a_row": 200}, 0), ({"passages": {"problems": 0.6}}, 0), ({"passages": {"overview": 0.1}}, 0)],
    )
    def test_limits(self, changes: dict[str, object], count: int) -> None:
        own = record(2023, sections={"problems": f"{NEW}\n{KEPT}"})
        last = record(2022, sections={"problems": f"{OLD}\n{KEPT}", "overview": "".join(sentences(6, 9))})
        assert len(compared(RULE, own, last, **changes)) == count

    @pytest.mark.parametrize(
        ("own", "last", "told"),
        [
            ("2023年{}", "2022年{}", "；只有年份不同"),
            ("2023年培训3次，{}", "2022年培训4次，{}", "；只有年份、数字或标点不同"),
            ("2023年{}", "2023年{}", "；一字不差"),
        ],
    )
    def test_what_differs_is_told(self, own: str, last: str, told: str) -> None:
        one = record(2023, sections={"problems": f"{NEW}\n{own.format(KEPT)}"})
        other = record(2022, sections={"problems": f"{OLD}\n{last.format(KEPT)}", "overview": "".join(sentences(6, 9))})
        assert fault(RULE, one, other).message.zh.endswith(told)
