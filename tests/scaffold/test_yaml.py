"""YAML as it is written reads as what was meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gouji.scaffold.yaml import flow
from gouji.yaml import nodes

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=12)


@given(st.dictionaries(st.sampled_from(["a", "b"]), TEXTS | st.lists(TEXTS | st.booleans(), max_size=3), min_size=1))
def test_reads_as_it_was(value: dict[str, object]) -> None:
    assert nodes.read("a.yaml", flow(value).encode()).plain() == value
