"""What a table scores in a document, and what it scores at most."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from gouji.document.model import Block
from gouji.forms.layouts import Shape, shapes
from gouji.forms.tables.candidates import rows_of
from gouji.forms.tables.cell_reader import reading_of
from gouji.forms.tables.match_rows import Prospect
from gouji.forms.tables.written import Written
from gouji.forms.vocabulary import vocabulary_of
from gouji.packs.library import Library
from gouji.readers import read
from gouji.schema.form import Form
from gouji.text.source import Source
from support.checkout import EXAMPLES
from support.examples import FEWEST

LIBRARY = Library()
REPORTS = (
    ("gia-2021", "faultless/qingshi-2024.md"),
    ("gia-2019", "faulty/qingshi-2024.txt"),
    ("juesuan", "juesuan/faultless/qingshi-2024.md"),
    ("us-foia", "us-foia/faultless/tides-2024.md"),
)


@cache
def blocks(name: str) -> tuple[Block, ...]:
    return read(Source(name, (EXAMPLES / name).read_bytes())).blocks


def written(form: Form, found: tuple[Block, ...]) -> Written:
    return Written(rows_of(found, frozenset(), reading_of(form)), vocabulary_of(form))


def all_shapes(form: Form) -> list[Shape]:
    return [shape for table in form.tables for shape in shapes(table)]


@FEWEST
@given(st.data(), st.sampled_from(REPORTS))
def test_no_table_scores_more_than_it_may(data: st.DataObject, report: tuple[str, str]) -> None:
    pack, name = report
    form, found = LIBRARY.get(pack).form, list(blocks(name))
    for at in sorted(data.draw(st.sets(st.integers(0, len(found) - 1), max_size=5)), reverse=True):
        del found[at]
    rows = written(form, tuple(found))
    lost = data.draw(st.sets(st.integers(0, len(rows.rows) - 1), max_size=9)) if rows.rows else set()
    free = frozenset(range(len(rows.rows))) - lost
    for shape in all_shapes(form):
        prospect = Prospect.of(rows, shape)
        most, binding = prospect.at_most(free), Prospect.of(rows, shape).bind(free)
        assert binding is None or binding.score <= most
