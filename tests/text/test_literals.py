"""What a text must have for an expression to match in it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from gouji.text.literals import needed
from gouji.text.patterns import Literals, Pattern

CLASSES = ("[甲乙]", "[^甲]", "[0-9]", r"[甲\d]", "[a-]")
ONE = ("甲", "乙", "1", "-", r"\-", r"\u7532", *CLASSES, r"\d", r"\p{Han}", ".", "^", "$")
TIMES = ("", "", "", "?", "*", "+", "{2}", "{0,1}", "{,2}", "{1,}", "+?", "??", "?+")
AROUND = ("(?={})", "(?!{})", "(?<={})", "(?<!{})")
GROUPS = ("(?:{})", "(?<name>{})", "({})", "(?>{})", *AROUND, "(?i:{})", "(?:{}){{e<=1}}")
TEXTS = st.text("甲乙1-aA", max_size=12)


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    grouped = st.builds(str.format, st.sampled_from(GROUPS), inner)
    return st.one_of(
        st.builds(str.__add__, inner, inner),
        st.builds("{}|{}".format, inner, inner),
        st.builds(str.__add__, grouped, st.sampled_from(TIMES)),
    )


EXPRESSIONS = st.recursive(st.builds(str.__add__, st.sampled_from(ONE), st.sampled_from(TIMES)), larger, max_leaves=8)


@pytest.mark.parametrize(
    ("expression", "literals"),
    [
        ("鲤鱼", (("鲤鱼",),)),
        ("(?:鲤|鲫)鱼", (("鱼",), ("鲤", "鲫"))),
        ("鲤鱼|草鱼|鲫", (("草鱼", "鲤鱼", "鲫"),)),
        ("鲤鱼|草鱼|鱼", (("鱼",),)),
        ("鲤鱼|", ()),
        ("鲤?鱼+塘", (("塘",), ("鱼",))),
        (r"\d+尾(?=放回)", (("放回",), ("尾",))),
        ("(?<!不)放回(?!2)", (("放回",),)),
        (r"[至到\-]12月", (("12月",), ("-", "到", "至"))),
        ("[^鲤]鱼{0,2}", ()),
        (r"第(?P<n>\d)尾和第(?P=n)尾", (("尾和第",), ("尾",), ("第",))),
        (r"\u9c7c\.", (("鱼.",),)),
        (r"(?<=\p{Han})[（(]\d{4}[）)](?=号)", (("号",), ("(", "（"), (")", "）"))),
        ("(记|读)者者|员员(工|额)", (("员员", "者者"),)),
        # What is not read.
        ("(?i:carp)", ()),
        ("(?:鲤鱼){e<=1}", ()),
        ("(?V1)[鱼--鲤]", ()),
        ("(?P<a>鱼)|(?P>a)", ()),
        ("鱼{2}{3}", ()),
        ("鱼塘)", ()),
        ("(鱼塘", ()),
        ("(?x) a b", ()),
        (r"[[:alpha:]]鱼", ()),
        ("(" * 5000 + "鱼" + ")" * 5000, ()),
    ],
)
def test_what_is_needed(expression: str, literals: Literals) -> None:
    assert needed(expression) == literals


@given(EXPRESSIONS, TEXTS)
def test_what_lacks_the_literals_does_not_match(expression: str, text: str) -> None:
    try:
        found = regex.search(expression, text)
    except regex.error:
        return
    assert not found or Pattern(expression).may_match(text)


@given(st.text("鱼甲1()[]{}|?*+\\^$.-<=!:PpdDbx,", max_size=16), TEXTS)
def test_any_expression_is_read_or_not(expression: str, text: str) -> None:
    needed(expression)
    try:
        found = regex.search(expression, text)
    except (regex.error, ValueError, IndexError):
        return
    assert not found or Pattern(expression).may_match(text)
