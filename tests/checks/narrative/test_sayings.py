"""Which templates of a rule may fit a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.narrative.lexicon import lexicon
from gouji.checks.narrative.rule import NarrativeRule, Phrase
from gouji.checks.narrative.sayings import sayings_of
from gouji.messages.message import plain
from gouji.schema.form import Form
from gouji.schema.sections import SectionForm

WORDS = ("捕", "放回", "送人", "春", "秋")
LEXICON = lexicon(
    Form(
        sections=(SectionForm(id="catch", number="一", title="捕鱼"),),
        words={each: (each,) for each in WORDS},
        measures={"尾": ("尾",)},
    ),
    {},
)
RULE = NarrativeRule(
    id="catch",
    finds="figures",
    message=plain("…"),
    why=plain("…"),
    phrases=(
        Phrase(reads=("捕 n尾", "n尾 (、 n尾)+"), unless=("春 捕",)),
        Phrase(reads=("(捕|放回) … 送人", "春 …… 秋")),
        Phrase(reads="捕"),
    ),
)
NAMES = st.frozensets(st.sampled_from(WORDS))


@given(NAMES)
def test_no_saying_is_missed(names: frozenset[str]) -> None:
    sayings = sayings_of(RULE, LEXICON)
    assert list(sayings.may_fit(names)) == [each for each in sayings.all if each.says.may_fit(names)]


@given(st.lists(NAMES))
def test_what_does_not_fit_all_lines_fits_none(lines: list[frozenset[str]]) -> None:
    sayings = sayings_of(RULE, LEXICON)
    possible = list(sayings.may_fit(frozenset().union(*lines)))
    assert all(each in possible for names in lines for each in sayings.may_fit(names))


def test_a_rule_is_read_once() -> None:
    assert sayings_of(RULE, LEXICON) is sayings_of(RULE, LEXICON)
    assert [each.phrase for each in sayings_of(RULE, LEXICON).all] == [
        phrase for phrase in RULE.phrases for _ in phrase.templates
    ]
