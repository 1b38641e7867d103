"""Titles of sections, and what they may have or lack."""

from __future__ import annotations

import pytest

from gouji.forms.sections.titles import is_accepted
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
