"""The words of a form: their notation, and what each may stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.narrative.lexicon import FILLER, PERIODS, lexicon, titled_words
from gouji.checks.narrative.notation import MOST, folded, variants
from gouji.checks.narrative.writing import begins
from gouji.messages.message import plain
from gouji.schema.form import ColumnForm, Form, RowForm, TableForm
from gouji.schema.sections import SectionForm
from gouji.schema.words import Titled, Words

SECTIONS = (SectionForm(id="catch", number="一", title="捕鱼"),)
FISH = TableForm(
    id="fish",
    section="catch",
    name=plain("catch"),
    rows=(
        RowForm(id="carp", label="1.鲤鱼（尾）", labels=("鲤科鱼", "鲤"), said=("(红|)鲤",)),
        RowForm(
            id="lost",
            label="（二）逃脱",
            rows=(RowForm(id="torn", label="1．断线"), RowForm(id="other", label="2．其他")),
        ),
        RowForm(id="other", label="三、其他"),
        RowForm(id="blank", label=""),
    ),
    columns=(
        ColumnForm(id="spring", label="春季"),
        ColumnForm(id="year", label="全年", columns=(ColumnForm(id="kept", label="留用(尾)|条"),)),
    ),
)
GEAR = TableForm(
    id="gear",
    section="catch",
    name=plain("gear"),
    rows=(RowForm(id="rod", label="鱼竿"), RowForm(id="other", label="其他")),
    columns=(ColumnForm(id="number", label="数量"),),
)


def form(words: Words | None = None, fillers: tuple[str, ...] = (), **measures: tuple[str, ...]) -> Form:
    return Form(sections=SECTIONS, tables=(FISH, GEAR), words=words or {}, fillers=fillers, measures=measures)


def stands_for(word: str, given_form: Form, overriding: Words | None = None) -> set[str]:
    """All that a word stands for; nothing, if it is not read as one word."""
    found = lexicon(given_form, overriding or {}).longest(word, folded(word), 0)
    return set(found[1]) if found and found[0] == word else set()


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("捕鱼", ["捕鱼"]),
        ("(捕|钓)鱼", ["捕鱼", "钓鱼"]),
        ("(捕|)鱼", ["捕鱼", "鱼"]),
        ("(|捕)鱼", ["鱼", "捕鱼"]),
        ("(捕)鱼", ["捕鱼"]),
        ("捕(鱼|虾|蟹)", ["捕鱼", "捕虾", "捕蟹"]),
        ("(捕|钓)(到|)鱼", ["捕到鱼", "捕鱼", "钓到鱼", "钓鱼"]),
        ("((大|小)鱼|虾)网", ["大鱼网", "小鱼网", "虾网"]),
        ("((大|)鱼|)网", ["大鱼网", "鱼网", "网"]),
        ("(捕|捕)鱼", ["捕鱼"]),
        ("()鱼", ["鱼"]),
    ],
)
def test_a_word_has_variants(notation: str, words: list[str]) -> None:
    assert list(variants(notation)) == words


@pytest.mark.parametrize(
    "notation",
    [
        "(捕鱼",
        "捕鱼)",
        "(捕|鱼",
        "捕|鱼",
        "捕)鱼(",
        "((捕|钓)鱼",
        "",
        "(捕|)",
        "()",
        "|",
        ")",
        "(",
        f"{'(捕|钓)' * 11}鱼",
        "(" * 3000,
    ],
)
def test_what_is_no_word(notation: str) -> None:
    with pytest.raises(ValueError, match=r".*") as caught:
        variants(notation)
    assert caught.value.args == (notation,)


@given(st.text("捕鱼(|)", max_size=20))
def test_any_notation_is_read_or_refused(notation: str) -> None:
    refused: ValueError | None = None
    found: tuple[str, ...] = ("鱼",)
    try:
        found = variants(notation)
    except ValueError as error:
        refused = error
    assert refused is None or refused.args == (notation,)
    assert 0 < len(found) <= MOST
    assert len(set(found)) == len(found)
    assert all(word and not set(word) & set("(|)") for word in found)


WORDS: Words = {
    "捕": ("捕(到|)", "钓"),
    "得": ("{捕}", "得到"),
    "都得": ("{得}", "{捕}"),
    "去年": ("{last_year}", "上年"),
    "早先": ("{去年}", "从前"),
    "碰": ("碰到", "捕到"),
}


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("捕", {"捕", "得", "都得"}),
        ("捕到", {"捕", "得", "都得", "碰"}),
        ("钓", {"捕", "得", "都得"}),
        ("得到", {"得", "都得"}),
        ("上年", {"去年", "早先"}),
        ("从前", {"早先"}),
        ("碰到", {"碰"}),
        ("碰", set()),
        ("{捕}", set()),
        ("共", {FILLER}),
        ("得", {FILLER}),
    ],
)
def test_a_word_stands_for_all_its_classes(word: str, names: set[str]) -> None:
    assert stands_for(word, form(WORDS, ("共", "得"))) == names


def test_fillers_take_in_classes() -> None:
    assert stands_for("钓", form({"钓": ("钓",)}, ("{钓}",))) == {"钓", FILLER}


def test_years_in_figures_stand_for_the_classes_that_take_them_in() -> None:
    periods = lexicon(form(WORDS), {}).periods
    assert {name: set(names) for name, names in periods.items()} == {
        **{name: {name} for name in PERIODS},
        "last_year": {"last_year", "去年", "早先"},
    }


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ({"捕": ("{捕}",)}, "{捕}"),
        ({"捕": ("{钓}",), "钓": ("{捕}",)}, "{捕}"),
        ({"捕": ("{钓}",), "钓": ("{网}",), "网": ("{捕}",)}, "{捕}"),
        ({"捕": ("捕", "{钓}")}, "{钓}"),
        ({"捕": ("捕", "(钓")}, "(钓"),
        ({"捕": ("",)}, ""),
    ],
)
def test_words_that_make_no_lexicon(words: Words, word: str) -> None:
    with pytest.raises(ValueError, match=r".*") as caught:
        lexicon(form(words), {})
    assert caught.value.args == (word,)


@pytest.mark.parametrize(
    ("word", "names"),
    [
        # Without its number, and without what stands in brackets behind it.
        ("鲤鱼", {"fish.carp"}),
        ("1.鲤鱼", set()),
        ("鲤科鱼", {"fish.carp"}),
        # A label of one character says too little; but as a word of its own it is one.
        ("鲤", {"fish.carp"}),
        ("红鲤", {"fish.carp"}),
        ("逃脱", {"fish.lost"}),
        ("断线", {"fish.lost.torn"}),
        ("其他", {"fish.lost.other", "fish.other", "gear.other"}),
        ("春季", {"fish.spring"}),
        ("留用", {"fish.year.kept"}),
        ("数量", {"gear.number"}),
    ],
)
def test_rows_and_columns_are_words(word: str, names: set[str]) -> None:
    assert stands_for(word, form()) == names


def test_labels_of_one_character_are_no_words() -> None:
    table = TableForm(
        id="t",
        section="catch",
        name=plain("t"),
        rows=(RowForm(id="carp", label="鲤"),),
        columns=(ColumnForm(id="n", label="春季"),),
    )
    assert lexicon(Form(sections=SECTIONS, tables=(table,)), {}).longest("鲤", "鲤", 0) is None


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("捕鱼人", 0, "捕鱼人"),
        ("捕鱼者", 0, "捕鱼"),
        ("捕虾", 0, "捕"),
        ("人捕鱼", 1, "捕鱼"),
        ("捕", 0, "捕"),
        ("人", 0, None),
    ],
)
def test_the_longest_word_wins(text: str, at: int, word: str | None) -> None:
    found = lexicon(form({"捕": ("捕", "捕鱼人"), "鱼": ("捕鱼",)}), {}).longest(text, folded(text), at)
    assert (found[0] if found else None) == word


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("捕", {"捕"}),
        ("carp", {"fish.carp"}),
        ("fish.carp", {"fish.carp"}),
        ("other", {"fish.lost.other", "fish.other", "gear.other"}),
        ("lost.other", {"fish.lost.other"}),
        ("gear.other", {"gear.other"}),
        ("year.kept", {"fish.year.kept"}),
        ("last_year", {"last_year"}),
        ("month", {"month"}),
        ("arp", set()),
        ("fish", set()),
        ("钓", set()),
        # A class of that name does not hide the rows.
        ("rod", {"rod", "gear.rod"}),
    ],
)
def test_names_in_templates_are_classes_or_ends_of_ids(name: str, names: set[str]) -> None:
    assert lexicon(form({"捕": ("捕",), "rod": ("竿",)}), {}).resolved(name) == names


ROWS = {"fish.carp", "fish.lost.torn", "fish.lost.other", "fish.other", "fish.blank"}


@pytest.mark.parametrize(
    ("names", "rivals"),
    [
        ({"fish.carp"}, ROWS),
        ({"fish.lost.torn"}, ROWS),
        ({"fish.lost"}, {"fish.lost"}),
        ({"fish.spring"}, {"fish.spring", "fish.year.kept"}),
        ({"fish.year"}, {"fish.year"}),
        ({"gear.rod"}, {"gear.rod", "gear.other"}),
        ({"gear.rod", "fish.lost"}, {"gear.rod", "gear.other", "fish.lost"}),
        ({"捕"}, {"捕"}),
        (set(), set()),
    ],
)
def test_rivals_stand_on_the_same_axis_of_the_same_table(names: set[str], rivals: set[str]) -> None:
    assert lexicon(form({"捕": ("捕",)}), {}).rivals(frozenset(names)) == rivals


@given(st.lists(st.text("ab鱼鲤", min_size=1, max_size=4), max_size=6), st.text("ab鱼鲤 ", min_size=1, max_size=12))
def test_the_longest_word_is_that_of_all_which_begin_there(words: list[str], text: str) -> None:
    known = lexicon(form({each: (each,) for each in words}), {}).words
    for at in range(len(text)):
        here = max((each for each in known.names if begins(text, each, at)), key=len, default=None)
        assert known.longest(text, at) == (here and (here, known.names[here]))


def test_the_longest_measure_word_comes_first() -> None:
    measures = lexicon(form(尾=("尾", "尾次"), 斤=("公斤", "斤")), {}).writing.measures
    assert [(each.word, each.measure) for each in measures] == [
        ("尾次", "尾"),
        ("公斤", "斤"),
        ("尾", "尾"),
        ("斤", "斤"),
    ]


def test_other_words_hold_instead_of_those_of_the_form() -> None:
    given_form = form({"捕": ("捕", "钓"), "放": ("放",)})
    assert stands_for("钓", given_form, {"捕": ("网",)}) == set()
    assert stands_for("网", given_form, {"捕": ("网",)}) == {"捕"}
    assert stands_for("放", given_form, {"捕": ("网",)}) == {"放"}


@pytest.mark.parametrize(
    ("titles", "words"),
    [
        (["东山年报"], {"捕": ("网",)}),
        (["清河年报", "东山年报"], {"捕": ("网",)}),
        # The first that matches holds alone.
        (["东山和西山"], {"捕": ("网",)}),
        (["西山年报"], {"捕": ("叉",)}),
        (["清河年报"], {}),
        ([], {}),
    ],
)
def test_words_depend_on_the_title(titles: list[str], words: Words) -> None:
    titled = (Titled(title="东山", words={"捕": ("网",)}), Titled(title="西山", words={"捕": ("叉",)}))
    assert titled_words(Form(sections=SECTIONS, titled=titled), titles) == words
