"""``docs/values.md`` tells every kind and every key, and what it shows of them is read so."""

from __future__ import annotations

import re

import msgspec
import pytest
from ruamel.yaml import YAML

from gouji.forms.tables.cell_reader import CellReader
from gouji.schema.form import Form
from gouji.schema.sections import SectionForm
from gouji.schema.values import BUILT_IN, ValueKind
from support.checkout import ROOT

PAGE = (ROOT / "docs" / "values.md").read_text(encoding="utf-8")
FIRST_CELLS = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
[EXAMPLE] = [block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if block.startswith("values:")]
KINDS = msgspec.convert(YAML(typ="safe", pure=True).load(EXAMPLE)["values"], dict[str, ValueKind])
READER = CellReader.of(Form(sections=(SectionForm(id="one", number="1", title="One"),), values=KINDS))


def test_every_kind_and_every_key_is_told() -> None:
    assert sorted(FIRST_CELLS) == sorted((*BUILT_IN, *ValueKind.__struct_fields__))


@pytest.mark.parametrize(
    ("kind", "text", "state"),
    [
        ("money", "$1,412.50", "number"),
        ("money", "$ 5", "number"),
        ("days", "18 days", "number"),
        ("share", "0.03%", "number"),
        ("days", "N/A", "none"),
        ("wan", "", "none"),
        ("days", "<1", "below"),
        ("money", "(1,234.50)", "number"),
        ("money", "$(5)", "number"),
    ],
)
def test_what_the_page_shows_is_read_so(kind: str, text: str, state: str) -> None:
    assert f"`{text}`" in PAGE.replace("`''`", "``")
    assert READER.value(text, kind).state == state
