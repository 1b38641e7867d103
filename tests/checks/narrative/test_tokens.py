"""A line as typed mentions."""

from __future__ import annotations

from fractions import Fraction
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.narrative.clauses import clauses
from gouji.checks.narrative.lexicon import FILLER, lexicon
from gouji.checks.narrative.tokens import BLOT, Scanner, Token, blot, is_break, tokens
from gouji.schema.form import Form
from gouji.schema.sections import SectionForm
from support.chinese_figures import CHINESE_FIGURES

LEXICON = lexicon(
    Form(
        sections=(SectionForm(id="catch", number="一", title="捕鱼"),),
        words={
            "捕": ("捕",),
            "捕鱼": ("捕鱼",),
            "鱼类": ("鱼类",),
            "去年": ("去年", "{last_year}"),
            "往年": ("往年", "{other_year}"),
            "某月": ("{month}",),
            "三道鳞": ("三道鳞",),
            "二月": ("二月兰",),
            "十尾": ("十",),
        },
        fillers=("了", "共", "1(-|至)12月"),
        figures=CHINESE_FIGURES,
        measures={"尾": ("尾", "尾次", "条"), "件": ("件",), "元": ("元",), "%": ("%",)},
    ),
    {},
)


def read(text: str, year: int | None = 2024) -> tuple[Token, ...]:
    return tokens(text, LEXICON, year)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.text, token.kind) for token in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("好", [("好", "text")]),
        ("天好", [("天好", "text")]),
        ("捕5尾", [("捕", "word"), ("5尾", "quantity")]),
        # The longest word wins, and nothing else is read in it.
        ("捕鱼", [("捕鱼", "word")]),
        ("捕鱼类", [("捕鱼", "word"), ("类", "text")]),
        ("鱼类", [("鱼类", "word")]),
        ("三道鳞", [("三道鳞", "word")]),
        ("二月兰", [("二月兰", "word")]),
        # Marks stand for themselves.
        (
            "天好，捕。（鱼）、",
            [
                ("天好", "text"),
                ("，", "mark"),
                ("捕", "word"),
                ("。", "mark"),
                ("（", "mark"),
                ("鱼", "text"),
                ("）", "mark"),
                ("、", "mark"),
            ],
        ),
        # What is quoted by name, and the numbers of documents, are read as nothing else.
        ("依《2023年捕鱼5尾》捕", [("依", "text"), ("《2023年捕鱼5尾》", "text"), ("捕", "word")]),
        ("《捕", [("《", "text"), ("捕", "word")]),
        ("会〔2024〕5号捕", [("会", "text"), ("〔2024〕5号", "text"), ("捕", "word")]),
        # Days say nothing.
        ("5月3日捕", [("5月3日", "text"), ("捕", "word")]),
        ("5月底捕", [("5月底", "text"), ("捕", "word")]),
        # Numerals in Chinese are quantities only with a measure.
        ("五尾", [("五尾", "quantity")]),
        ("五人", [("五人", "text")]),
        ("统一了", [("统一", "text"), ("了", "word")]),
        ("十人", [("十", "word"), ("人", "text")]),
        ("十尾", [("十尾", "quantity")]),
        ("2024", [("2024", "quantity")]),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "amount", "measure"),
    [
        ("15尾", 15, "尾"),
        ("15条", 15, "尾"),
        ("15尾次", 15, "尾"),
        ("15", 15, ""),
        ("15个", 15, ""),
        ("0件", 0, "件"),
        ("1,234尾", 1234, "尾"),
        ("1,234,567件", 1234567, "件"),
        ("12.5%", Fraction("12.5"), "%"),
        ("38.67万元", 386700, "元"),
        ("3亿元", 300_000_000, "元"),
        ("一百零五件", 105, "件"),
        ("两尾", 2, "尾"),
        ("三千二百元", 3200, "元"),
    ],
)
def test_quantities(text: str, amount: Fraction | int, measure: str) -> None:
    token = read(text)[0]
    assert token.amount is not None
    assert (token.amount.value, token.measure) == (amount, measure)


@pytest.mark.parametrize(
    "text",
    [
        "约60件",
        "近60件",
        "超60件",
        "逾60件",
        "约1,234件",
        "约六十件",
        "50余件",
        "50多件",
        "三十多件",
        "十几件",
        "几百件",
        "第3件",
        "第三件",
        "数十件",
        "1.2.3件",
        "1,23件",
        "12345,678件",
        "不足60件",
        "超过60件",
        "60件以上",
        "60件左右",
        "1—3件",
        "1-3件",
        "五六件",
    ],
)
def test_what_is_no_exact_count_has_no_amount(text: str) -> None:
    *_, token = [each for each in read(text) if each.kind == "quantity"]
    assert (token.amount, token.measure) == (None, "件")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("50余万尾", ["50余万尾"]),
        ("五十多万尾", ["五十多万尾"]),
        (f"{'9' * 21}尾", []),
        (f"{'一' * 21}尾", []),
        # Digits of other scripts are no figures.
        ("1\U00010d40尾", ["1"]),
    ],
)
def test_a_figure_is_never_cut(text: str, figures: list[str]) -> None:
    assert [each.text for each in read(text) if each.kind == "quantity"] == figures
    assert not any(each.amount for each in read(text) if each.measure)


@pytest.mark.parametrize("text", ["15尾", "1,234尾", "一百零五条", "38.67万元", "12.5%", "50余件", "15"])
def test_a_figure_ends_before_its_measure(text: str) -> None:
    [token] = read(f"捕{text}")[1:]
    assert (token.start, token.end) == (1, 1 + len(text))
    assert f"捕{text}"[token.figure :] == text.lstrip("0123456789,.万一百零五余")


@pytest.mark.parametrize(
    ("text", "year", "names"),
    [
        ("2024年", 2024, {"this_year"}),
        ("2024年度", 2024, {"this_year"}),
        ("2023年", 2024, {"last_year", "other_year", "去年", "往年"}),
        ("2025年", 2024, {"next_year", "other_year", "往年"}),
        ("2019年", 2024, {"other_year", "往年"}),
        ("1999年", 2024, {"other_year", "往年"}),
        ("2024年", None, set()),
        ("去年", 2024, {"去年"}),
        ("5月", 2024, {"month", "某月"}),
        ("12月", 2024, {"month", "某月"}),
        ("1-3月", 2024, {"month", "某月"}),
        ("1至3月", 2024, {"month", "某月"}),
        # All months are the whole year.
        ("1-12月", 2024, {FILLER}),
        ("1至12月", 2024, {FILLER}),
        ("了", 2024, {FILLER}),
        ("“", 2024, {FILLER}),
        ('"', 2024, {FILLER}),
    ],
)
def test_what_words_years_and_months_stand_for(text: str, year: int | None, names: set[str]) -> None:
    [token] = read(text, year)
    assert (token.kind, token.text, token.names) == ("word", text, frozenset(names))
    assert token.is_filler == (FILLER in names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年5月捕3尾", ["2024年", "5月", "捕", "3尾"]),
        ("2024年1-12月", ["2024年", "1-12月"]),
        ("12024年", ["12024", "年"]),
        ("捕鱼“3尾”", ["捕鱼", "“", "3尾", "”"]),
    ],
)
def test_what_stands_side_by_side(text: str, expected: list[str]) -> None:
    assert [token.text for token in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("捕", ["捕"]),
        ("捕3尾，放回2尾、送1尾。", ["捕3尾", "，", "放回2尾、送1尾", "。"]),
        ("捕（3尾；）", ["捕", "（", "3尾", "；", "）"]),
        ("：：", ["：", "："]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert ["".join(token.text for token in clause) for clause in clauses(read(text))] == expected


def test_a_blot_ends_a_sentence() -> None:
    token = blot(3, 9)
    assert (token.start, token.end, token.text, is_break(token)) == (3, 9, BLOT, True)


FRAGMENTS = st.lists(
    st.sampled_from(
        [*"捕鱼类了共三道鳞十百万零两0123456789.,，。、（）《》〔〕“”年月日号底至-约第余多尾条件%", "2024年", "1,234"]
    ),
    max_size=30,
).map("".join)


@given(st.one_of(st.text(max_size=60), FRAGMENTS), st.sampled_from([None, 2024]))
def test_mentions_cover_a_line_without_gaps(text: str, year: int | None) -> None:
    found = read(text, year)
    assert "".join(text[token.start : token.end] for token in found) == text
    assert [token.start for token in found] == [0, *(token.end for token in found)][: len(found)]
    assert all(token.text == text[token.start : token.end] for token in found if token.kind != "mark")
    assert all(token.start < token.end for token in found)


@given(st.one_of(st.text(max_size=60), FRAGMENTS))
def test_mentions_begin_where_they_may_begin(text: str) -> None:
    found = read(text)
    with patch.object(Scanner, "beginnings", lambda _, start, end: range(start, end)):
        assert read(text) == found


@given(FRAGMENTS)
def test_only_quantities_have_amounts_and_only_words_have_names(text: str) -> None:
    for token in read(text):
        assert token.kind == "quantity" or (token.amount is None and not token.measure and not token.figure)
        assert token.kind == "word" or not token.names


@given(FRAGMENTS)
def test_clauses_leave_nothing_out(text: str) -> None:
    found = read(text)
    assert tuple(token for clause in clauses(found) for token in clause) == found
