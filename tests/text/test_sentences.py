"""Where sentences and clauses end; ``gouji.text.sentences``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.text.sentences import clauses, ends, sentence_at

SHORT = ("No.", "v.")


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["It came.", " It went!", " Did it?"], id="marks"),
        pytest.param(["It cost 3.5 dollars, or 1,355.", " 12 came."], id="figures"),
        pytest.param(["By 5 U.S.C. 552 and 5 U.S.C. Section 552.", " It holds."], id="initials of a name"),
        pytest.param(["J. Smith wrote it."], id="initials of a person"),
        pytest.param(["In Smith v. Jones, No. 3, it was so."], id="abbreviations of the form"),
        pytest.param(["See www.tides.example.", " It is there."], id="an address"),
        pytest.param(["一共3件。", "其中1件；", "都已办结！"], id="Chinese"),
        pytest.param(["Table 3. and so on"], id="no capital"),
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = "".join(sentences)
    starts = [0, *ends(text, SHORT)]
    cut = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end]
    assert cut == sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("共3件，办结（含上年）2件。", ["共3件", "，", "办结", "（", "含上年", "）", "2件", "。"]),
        ("Of 1,355, 12 came: 9:30 (early).", ["Of 1,355", ",", " 12 came", ":", " 9:30 ", "(", "early", ")", "."]),
        ("甲、乙", ["甲、乙"]),
    ],
)
def test_clauses(text: str, cut: list[str]) -> None:
    assert list(clauses(text)) == cut


@given(st.text(alphabet="aB .,。；:1\n", max_size=40))
def test_clauses_are_the_text(text: str) -> None:
    assert "".join(clauses(text)) == text


def test_the_sentence_about_a_place() -> None:
    text = "It came. It cost 3.5 dollars. It went."
    start, end = sentence_at(text, 17, 20)
    assert text[start:end] == " It cost 3.5 dollars"
