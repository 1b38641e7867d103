"""What a text is like among all labels of a form, looked up once; ``gouji.forms.vocabulary``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from gouji.forms.labels import LIKE, best
from gouji.forms.vocabulary import Vocabulary, vocabulary_of
from gouji.packs.library import Library
from support.examples import FEW

LABELS = vocabulary_of(Library().get("gia-2021").form).labels
LETTERS = st.text("予以公开不其他12ab", max_size=16)
TEXTS = st.one_of(LETTERS, st.sampled_from(LABELS), st.builds("".join, st.tuples(st.sampled_from(LABELS), LETTERS)))


@FEW
@given(TEXTS, st.lists(TEXTS, max_size=12))
def test_it_finds_what_a_search_among_the_labels_alone_finds(text: str, labels: list[str]) -> None:
    vocabulary = Vocabulary.of([*labels, *LABELS])
    alike = vocabulary.like(text)
    places = {label: which for which, label in reversed(list(enumerate(labels)))}
    found = [(which, alike[label]) for which, label in enumerate(labels) if label in alike]
    searched = process.extract(text, labels, scorer=ratio, score_cutoff=100 * LIKE, limit=None) if text else []
    assert sorted(found, key=lambda each: (-each[1], each[0])) == [(which, score / 100) for _, score, which in searched]
    assert vocabulary.best(text, places) == best(text, tuple(labels))
    assert vocabulary.like(text) == alike


@pytest.mark.parametrize("text", ["", "完全无关的另一段文字"])
def test_what_is_like_none(text: str) -> None:
    assert vocabulary_of(Library().get("gia-2021").form).like(text) == {}
