from __future__ import annotations

import pytest

from gouji.checks.narrative.authors import foreign_names, is_own
from gouji.checks.narrative.normalized import line
from gouji.checks.narrative.rule import NameWords
from gouji.document.model import Paragraph
from gouji.text.spans import Text

OWN = ("青石县住房和城乡建设局",)


@pytest.mark.parametrize(
    "name", ["青石县住房和城乡建设局", "县住房和城乡建设局", "县住建局", "其中县住建局", "住房城乡建设局"]
)
def test_own_names_in_full_and_in_short(name: str) -> None:
    assert is_own(name, OWN)


@pytest.mark.parametrize("name", ["县水利局", "市公安局", "县住建局质监站", "县局"])
def test_names_of_others(name: str) -> None:
    assert not is_own(name, OWN)


def test_without_a_name_every_one_is_anothers() -> None:
    assert not is_own("县住建局", ())


@pytest.mark.parametrize(
    ("own", "said", "whose"),
    [
        ("青石县水利局", "水利局", "own"),  # a short form
        ("青石县水利局", "县水局", "own"),
        ("青石县水利局", "青石县教育局", "own"),  # a body of the same place
        ("青石县水利局", "白沙县教育局", "foreign"),
        ("Department of Tides", "Department", "own"),
        ("Department of Tides and Harbors", "Department of Tides", "own"),
        ("Department of Tides and Harbors", "Department of Harbors", "own"),
        ("Department of Tides", "Department of Dunes", "foreign"),  # what they begin with is no place
        ("Department of Tides", "Tide Bureau", "foreign"),
    ],
)
def test_names_in_the_place_of_ones_own(own: str, said: str, whose: str) -> None:
    text = Text(f"{said} receives")
    words = NameWords(own="^(?P<name>.+)$", subject=(r"^(?P<name>.+?) ?receives",))
    found = [each.name for each in foreign_names(((None, Paragraph(text), line(text)),), words, (own,))]
    assert found == ([said] if whose == "foreign" else [])
