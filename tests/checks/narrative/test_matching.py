"""Where templates fit, and which figures they capture; the sentences are from the diary of a fishing club."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.narrative import matching
from gouji.checks.narrative.elements import Choice, Elements, Figure, Mark, Repeat, Template, Word
from gouji.checks.narrative.lexicon import Names, lexicon
from gouji.checks.narrative.matching import Fitting, Match, _Search, _State
from gouji.checks.narrative.templates import Variables, template
from gouji.checks.narrative.tokens import Token, names_of, tokens
from gouji.messages.message import plain
from gouji.schema.form import ColumnForm, Form, RowForm, TableForm
from gouji.schema.sections import SectionForm
from support.chinese_figures import CHINESE_FIGURES

FORM = Form(
    sections=(SectionForm(id="catch", number="一", title="捕鱼"),),
    tables=(
        TableForm(
            id="fish",
            section="catch",
            name=plain("catch"),
            rows=(RowForm(id="carp", label="鲤鱼"), RowForm(id="crucian", label="鲫鱼", said=("鲫",))),
            columns=(ColumnForm(id="total", label="总计"),),
        ),
    ),
    words={
        "捕": ("捕(到|)",),
        "放回": ("放回",),
        "送人": ("送人",),
        "春": ("春季",),
        "秋": ("秋季",),
        "去年": ("去年", "{last_year}"),
        "没有": ("没有",),
        "占": ("占",),
    },
    fillers=("(了|共|的)",),
    figures=CHINESE_FIGURES,
    measures={"尾": ("尾", "条"), "斤": ("斤",), "%": ("%",)},
)
LEXICON = lexicon(FORM, {})
WAYS = (Choice, Repeat, Word, Figure, Mark)


def read(sentence: str) -> tuple[Token, ...]:
    return tokens(sentence, LEXICON, 2024)


def fitting_to(line: tuple[Token, ...]) -> Fitting:
    return Fitting(line, names_of(line))


def matches(said: str, sentence: str, variables: Variables | None = None) -> list[Match]:
    """All places where a template fits, as the matcher reads a rule with this template alone."""
    parsed: Template = template(said, variables or {}, LEXICON)
    barriers: Names = parsed.mentioned | LEXICON.kinds.keys()
    return list(fitting_to(read(sentence)).matches(parsed, barriers))


def captured(found: list[Match]) -> list[str]:
    """The figures of each match: ``n=5 m=2``."""
    return [" ".join(f"{name}={token.text.rstrip('尾条斤%')}" for name, token in each.figures) for each in found]


@pytest.mark.parametrize(
    ("said", "sentence", "figures"),
    [
        # Close together: fillers, quotes, this year and asides may stand between.
        ("捕 n尾", "捕5尾", ["n=5"]),
        ("捕 n尾", "全年捕到了5条鱼", ["n=5"]),
        ("捕 n尾", "捕了共5尾", ["n=5"]),
        ("捕 n尾", "捕“5尾”", ["n=5"]),
        ("捕 n尾", "捕：5尾", ["n=5"]),
        ("捕 n尾", "捕2024年5尾", ["n=5"]),
        ("捕 n尾", "捕2023年5尾", []),
        ("捕 n尾", "捕（见附表）5尾", ["n=5"]),
        ("捕 n尾", "捕（去年3尾，多）5尾", ["n=5"]),
        ("捕 n尾", "捕（见（附）表）5尾", ["n=5"]),
        ("捕 n尾", f"捕（{'好' * 30}）5尾", ["n=5"]),
        ("捕 n尾", f"捕（{'好' * 40}）5尾", []),
        ("捕 n尾", "捕（见附表5尾", []),
        ("捕 n尾", "捕小鱼5尾", []),
        ("捕 n尾", "捕鲤鱼5尾", []),
        ("捕 n尾", "捕，5尾", []),
        ("捕 n尾", "捕。5尾", []),
        ("捕 n尾", "捕（5尾）", []),
        ("捕 （ n尾", "捕（5尾）", ["n=5"]),
        # Figures: in their measure, and exact.
        ("捕 n尾", "捕5斤", []),
        ("捕 n斤", "捕5斤", ["n=5"]),
        ("捕 n尾", "捕5", []),
        ("捕 n#", "捕5斤", ["n=5"]),
        ("捕 n#", "捕5", ["n=5"]),
        ("捕 n尾", "捕一百零五尾", ["n=一百零五"]),
        ("捕 n尾", "捕约5尾", []),
        ("捕 n尾", "捕5余尾", []),
        ("占 n%", "占12.5%", ["n=12.5"]),
        ("捕 _尾", "捕5尾", [""]),
        ("捕 _尾 ， 放回 n尾", "捕5尾，放回2尾", ["n=2"]),
        ("捕 _尾 ， 放回 n尾", "捕约5尾，放回2尾", []),
        # Within the clause.
        ("捕 … n尾", "捕5尾", ["n=5"]),
        ("捕 … n尾", "捕小鱼5尾", ["n=5"]),
        ("捕 … n尾", "捕小鱼（3斤）共5尾", ["n=5"]),
        ("捕 … n尾", "捕得：小鱼5尾", ["n=5"]),
        ("捕 … n尾", "捕小鱼，5尾", []),
        ("捕 … n尾", "捕小鱼、5尾", []),
        ("捕 … n尾", "捕3斤小鱼5尾", []),
        ("捕 … n尾", "捕鲤鱼5尾", []),
        ("捕 … n尾", "捕后放回5尾", ["n=5"]),
        ("(捕|放回) … n尾", "捕后放回5尾", ["n=5"]),
        ("捕 … n尾 (， 放回 m尾|)", "捕后放回5尾", []),
        ("捕 … n尾", f"捕{'好' * 32}5尾", ["n=5"]),
        ("捕 … n尾", f"捕{'好' * 33}5尾", []),
        # Within the sentence.
        ("春 …… n尾", "春季天好，人多，捕3斤，共5尾", ["n=5"]),
        ("春 …… n尾", "春季（天好）；5尾", ["n=5"]),
        ("春 …… n尾", "春季天好。5尾", []),
        ("春 …… n尾", "春季天好！5尾", []),
        ("春 …… n尾", "春季天好，春季放回5尾", ["n=5"]),
        ("(春|秋) …… n尾", "春季天好，秋季5尾", ["n=5"]),
        ("春 …… n尾", f"春季{'好' * 80}5尾", ["n=5"]),
        ("春 …… n尾", f"春季{'好' * 81}5尾", []),
        ("carp …… n尾", "鲤鱼多，鳟鱼5尾", ["n=5"]),
        ("carp …… n尾", "鲤鱼多，鲫鱼5尾", []),
        ("carp …… n尾", "鲤鱼多，总计5尾", ["n=5"]),
        # Marks.
        ("捕 n尾 ， 放回 m尾", "捕5尾，放回2尾", ["n=5 m=2"]),
        ("捕 n尾 ， 放回 m尾", "捕5尾、放回2尾", ["n=5 m=2"]),
        ("捕 n尾 ， 放回 m尾", "捕5尾；放回2尾", ["n=5 m=2"]),
        ("捕 n尾 ， 放回 m尾", "捕5尾：放回2尾", ["n=5 m=2"]),
        ("捕 n尾 ， 放回 m尾", "捕5尾。放回2尾", []),
        ("捕 n尾 ， 放回 m尾", "捕5尾（好），放回2尾", ["n=5 m=2"]),
        ("捕 n尾 、 放回 m尾", "捕5尾、放回2尾", ["n=5 m=2"]),
        ("捕 n尾 、 放回 m尾", "捕5尾，放回2尾", []),
        ("捕 n尾 （ 放回 m尾 ）", "捕5尾（放回2尾）", ["n=5 m=2"]),
        ("捕 n尾 。", "捕5尾。", ["n=5"]),
        # Edges of clauses and of items.
        ("^ 捕 n尾", "捕5尾", ["n=5"]),
        ("^ 捕 n尾", "天好，捕5尾", ["n=5"]),
        ("^ 捕 n尾", "天好、共捕5尾", ["n=5"]),
        ("^ 捕 n尾", "（捕5尾）", ["n=5"]),
        ("^ 捕 n尾", "天好捕5尾", []),
        ("n尾 $", "捕5尾", ["n=5"]),
        ("n尾 $", "捕5尾、", ["n=5"]),
        ("n尾 $", "捕5尾了。", ["n=5"]),
        ("n尾 $", "捕5尾鱼", []),
        # What must not follow in the clause.
        ("捕 n尾 !去年", "捕5尾", ["n=5"]),
        ("捕 n尾 !去年", "捕5尾，去年3尾", ["n=5"]),
        ("捕 n尾 !去年", "捕5尾、去年3尾", []),
        ("捕 n尾 !去年", "捕5尾多于2023年", []),
        ("捕 n尾 !(去年|没有)", "捕5尾还没有放回", []),
        ("捕 !放回 … n尾", "捕后放回5尾", []),
        ("!没有 捕 n尾", "没有捕5尾", ["n=5"]),
        # Choices.
        ("(捕|放回) n尾", "放回5尾", ["n=5"]),
        ("(捕|放回) n尾", "送人5尾", []),
        ("春 (捕|) n尾", "春季捕5尾", ["n=5"]),
        ("春 (捕|) n尾", "春季5尾", ["n=5"]),
        ("春 (捕|) n尾", "春季放回5尾", []),
        ("捕 n尾 (， 放回 m尾|)", "捕5尾，放回2尾", ["n=5 m=2"]),
        ("捕 n尾 (， 放回 m尾|)", "捕5尾，送人2尾", ["n=5"]),
        ("捕 (n尾 送人 | m尾 放回)", "捕2尾放回", ["m=2"]),
        ("捕 ((春|秋)|) n尾", "捕秋季的5尾", ["n=5"]),
        # Repeats capture all.
        ("捕 n尾 (、 n尾)+", "捕3尾、4尾、5尾", ["n=3 n=4 n=5"]),
        ("捕 n尾 (、 n尾)+", "捕3尾", []),
        ("(捕 n尾 ，)+ 放回 m尾", "捕3尾，捕4尾；放回1尾", ["n=3 n=4 m=1"]),
        ("春 (捕|放回)+ n尾", "春季捕放回捕5尾", ["n=5"]),
        # Several places.
        ("捕 n尾", "捕5尾，又捕6尾", ["n=5", "n=6"]),
        ("春 …… (放回|送人) n尾", "春季放回1尾、送人2尾", ["n=1", "n=2"]),
        ("春 …… (放回|送人) n尾", "春季放回1尾，送人2尾，放回3尾", ["n=1", "n=2", "n=3"]),
        ("春 …… (放回|送人) n尾", "春季放回1尾、送人2尾。秋季放回3尾", ["n=1", "n=2"]),
        ("捕 n尾 (， 放回 m尾|)", "捕5尾，放回2尾，捕6尾", ["n=5 m=2", "n=6"]),
        # A line without one of the words.
        ("捕 n尾", "", []),
        ("捕 n尾", "天好，5尾", []),
    ],
)
def test_what_fits_and_what_is_captured(said: str, sentence: str, figures: list[str]) -> None:
    assert captured(matches(said, sentence)) == figures


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("鲤鱼5尾、鲫鱼3尾", [("carp", "n=5"), ("crucian", "n=3")]),
        ("鲫5尾", [("crucian", "n=5")]),
        ("鳟鱼5尾", []),
    ],
)
def test_a_name_of_for_says_which_value_stands_there(sentence: str, values: list[tuple[str, str]]) -> None:
    found = matches("kind n尾", sentence, {"kind": ("carp", "crucian")})
    assert [(dict(each.values)["kind"], *captured([each])) for each in found] == values


@pytest.mark.parametrize(
    ("barriers", "fits"),
    [((), True), (("放回",), False), (("送人",), True), (("去年",), True)],
)
def test_a_gap_within_the_clause_ends_at_what_the_rule_speaks_of(barriers: tuple[str, ...], *, fits: bool) -> None:
    fitting = fitting_to(read("捕后放回5尾"))
    assert fitting.finds(template("捕 … n尾", {}, LEXICON), frozenset(barriers)) == fits


def test_the_place_is_from_the_first_word_to_the_last() -> None:
    line = read("天好，共捕小鱼5尾，送人")
    [match] = fitting_to(line).matches(template("捕 … n尾", {}, LEXICON))
    assert "".join(token.text for token in line[match.start : match.end]) == "捕小鱼5尾"


SAID = st.sampled_from(
    ["捕 n尾", "捕 … n尾", "春 …… (捕|放回) n尾", "捕 n尾 (、 n尾)+", "^ n# $", "… n尾 !去年", "(春|) (捕|放回)+ … n#"]
)
SENTENCES = st.lists(
    st.sampled_from(
        ["捕", "放回", "春季", "去年", "了", "好", "5尾", "约3尾", "7", "，", "、", "。", "（", "）", "："]
    ),
    max_size=14,
).map("".join)


@given(SAID, SENTENCES)
def test_matches_are_inside_the_line_and_share_no_figure(said: str, sentence: str) -> None:
    line = read(sentence)
    found = list(fitting_to(line).matches(template(said, {}, LEXICON)))
    figures = [token.start for match in found for _, token in match.figures]
    assert len(figures) == len(set(figures))
    for match in found:
        assert 0 <= match.start < match.end <= len(line)
        assert all(token in line[match.start : match.end] for _, token in match.figures)
        assert all(token.amount is not None for _, token in match.figures)


@given(SAID, SENTENCES)
def test_it_finds_what_it_matches(said: str, sentence: str) -> None:
    fitting, parsed = fitting_to(read(sentence)), template(said, {}, LEXICON)
    assert fitting.finds(parsed) == bool(list(fitting.matches(parsed)))


class _Plain(_Search):
    """Tries each element in every way, whether or not there can be more than one."""

    def run(self, elements: Elements, index: int, state: _State) -> Iterator[_State]:
        if index == len(elements):
            yield state
            return
        element = elements[index]
        only = None if isinstance(element, WAYS) else self._only(element, state)
        for following in self._ways(element, state) if isinstance(element, WAYS) else [only] if only else []:
            yield from self.run(elements, index + 1, following)


BEGUN = st.sampled_from(
    ["(春|n尾 、|捕) … 放回", "(，|捕)+ n尾", "n# … (放回|)", "、 捕", "(|春) 捕", "!春 (^ 捕|、) n尾", "… 捕"]
)


@given(st.one_of(SAID, BEGUN), SENTENCES)
def test_short_cuts_find_what_trying_all_from_everywhere_finds(said: str, sentence: str) -> None:
    fitting, parsed = fitting_to(read(sentence)), template(said, {}, LEXICON)
    found = list(fitting.matches(parsed))
    everywhere = patch.object(Fitting, "_starts", lambda fitting, _: iter(range(len(fitting.line))))
    with everywhere, patch.object(matching, "_Search", _Plain):
        assert list(fitting.matches(parsed)) == found


@given(st.sampled_from(["捕", "(捕|放回)", "^ 捕", "捕 n尾"]), SENTENCES)
def test_a_word_alone_is_found_as_others_are(said: str, sentence: str) -> None:
    fitting, parsed = fitting_to(read(sentence)), template(said, {}, LEXICON)
    assert fitting.finds(parsed) == bool(list(fitting.matches(parsed)))


def test_a_template_that_can_fit_in_endless_ways_is_given_up() -> None:
    with pytest.raises(TimeoutError):
        matches("((捕)+)+ n尾", "捕" * 40)


def test_an_aside_may_be_longer_than_a_gap() -> None:
    aside = f"（{'好' * 36}）"
    assert captured(matches("捕 n尾", f"捕{aside}3尾")) == ["n=3"]
