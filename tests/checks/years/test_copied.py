from __future__ import annotations

import random

import pytest

from gouji.checks.years.alignment import aligned
from gouji.records.model import Passage
from support.invented_sentences import sentences
from support.two_years import compared, fault, record, unevaluated

RULE = "narrative-unchanged"


def passage(*text: str) -> tuple[Passage, ...]:
    return tuple(Passage("problems", each) for each in text)


class TestAlignment:
    @pytest.mark.parametrize("kept", [0.0, 0.3, 0.6, 0.8, 0.95, 1.0])
    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_the_share_is_that_of_what_was_kept(self, kept: float, seed: int) -> None:
        """Kept sentences have other figures, marks and a few other words; the rest is written anew."""
        chance = random.Random(seed)  # noqa: S311 - test data
        last = [f"{text[:-1]}，全年{chance.randint(2, 99)}次。" for text in sentences(40, seed)]
        count = round(kept * len(last))
        own = [text.replace("，", "、", 1).replace("全年", "累计") for text in last[:count]]
        own += [
            f"新的一年第{number}项工作另起炉灶：{'甲乙丙丁戊己庚辛壬癸'[number % 10] * 18}。"
            for number in range(40 - count)
        ]
        found = aligned(passage("".join(own)), passage("".join(last)))
        true = sum(map(len, own[:count])) / sum(map(len, own))
        assert abs(found.share - true) <= 0.05

    @pytest.mark.parametrize(
        ("own", "last", "share", "whole", "verbatim"),
        [
            ("2024年公开5条，培训两次。", "2024年公开5条，培训两次。", 1.0, True, True),
            ("2024年公开15条，培训两次。", "2023年公开 7 条；培训两次。", 0.0, False, False),
            ("2024年公开15条、培训两次。", "2023年公开 7 条，培训两次。", 1.0, True, False),
            ("（1）完善制度，明确分工。", "一是完善制度，明确分工。", 1.0, True, False),
            ("全年完善公开制度，明确各科分工。", "全年完善公开制度，明确科室分工。", 1.0, False, False),
            ("按照《中华人民共和国政府信息公开条例》办理。", "按照《某某市政府信息公开办法》办理。", 1.0, True, False),
            ("组织培训。", "更新网站。", 0.0, False, False),
            ("", "更新网站。", 0.0, True, True),
        ],
    )
    def test_what_counts_as_the_same(self, own: str, last: str, share: float, whole: bool, verbatim: bool) -> None:  # noqa: FBT001 - a column of the table
        found = aligned(passage(own), passage(last))
        assert (found.share, found.whole, found.verbatim) == (share, whole, verbatim)

    def test_headings_and_what_is_ignored_do_not_count(self) -> None:
        same = ("（一）主动公开情况", "本单位未收取信息处理费。")
        found = aligned(passage(*same, "今年新开公开栏。"), passage(*same, "旧公开栏已拆除。"), ["未收取信息处理费"])
        assert [each.text for each in found.sentences] == ["本单位未收取信息处理费。", "今年新开公开栏。"]
        assert found.copied == len("本单位")

    def test_a_sentence_is_that_which_is_printed_alike_where_several_differ_in_figures_only(self) -> None:
        text = passage("公开信息4条，培训两次。", "公开信息条，培训两次。")
        assert aligned(text, text).verbatim

    def test_a_text_of_very_many_sentences_takes_a_moment(self) -> None:
        many = passage(*(f"第{'一二三四五六七八九十'[number % 10] * (number % 300 + 1)}条。" for number in range(3000)))
        assert aligned(many, many).share == 1


LONG = "".join(sentences(8, 5))


class TestFindings:
    def test_a_section_that_was_not_rewritten(self) -> None:
        own = record(2023, sections={"problems": LONG})
        last = record(2022, sections={"problems": LONG, "overview": "".join(sentences(6, 9))})
        found = fault(RULE, own, last)
        assert found.where.section == "problems"
        assert found.message.zh.startswith("“存在的主要问题及改进情况”有 100% 与 2022 年的报告相同")
        assert found.related[0].path == "2022.md"
        assert found.related[0].where.section == "problems"

    def test_the_whole_is_one_finding_with_the_shares_of_sections(self) -> None:
        found = fault(RULE, record(2023), record(2022))
        assert found.where.section is None
        assert "全部正文" in found.message.zh
        assert "“总体情况” 100%" in found.message.zh

    @pytest.mark.parametrize(
        ("changes", "count"),
        [
            ({"minimum": 1000, "passages": {}}, 0),
            ({"share": None, "shares": {"other": 0.5}, "passages": {}, "minimum": 1}, 0),
            ({}, 1),
        ],
    )
    def test_limits(self, changes: dict[str, object], count: int) -> None:
        own = record(2023, sections={"problems": LONG, "other": "".join(sentences(4, 11))})
        last = record(2022, sections={"problems": LONG, "overview": "".join(sentences(6, 9))})
        assert len(compared(RULE, own, last, **changes)) == count

    def test_without_narrative_nothing_is_evaluated(self) -> None:
        empty = dict.fromkeys(("overview", "proactive", "requests", "disputes", "problems", "other"), "")
        assert unevaluated(RULE, record(2023, sections=empty), record(2022)) == "no section has any narrative"
        reason = "no section of the report of 2022 has any narrative"
        assert unevaluated(RULE, record(2023), record(2022, sections=empty)) == reason
