"""Numbers in the style that a form's own numbers show; ``gouji.forms.sections.numbers``."""

from __future__ import annotations

import pytest

from gouji.forms.sections.numbers import numbering
from gouji.schema.sections import SectionForm


def sections(*numbers: str) -> tuple[SectionForm, ...]:
    return tuple(SectionForm(id=f"s{order}", number=each, title="Tides") for order, each in enumerate(numbers))


@pytest.mark.parametrize(
    ("numbers", "values"),
    [
        pytest.param(("IV", "V", "VI"), (4, 5, 6), id="Roman"),
        pytest.param(("A", "B", "C", "D"), (1, 2, 3, 4), id="letters"),
        pytest.param(("C", "D"), (3, 4), id="letters that could be Roman"),
        pytest.param(("Part 1", "Part 2"), (1, 2), id="words"),
        pytest.param(("一", "二"), (1, 2), id="Chinese"),
        pytest.param(("第二章", "第三章"), (2, 3), id="chapters"),
        pytest.param(("A", "B(1)", "B(2)"), (1, 2001, 2002), id="of two numerals"),
    ],
)
def test_values(numbers: tuple[str, ...], values: tuple[int, ...]) -> None:
    assert numbering(sections(*numbers)).values == values


@pytest.mark.parametrize(
    ("numbers", "text", "read"),
    [
        (("IV", "V"), "IX. Tides", ("IX", 9, "Tides", False)),
        (("IV", "V"), "V – Tides", ("V", 5, "Tides", False)),
        (("IV", "V"), "Section V: Tides", ("V", 5, "Tides", True)),
        (("IV", "V"), "V Tides", ("V", 5, "Tides", True)),
        (("IV", "V"), "V.A. Tides", None),
        (("IV", "V"), "Civil Tides", None),
        (("A", "B(1)"), "B(3). Tides", ("B(3)", 2003, "Tides", False)),
        (("1", "1.1"), "1.2. Tides", ("1.2", 1002, "Tides", False)),
        (("Part 1", "Part 2"), "Part 3: Tides", ("Part 3", 3, "Tides", False)),
        (("一", "二"), "二、潮位", None),
    ],
)
def test_read(numbers: tuple[str, ...], text: str, read: tuple[str, int, str, bool] | None) -> None:
    found = numbering(sections(*numbers)).read(text)
    assert (found and (found.written, found.value, found.rest, found.loose)) == read
