"""The notation of templates: what each means, and what can't be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.narrative.elements import (
    Choice,
    Edge,
    Element,
    Figure,
    Gap,
    Mark,
    Repeat,
    Without,
    Word,
    any_word,
    figures,
)
from gouji.checks.narrative.lexicon import lexicon
from gouji.checks.narrative.matching import Fitting
from gouji.checks.narrative.templates import TemplateError, template
from gouji.checks.narrative.tokens import names_of, tokens
from gouji.messages.message import plain
from gouji.schema.form import ColumnForm, Form, RowForm, TableForm
from gouji.schema.sections import SectionForm
from support.chinese_figures import CHINESE_FIGURES

LEXICON = lexicon(
    Form(
        sections=(SectionForm(id="catch", number="一", title="捕鱼"),),
        tables=(
            TableForm(
                id="fish",
                section="catch",
                name=plain("catch"),
                rows=(
                    RowForm(id="carp", label="鲤鱼"),
                    RowForm(id="lost", label="逃脱", rows=(RowForm(id="torn", label="断线"),)),
                ),
                columns=(ColumnForm(id="total", label="总计"),),
            ),
        ),
        words={"捕": ("捕",), "放": ("放", "放生"), "捕尾": ("捕尾",), "n尾": ("几尾",), "this": ("此",)},
        figures=CHINESE_FIGURES,
        measures={"尾": ("尾",), "斤": ("斤",), "%": ("%",)},
    ),
    {},
)
VARIABLES = {"kind": ("carp", "torn")}
CAUGHT, FREED = Word(frozenset({"捕"}), frozenset({"捕"})), Word(frozenset({"放"}), frozenset({"放"}))
ROWS = frozenset({"fish.carp", "fish.lost.torn"})
BOTH = Word(frozenset({"捕", "放"}), frozenset({"捕", "放"}))


def fitting_to(sentence: str) -> Fitting:
    line = tokens(sentence, LEXICON, 2024)
    return Fitting(line, names_of(line))


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("捕", [CAUGHT]),
        (" 捕  放 ", [CAUGHT, FREED]),
        ("carp", [Word(frozenset({"fish.carp"}), ROWS)]),
        ("lost.torn", [Word(frozenset({"fish.lost.torn"}), ROWS)]),
        ("fish.lost", [Word(frozenset({"fish.lost"}), frozenset({"fish.lost"}))]),
        ("last_year", [Word(frozenset({"last_year"}), frozenset({"last_year"}))]),
        (
            "kind",
            [Word(ROWS, ROWS, "kind", (("carp", frozenset({"fish.carp"})), ("torn", frozenset({"fish.lost.torn"}))))],
        ),
        # Figures end in a measure; words that end in one are words.
        ("n尾", [Figure("n", "尾")]),
        ("n斤", [Figure("n", "斤")]),
        ("n%", [Figure("n", "%")]),
        ("n#", [Figure("n", "#")]),
        ("_尾", [Figure("_", "尾")]),
        ("n2尾", [Figure("n2", "尾")]),
        ("caught_in尾", [Figure("caught_in", "尾")]),
        ("捕尾", [Word(frozenset({"捕尾"}), frozenset({"捕尾"}))]),
        ("(n尾)+", [Repeat((Choice(((Figure("n", "尾"),),)),))]),
        ("n尾，m尾", [Figure("n", "尾"), Mark("，、；："), Figure("m", "尾")]),
        # Marks, gaps and edges.
        ("捕 ， 放", [CAUGHT, Mark("，、；："), FREED]),
        ("捕、放", [CAUGHT, Mark("、"), FREED]),
        ("（ 捕 ） 。", [Mark("（"), CAUGHT, Mark("）"), Mark("。")]),
        ("捕 … 放", [CAUGHT, Gap("clause"), FREED]),
        ("捕 …… 放", [CAUGHT, Gap("sentence"), FREED]),
        ("捕……放", [CAUGHT, Gap("sentence"), FREED]),
        ("^ 捕 $", [Edge(is_start=True), CAUGHT, Edge(is_start=False)]),
        # Several words to choose from are one word.
        ("(捕|放)", [BOTH]),
        ("( 捕 | 放 )", [BOTH]),
        ("((捕|放)|捕)", [BOTH]),
        ("(捕|)", [Choice(((CAUGHT,), ()))]),
        ("(捕 放|放)", [Choice(((CAUGHT, FREED), (FREED,)))]),
        ("(捕|n尾)", [Choice(((CAUGHT,), (Figure("n", "尾"),)))]),
        ("(捕)+", [Repeat((CAUGHT,))]),
        ("(捕|放)+", [Repeat((BOTH,))]),
        ("捕 !放", [CAUGHT, Without(frozenset({"放"}))]),
        ("捕 !(捕|放)", [CAUGHT, Without(frozenset({"捕", "放"}))]),
        ("捕 !lost.torn", [CAUGHT, Without(frozenset({"fish.lost.torn"}))]),
    ],
)
def test_notation(text: str, elements: list[Element]) -> None:
    assert template(text, VARIABLES, LEXICON).elements == tuple(elements)


@pytest.mark.parametrize(
    ("text", "fitting", "others"),
    [
        ("捕 n尾", ["捕5尾", "又捕5尾了"], ["捕", "5尾", "放5尾", "捕5斤", "捕鱼5尾"]),
        ("放 n#", ["放5", "放生5斤"], ["放约5斤", "捕5"]),
        ("carp n尾", ["鲤鱼5尾"], ["断线5尾"]),
        ("kind n尾", ["鲤鱼5尾", "断线5尾"], ["逃脱5尾"]),
        ("捕 ， 放", ["捕、放", "捕，放", "捕；放", "捕：放"], ["捕放", "捕。放"]),
        ("捕 、 放", ["捕、放"], ["捕，放"]),
        ("捕 … 放", ["捕了又放", "捕放"], ["捕，放", "捕5尾放", "捕。放"]),
        ("捕 …… 放", ["捕了，又放", "捕5尾，放"], ["捕。放"]),
        ("捕 (… 放 | ) $", ["捕", "捕了又放"], ["放"]),
        ("(捕|放) n尾", ["捕5尾", "放5尾"], ["5尾"]),
        ("^ 捕 $", ["捕", "天好，捕。"], ["天好捕", "捕鱼"]),
        ("捕 !放", ["捕", "捕，放", "放捕"], ["捕了放"]),
    ],
)
def test_what_fits_and_what_does_not(text: str, fitting: list[str], others: list[str]) -> None:
    parsed = template(text, VARIABLES, LEXICON)
    found = {each: fitting_to(each).finds(parsed) for each in (*fitting, *others)}
    assert found == {**dict.fromkeys(fitting, True), **dict.fromkeys(others, False)}


@pytest.mark.parametrize(
    ("text", "position", "unknown"),
    [
        ("钓", 0, "钓"),
        ("捕 钓", 2, "钓"),
        ("捕 (放|钓)", 5, "钓"),
        ("捕 !钓", 2, "钓"),
        ("捕 !(放|钓)", 6, "钓"),
        ("n条", 0, "n条"),
        ("捕 fish.cap", 2, "fish.cap"),
        ("", 0, None),
        ("  ", 2, None),
        ("^", 1, None),
        ("!捕", 2, None),
        ("捕 (放", 4, None),
        ("捕 (放|", 5, None),
        ("捕 ) 放", 2, None),
        ("捕 | 放", 2, None),
        ("捕 )+", 2, None),
        ("捕 +", 2, None),
        ("捕 5尾", 2, None),
        ("捕 ！ 放", 2, None),
        ("捕 ! 放", 2, None),
        ("捕 {放}", 2, None),
        ("捕 !(放 捕)", 2, None),
        ("捕 !(放|n尾)", 2, None),
        ("捕 !(放|)", 2, None),
        ("(" * 1000, 9, None),
    ],
)
def test_what_can_not_be_read(text: str, position: int, unknown: str | None) -> None:
    with pytest.raises(TemplateError) as caught:
        template(text, VARIABLES, LEXICON)
    assert (caught.value.position, caught.value.unknown) == (position, unknown)


def test_values_of_variables_must_be_known() -> None:
    with pytest.raises(TemplateError) as caught:
        template("捕 kind", {"kind": ("carp", "pike")}, LEXICON)
    assert (caught.value.position, caught.value.unknown) == (2, "pike")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("捕", ()),
        ("捕 n尾 ， m斤", ("n", "m")),
        ("捕 _尾 ， m斤", ("m",)),
        ("捕 n尾 (、 n尾)+", ("n",)),
        ("(捕 a尾 | (放 b尾 | c%))", ("a", "b", "c")),
    ],
)
def test_captured_figures(text: str, names: tuple[str, ...]) -> None:
    assert figures(template(text, {}, LEXICON)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("n尾", set()),
        ("捕 n尾 !放", {"捕"}),
        ("(捕 n尾 | (放)+ carp)", {"捕", "放", "fish.carp"}),
        ("kind", ROWS),
    ],
)
def test_words_that_are_mentioned(text: str, names: set[str]) -> None:
    assert template(text, VARIABLES, LEXICON).mentioned == names


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("捕 n尾 放", [{"捕"}, {"放"}]),
        ("(捕|放) n尾", [{"捕", "放"}]),
        # What may be missing is not needed.
        ("捕 (放|) n尾", [{"捕"}]),
        ("捕 !放", [{"捕"}]),
    ],
)
def test_what_a_line_must_have(text: str, needed: list[set[str]]) -> None:
    assert list(template(text, {}, LEXICON).needed) == needed


def test_templates_are_read_once_for_each_meaning() -> None:
    one = template("kind n尾", VARIABLES, LEXICON)
    assert template("kind n尾", VARIABLES, LEXICON) is one
    assert template("kind n尾", {"kind": ("carp",)}, LEXICON) != one


def test_the_template_of_one_of_several_words() -> None:
    assert any_word(frozenset({"捕", "放"})).needed == (frozenset({"捕", "放"}),)


NOTATION = st.lists(
    st.sampled_from([*"捕放，、（）。…(|)!^$ +5_.钓", "carp", "kind", "n尾", "m#", "……", ")+"]), max_size=16
).map("".join)


@given(st.one_of(st.text(max_size=30), NOTATION))
def test_any_text_is_a_template_or_an_error_of_one(text: str) -> None:
    wrong: TemplateError | None = None
    try:
        assert template(text, VARIABLES, LEXICON).elements
    except TemplateError as error:
        wrong = error
    assert wrong is None or 0 <= wrong.position <= len(text)


@given(NOTATION, st.lists(st.sampled_from(["捕", "放", "鲤鱼", "5尾", "好", "，", "。", "（", "）"]), max_size=8))
def test_what_can_be_read_can_be_tried(text: str, sentence: list[str]) -> None:
    try:
        parsed = template(text, VARIABLES, LEXICON)
    except TemplateError:
        return
    for match in fitting_to("".join(sentence)).matches(parsed):
        assert {name for name, _ in match.figures} <= set(figures(parsed))
