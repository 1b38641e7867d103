"""The leaves of a Markdown document; ``gouji.readers.markdown.blocks``."""

from __future__ import annotations

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st
from markdown_it.rules_block import table

from gouji.readers.markdown import blocks

_PARTS = [
    *("| a | b |\n", "|---|---|\n", "| a | b |\n|---|---|\n", "a | b\n", "|\n"),
    *("- ", "> ", "> " * 96, "  ", "    ", "\n", "1. ", "字\n", "```\n", "# ", "<p>\n"),
]


@given(st.lists(st.sampled_from(_PARTS)))
def test_leaves_are_the_same_with_and_without_the_tokens_of_cells(parts: list[str]) -> None:
    lines = "".join(parts).split("\n")
    found = blocks.find_leaves(lines)
    plain = blocks._parser.__wrapped__()  # noqa: SLF001 - a parser with the rule as markdown-it has it
    plain.block.ruler.at("table", table, {"alt": ["paragraph", "reference"]})
    with (
        mock.patch.object(blocks, "_parser", return_value=plain),
        mock.patch.object(blocks, "_innermost", lambda token: token.level),
    ):
        assert blocks.find_leaves(lines) == found


def test_a_table_in_many_quotes_is_as_deep_as_its_cells() -> None:
    table_in = [f"{'> ' * depth}{line}" for depth in (94, 95, 96, 97) for line in ("| a |", "|---|", "| 1 |", "")]
    assert blocks.find_leaves(table_in[:4]) is not None
    assert blocks.find_leaves(table_in[-4:]) is None
