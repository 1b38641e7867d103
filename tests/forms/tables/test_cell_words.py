"""Labels and titles in running text, found by their letters first; ``gouji.forms.tables.cell_words``."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.document.model import Paragraph
from gouji.forms.tables import run_on
from gouji.forms.tables.cell_words import Letters, occurrences, words_of
from gouji.forms.tables.run_on import cut
from gouji.packs.library import Library
from gouji.schema.form import Form
from gouji.text.spans import Text
from support.examples import FEW

FORMS = {name: Library().get(name).form for name in ("gia-2021", "us-foia", "juesuan")}
LABELS = {
    name: sorted({label for table in form.tables for row in table.rows for label in (row.label, *row.labels) if label})
    for name, form in FORMS.items()
}
WHOLE = {
    name: re.compile("|".join(f"(?P<w{at}>{word.expression})" for at, word in enumerate(words_of(form).words)))
    for name, form in FORMS.items()
}
"""One expression of all words: the plain way."""


def plainly(text: str, name: str) -> list[tuple[int, int, str]]:
    words = words_of(FORMS[name]).words
    return [(*found.span(), words[int(str(found.lastgroup)[1:])].kind) for found in WHOLE[name].finditer(text)]


def texts(name: str) -> st.SearchStrategy[str]:
    words = [word.letters for word in words_of(FORMS[name]).words]
    titles = [f"{section.number}、{section.title}" for section in FORMS[name].all_sections]
    label = st.one_of(st.sampled_from(words), st.sampled_from(LABELS[name] + titles))
    broken = st.tuples(label, st.integers(0, 12), st.sampled_from([" ", "    ", "，", "。"])).map(
        lambda each: each[0][: each[1]] + each[2] + each[0][each[1] :]
    )
    other = st.sampled_from(
        ["12", " 0 0 1", "1,234.5", " ", "\n", "件", "，", "（一）", "1.", "①", "其中：", "the ", "_"]
    )
    return st.lists(st.one_of(label, broken, other, other), max_size=10).map("".join)


CASES = st.sampled_from(sorted(FORMS)).flatmap(lambda name: st.tuples(st.just(name), texts(name)))


@FEW
@given(CASES)
def test_words_stand_where_one_expression_of_all_finds_them(case: tuple[str, str]) -> None:
    name, text = case
    may_be = Letters.of(text, words_of(FORMS[name])).words
    assert list(occurrences(text, may_be)) == plainly(text, name)


@FEW
@given(CASES)
def test_what_is_ruled_out_by_its_letters_does_not_run_on(case: tuple[str, str]) -> None:
    name, text = case
    form: Form = FORMS[name]
    with pytest.MonkeyPatch.context() as patch:
        paragraph = Paragraph(Text(text))
        quickly = cut([paragraph], form)
        patch.setattr(run_on, "_may_run_on", lambda *_: True)
        assert quickly == cut([paragraph], form)
