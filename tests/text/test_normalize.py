"""What folding makes the same, what it keeps apart, and which numbers lead a label."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gouji.text.normalize import Enumerator, Style, enumerator, fold, fold_label


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（甲）ＡＢＣ，１２３", "(甲)abc,123"),
        ("开放 时间\u3000：\u00a09\u200b点", "开放时间：9点"),
        ("第一次；第二次。", "第一次第二次"),
        ("“借阅”", "「借阅」"),
        ("½ 页", "1/2页"),
        ("⻄区", "⻄区\ufe00"),
        ("Straße", "STRASSE"),
        ("２０％～３０％", "20%-30%"),
    ],
)
def test_width_case_space_and_punctuation_are_no_difference(one: str, other: str) -> None:
    assert fold(one).value == fold(other).value


@pytest.mark.parametrize(("one", "other"), [("甲乙", "乙甲"), ("第1馆", "第2馆"), ("〇", ""), ("馆", "館")])
def test_letters_and_numbers_are_a_difference(one: str, other: str) -> None:
    assert fold(one).value != fold(other).value


def test_digits_go_on_demand_in_every_width() -> None:
    assert fold("全年１２次，共3.5万人次", drop_digits=True).value == "全年次共万人次"


@pytest.mark.parametrize(
    "marked",
    [
        "修桥；补路。",
        "一、修桥；二、补路。",
        "一是修桥；二是补路。",
        "（一）修桥；（二）补路。",
        "(1) 修桥； (2) 补路。",
        "1.修桥；2．补路。",
        "1、修桥，2、补路",
        "1）修桥；2）补路",
        "①修桥；②补路",
        "⑴修桥；⑵补路",
        "第一，修桥；第二，补路",
        "其一，修桥；其二，补路",
    ],
)
def test_list_marks_go_at_the_start_of_a_clause(marked: str) -> None:
    assert fold(marked, drop_marks=True).value == "修桥补路"


@pytest.mark.parametrize(
    "text", ["十一是假期", "统一是必要的", "约1.5万人", "馆中三、四两层", "见第（一）项", "万一是雨天"]
)
def test_list_marks_stay_inside_a_clause(text: str) -> None:
    within = f"说明{text}"
    assert fold(within, drop_marks=True) == fold(within)


def test_stretches_can_be_left_out() -> None:
    assert fold("按《阅览规则》办理", without=[(1, 7)]).value == "按办理"
    assert fold("短", without=[(0, 9), (5, 7)]).value == ""


@given(st.text(), st.booleans(), st.booleans())
@example("㍿½ﬃ①⑴", False, False)  # noqa: FBT003 - the options of fold, in their order
def test_offsets_point_at_the_character_that_was_folded(text: str, digits: bool, marks: bool) -> None:  # noqa: FBT001 - as drawn
    folded = fold(text, drop_digits=digits, drop_marks=marks)
    assert len(folded.offsets) == len(folded.value)
    assert list(folded.offsets) == sorted(folded.offsets)
    for character, offset in zip(folded.value, folded.offsets, strict=True):
        origin = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text[offset]).casefold())
        assert character in origin


@given(st.text())
def test_folded_text_has_nothing_left_to_fold(text: str) -> None:
    once = fold(text).value
    assert fold(once).value == once


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("三、开放时间", "一、", 3, "开放时间"),
        ("十、其他", "一、", 10, "其他"),
        ("二十一、其他", "一、", 21, "其他"),
        ("九十九、其他", "一、", 99, "其他"),
        ("三 、开放时间", "一、", 3, "开放时间"),
        ("一、二次供水", "一、", 1, "二次供水"),
        ("一、四季开放", "一、", 1, "四季开放"),
        ("三.开放时间", "一、", 3, "开放时间"),
        ("（三）开放时间", "（一）", 3, "开放时间"),
        ("( 十二 ) 开放时间", "（一）", 12, "开放时间"),
        ("㈢开放时间", "（一）", 3, "开放时间"),
        ("（3）开放时间", "（1）", 3, "开放时间"),
        ("⑶开放时间", "（1）", 3, "开放时间"),
        ("③开放时间", "①", 3, "开放时间"),
        ("⑳开放时间", "①", 20, "开放时间"),
        ("❸开放时间", "①", 3, "开放时间"),
        ("3、开放时间", "1、", 3, "开放时间"),
        ("3.开放时间", "1.", 3, "开放时间"),
        ("１２．开放时间", "1.", 12, "开放时间"),
        ("⒊开放时间", "1.", 3, "开放时间"),
        ("3）开放时间", "1）", 3, "开放时间"),
        ("三是开放时间", "一是", 3, "开放时间"),
        ("第三，开放时间", "第一，", 3, "开放时间"),
        ("\u3000三、", "一、", 3, ""),
    ],
)
def test_a_leading_number_has_a_style_and_a_value(text: str, style: Style, number: int, rest: str) -> None:
    assert enumerator(text) == Enumerator(style, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "开放时间",
            "第三项",
            "第三条规定",
            "第三季度",
            "2021年",
            "3.5万元",
            "三天",
            "三",
            "3",
            "一把手",
            "三是否",
            "（三",
            "（甲）",
        ),
        *("一二、", "十十、", "十二九、", "二十十、", "（一二）", "第十一十，", "一十一一是"),
        *("2021、", "一百、", "（附件）", "第二十条第（一）项", "一、二季度", "三、四级"),
    ],
)
def test_references_years_and_decimals_are_no_leading_numbers(text: str) -> None:
    assert enumerator(text) is None


@given(st.text())
def test_what_follows_a_leading_number_is_the_end_of_the_text(text: str) -> None:
    found = enumerator(text)
    assert found is None or (text.endswith(found.rest) and len(found.rest) < len(text))


NUMERAL = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
MARKS = {
    "（一）": rf"[（(]\s*{NUMERAL}\s*[）)]|[㈠-㈩]",
    "（1）": r"[（(]\s*\d{1,2}\s*[）)]|[⑴-⒇]",
    "①": "[①-⑳㉑-㉟㊱-㊿❶-❿㊀-㊉]",
    "一、": rf"{NUMERAL}\s*[、丶.．]",
    "1、": r"\d{1,2}\s*、",
    "1.": r"\d{1,2}\s*[.．](?!\d)|[⒈-⒛]",
    "1）": r"\d{1,2}\s*[）)]",
    "一是": rf"{NUMERAL}\s*是(?!否)",
    "第一，": rf"第\s*{NUMERAL}\s*[，,、]",
}
"""One expression a style: what all of them together must be like."""
WRITTEN = st.text(st.sampled_from("一二九十十第其是否、丶.．，）)（( \n12４a。：季㈠⑴⒇⒈①㊿❶㊉㈪٣"), max_size=12)


@given(WRITTEN)
def test_styles_are_told_apart_as_by_an_expression_for_each(text: str) -> None:
    found = enumerator(text)
    fitting = [style for style, mark in MARKS.items() if re.match(rf"\s*(?:{mark})", text)]
    second = re.match(rf"\s*(?:{'|'.join(MARKS.values())})\s*{NUMERAL}季", text)
    assert fitting == ([found.style] if found else []) or (second and not found)


@given(WRITTEN)
def test_list_marks_are_found_as_by_an_expression_for_all(text: str) -> None:
    every = "|".join((*MARKS.values(), rf"其{NUMERAL}\s*[，,、是]"))
    spans = [mark.span() for mark in re.finditer(rf"(?<![^\s。；;：:，,！!？?])(?:{every})", text)]
    assert fold(text, drop_marks=True) == fold(text, without=spans)


@pytest.mark.parametrize(
    ("label", "folded"),
    [
        ("（一） 开放 时间（含节假日）", "开放时间含节假日"),
        ("1.开放时间", "开放时间"),
        ("一、", ""),
        ("第三项", "第三项"),
        ("无", "无"),
    ],
)
def test_labels_are_compared_without_their_number(label: str, folded: str) -> None:
    assert fold_label(label) == folded
