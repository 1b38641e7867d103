"""Templates over English sentences, from the log of a tide gauge."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gouji.checks.narrative.lexicon import lexicon
from gouji.checks.narrative.matching import Fitting
from gouji.checks.narrative.respectively import distributed
from gouji.checks.narrative.templates import template
from gouji.checks.narrative.tokens import Token, names_of, tokens
from gouji.messages.message import plain
from gouji.schema.form import ColumnForm, Form, RowForm, TableForm
from gouji.schema.sections import SectionForm
from gouji.schema.words import FigureWords

LEXICON = lexicon(
    Form(
        sections=(SectionForm(id="log", number="I", title="Log"),),
        tables=(
            TableForm(
                id="tides",
                section="log",
                name=plain("tides"),
                rows=(
                    RowForm(id="spring", label="Spring Tides", said=("spring tides",)),
                    RowForm(id="neap", label="Neap Tides", said=("neap tides", "neaps", "neap")),
                    RowForm(id="storm", label="Storm Surges", said=("storm surges",)),
                ),
                columns=(ColumnForm(id="total", label="Overall"),),
            ),
        ),
        words={
            "saw": ("saw", "(recorded|counted)"),
            "fell": ("fell", "dropped"),
            "rose": ("rose", "(was|were) up"),
            "last_period": ("last year", "{last_year}"),
            "share": ("or", "which is"),
            "May": ("May",),
            "bureau": ("the (Tide |)Bureau",),
        },
        cased=("May",),
        fillers=("(the|a|an|of|in|by|and|were|was|total|at|for|during)", "{this_year}"),
        respectively=("respectively",),
        measures={
            "tides": ("(high |low |)(tides|tide)",),
            "days": ("days", "day"),
            "dollars": {"$": 1, "dollars": 1, "cents": 0.01},
            "%": ("%", "percent"),
        },
        figures=FigureWords(
            about=("(about|nearly|more than|No.|over) {n}", "{n} odd", "{n}{m} or (so|more)"),
            years=("(FY|fiscal year|) {year}",),
            months=("(?:January|June)",),
            unread=(r"(?:January|June) [0-9]{1,2}", r"[Ss]tation [0-9]+"),
            numerals={"one": 1, "two": 2, "twelve": 12, "million": 1_000_000},
        ),
    ),
    {},
)


def read(text: str) -> tuple[Token, ...]:
    return distributed(tokens(text, LEXICON, 2024))


def captured(said: str, text: str) -> list[str]:
    line = read(text)
    parsed = template(said, {"kind": ("spring", "neap", "storm")}, LEXICON)
    fitting = Fitting(line, names_of(line))
    return [
        " ".join(
            [*(f"{name}={float(token.amount.value):g}" for name, token in each.figures if token.amount)]
            + [value for _, value in each.values]
        )
        for each in fitting.matches(parsed, parsed.mentioned | LEXICON.kinds.keys())
    ]


@pytest.mark.parametrize(
    ("said", "text", "expected"),
    [
        ("saw {n} tides", "The Bureau saw 1,391 tides.", ["n=1391"]),
        ("saw {n} tides", "The bureau Recorded a total of 1,391 high tides in 2024.", ["n=1391"]),
        ("saw {n} tides", "It saw 12 Tides. It counted 1 tide.", ["n=12", "n=1"]),
        ("saw {n} tides", "It saw twelve low tides; it saw One tide.", ["n=12", "n=1"]),
        ("saw {n} tides", "In fiscal year 2024, 1,355 tides were seen; in FY 2024 it saw 38 tides.", ["n=38"]),
        ("{n} tides … saw", "In FY 2024, 1,355 tides were ever recorded.", ["n=1355"]),
        ("{n} … saw", "In FY 2024, 1,355 were recorded.", ["n=1355"]),
        ("saw {n} tides", "“It saw 7 tides,” said the keeper.", ["n=7"]),
        ("saw {n}", "It saw 7 of them.", ["n=7"]),
        ("saw {n}#", "It saw 7 of them; it saw 8 days.", ["n=7", "n=8"]),
        ("saw {n}%", "It saw 7.5% of them, then it saw 8 percent.", ["n=7.5", "n=8"]),
        ("saw {n} dollars", "It saw $1,412,300.25 and it saw 50 cents.", ["n=1.4123e+06", "n=0.5"]),
        ("saw {n} dollars", "It saw $2 million.", ["n=2e+06"]),
        ("fell by {less}".replace("by ", ""), "Tides fell by 34 over last year.", ["less=34"]),
        ("fell {less} ， {p}%", "Tides fell by 34, 2.5%.", ["less=34 p=2.5"]),
        ("kind {n}", "Spring tides 3, neaps 4 and storm surges 5.", ["n=3 spring", "n=4 neap", "n=5 storm"]),
        (
            "kind {n}",
            "Spring tides, neap tides and storm surges were 3, 4 and 1,005 respectively.",
            ["n=3 spring", "n=4 neap", "n=1005 storm"],
        ),
        ("kind {n}", "Spring tides and neap tides were 3 and 4, respectively.", ["n=3 spring", "n=4 neap"]),
        ("kind {n}", "Neaps, spring tides, and storms were respectively 3, 4, and 5.", ["n=3 neap", "n=4 spring"]),
        ("kind {n} days", "Neap and spring tides lasted; neaps and spring tides respectively 3 and 4 days.",
         ["n=3 neap", "n=4 spring"]),
        ("last_period saw {n} tides", "In 2023 it saw 5 tides.", []),
        ("last_period … saw {n} tides", "In 2023 it saw 5 tides.", ["n=5"]),
        ("last_period … saw {n} tides", "In FY 2022 it saw 5 tides.", []),
        ("May … saw {n}", "In May it saw 5.", ["n=5"]),
        ("bureau … saw {n}", "The Tide Bureau (its gauge is old) saw 5.", ["n=5"]),
    ],
)  # fmt: skip
def test_what_is_read(said: str, text: str, expected: list[str]) -> None:
    assert captured(said, text) == expected


@pytest.mark.parametrize(
    ("said", "text"),
    [
        # Words are whole words.
        ("saw {n} tides", "It foresaw 5 tides."),
        ("saw {n} tides", "It saw 5 tidesmen."),
        ("saw {n} days", "It saw 5 daystars."),
        ("May … saw {n}", "It may be that it saw 5."),
        # No exact counts.
        ("saw {n} tides", "It saw about 5 tides."),
        ("saw {n} tides", "It saw More Than 5 tides."),
        ("saw {n} tides", "It saw 50 odd tides."),
        ("saw {n} tides", "It saw 5 tides or so."),
        ("saw {n}", "It saw No. 5."),
        ("saw {n}", "It saw the 7th."),
        ("saw {n}", "It saw 3-5."),
        # No figures at all.
        ("saw {n}", "It saw January 15."),
        ("saw {n}", "It saw station 15."),
        ("saw {n}", "It saw one."),
        ("saw {n}", "It saw 2024."),
        # Another measure, another sentence, another word between.
        ("saw {n} tides", "It saw 5 days."),
        ("saw {n}", "It saw 5 days."),
        ("saw … {n} tides", "That is what it saw. 5 tides came later."),
        ("saw {n} tides", "It saw altogether 5 tides."),
        ("kind {n}", "Spring tides and neaps were 3, 4 and 5 respectively."),
    ],
)
def test_what_is_not(said: str, text: str) -> None:
    assert captured(said, text) == []


@pytest.mark.parametrize("figure", ["5", "1,391", "0", "12,345,678"])
@pytest.mark.parametrize("said", ["saw {n} tides", "{n} days", "neap {n}", "saw {n}%", "saw {n} dollars"])
def test_a_template_printed_with_a_figure_is_read_back(said: str, figure: str) -> None:
    assert captured(said, f"{said.replace('{n}', figure)}.") == [f"n={float(figure.replace(',', '')):g}"]


def test_cents_are_exact() -> None:
    (*_, token) = [each for each in read("It saw $1,412,300.25 in all.") if each.kind == "quantity"]
    assert token.amount is not None
    assert (token.amount.value, token.amount.step) == (Fraction("1412300.25"), Fraction(1, 100))
    assert "It saw $1,412,300.25 in all."[token.start : token.figure] == "$1,412,300.25"
