"""Clauses that were read once are read in other lines as if for the first time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checks.narrative.clauses import line_of, mention_line
from gouji.checks.narrative.lexicon import lexicon
from gouji.checks.narrative.respectively import distributed
from gouji.checks.narrative.tokens import tokens
from gouji.schema.form import Form
from gouji.schema.sections import SectionForm
from support.chinese_figures import CHINESE_FIGURES

LEXICON = lexicon(
    Form(
        sections=(SectionForm(id="catch", number="一", title="捕鱼"),),
        words={
            "捕": ("捕", "捕捞", "没有鱼，不捕", "捕鱼，"),
            "鱼": ("鱼", "鱼类", "carp", "（大）鱼"),
            "船": ("船", "，船", "；；船"),
            "去年": ("{last_year}",),
        },
        fillers=("了", "共", "其中："),
        respectively=("分别为",),
        figures=CHINESE_FIGURES,
        measures={"尾": ("尾", "尾；次"), "元": ("元", "$")},
    ),
    {},
)
CHARACTERS = "捕鱼大小船了共没有不其中三十万0123456789.,:;，。；：！？（）、《》〔〕“”年月日约余多尾次元$ aBΣ\n"
WORDS = "没有鱼|，不捕|捕鱼，|；；船|其中：|分别为|2023年|1月至|《捕，鱼》|carp|1,234|尾；次|J. S."
PARTS = st.sampled_from([*CHARACTERS, *WORDS.split("|")])
LINES = st.lists(st.lists(PARTS, max_size=20).map("".join), max_size=4)


@given(LINES, st.sampled_from([None, 2024]))
def test_a_line_is_read_as_its_mentions_are(lines: list[str], year: int | None) -> None:
    for text in (*lines, "，".join(lines), "".join(lines)):
        assert mention_line(text, LEXICON, year) == line_of(distributed(tokens(text, LEXICON, year)))


def test_a_clause_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    mention_line("有人捕鱼。", LEXICON, 2024)
    monkeypatch.setattr("gouji.checks.narrative.tokens.Scanner.tokens", None)
    read = mention_line("！有人捕鱼？有人捕鱼", LEXICON, 2024)
    assert [(each.start, each.text) for each in read.tokens[-2:]] == [(8, "捕"), (9, "鱼")]


def test_few_clauses_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.checks.narrative.clauses._MOST", 2)
    for text in ("一船。二船。三船", "四船"):
        mention_line(text, LEXICON, 2024)
    assert len(LEXICON.clauses) <= 2
