"""Titles of sections, and what they may have or lack."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.forms.labels import similarity
from gouji.forms.sections.titles import is_accepted, is_like_any, likeness, words
from gouji.schema.sections import SectionForm, connected

ENGLISH = SectionForm(id="gauges", number="I", title="Gauges and Tides")
CHINESE = SectionForm(id="waters", number="一", title="水域与渔获情况")


@pytest.mark.parametrize(
    ("section", "connectives", "title", "accepted"),
    [
        (ENGLISH, ("and",), "Gauges, Tides", "yes"),
        (ENGLISH, ("and",), "Gauges and the Tides", "no"),
        (ENGLISH, (), "Gauges, Tides", "no"),
        (ENGLISH, (), "GAUGES AND TIDES", "yes"),
        (CHINESE, ("和", "与", "的", "以及"), "水域和渔获的情况", "yes"),
        (CHINESE, ("及", "与", "以及"), "水域以及渔获情况", "yes"),  # the longest first
        (CHINESE, (), "水域和渔获情况", "no"),
    ],
)
def test_connectives(section: SectionForm, connectives: tuple[str, ...], title: str, accepted: str) -> None:
    (own,) = connected((section,), connectives)
    assert is_accepted(title, own) == (accepted == "yes")


def test_sections_have_the_connectives_of_what_they_are_in() -> None:
    inner = SectionForm(id="north", number="A", title="North")
    outer = SectionForm(id="gauges", number="I", title="Gauges", connectives=("of",), sections=(inner,))
    ((found,), (other,)) = (connected((each,), ("and",)) for each in (outer, ENGLISH))
    assert (found.connectives, found.sections[0].connectives, other.connectives) == (("of",), ("of",), ("and",))


WORDINGS = st.text("水域与渔情况的—", min_size=1, max_size=8)


@given(
    st.text("水域与渔情况的—", max_size=8), st.lists(st.lists(WORDINGS, min_size=1, max_size=3), min_size=1, max_size=3)
)
def test_a_title_is_as_like_as_the_wording_that_it_is_most_like(title: str, wordings: list[list[str]]) -> None:
    """The plain way: each wording of each section by itself."""
    sections = tuple(
        SectionForm(id="a", number="一", title=first, titles=tuple(others), connectives=("的",) * (len(others) % 2))
        for first, *others in wordings
    )
    likes = []
    for section in sections:
        known = [words(each, section.connectives) for each in (section.title, *section.titles)]
        likes.append(max(similarity(words(title, section.connectives), each) for each in known))
    assert [likeness(title, section) for section in sections] == likes
    assert is_like_any(title, sections) == any(likes)
