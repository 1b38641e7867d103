"""Every example of ``docs/tables.md`` is run: what the page shows of a form and a document is what gouji says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from msgspec import Struct

from gouji.checks.tables.rule import CELL_FINDS, MEANINGS
from gouji.cli.main import main
from make_docs import DOCS

PAGE = (DOCS / "tables.md").read_text("utf-8")
PART = re.compile(r"^##+ ([^\n]+)$|^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
"""A heading, or a block: headings in a block are not the page's."""
PACK = "id: tides\nname: Tide Report\nversion: 1\nlanguage: en\nclaims: {title: ['Tide Report']}\n"
SECTIONS = "sections: [{id: tables, number: I, title: Tables}]\n"
SETTINGS = "language: en\npacks: [tides]\nfiles: [{paths: ['report.*'], pack: tides}]\n"
HEADS = {
    "markdown": "# Tide Report\n\n## I. Tables\n\n",
    "html": "<h1>Tide Report</h1>\n<h2>I. Tables</h2>\n",
}


class Example(Struct, frozen=True):
    """Blocks of one section of the page: a form, perhaps rules, a document, and what commands say."""

    title: str
    blocks: Mapping[str, tuple[str, ...]]

    def yaml(self, *, rules: bool) -> str:
        return "".join(text for text in self.blocks["yaml"] if text.startswith("- ") == rules)


def examples() -> Iterator[Example]:
    title, blocks = "", dict[str, tuple[str, ...]]()
    for heading, language, text in (*PART.findall(PAGE), ("end", "", "")):
        if heading:
            if "console" in blocks:
                yield Example(title, blocks)
            title, blocks = heading, {}
        else:
            blocks[language] = (*blocks.get(language, ()), text)


def rule(word: str, fields: tuple[str, ...]) -> str:
    """A rule that says all that it may."""
    named = ("value",) if word in CELL_FINDS else fields
    message = " ".join(("{label}", *(f"“{{{name}}}”" for name in named)))
    decimals = ", decimals: 1" if word == "decimals" else ""
    return f"- {{id: {word}, check: tables, finds: {word}, message: '{message}', why: It is so.{decimals}}}\n"


def written(example: Example, folder: Path) -> None:
    """The files of an example."""
    pack = folder / "tides"
    pack.mkdir()
    every = "".join(rule(word, finds.fields) for word, finds in MEANINGS.items())
    (pack / "pack.yaml").write_text(PACK, "utf-8")
    form = example.yaml(rules=False)
    (pack / "form.yaml").write_text(form if "sections:" in form else SECTIONS + form, "utf-8")
    (pack / "rules.yaml").write_text(every + example.yaml(rules=True), "utf-8")
    (folder / ".gouji.yaml").write_text(SETTINGS, "utf-8")
    for language, head in HEADS.items():
        if language in example.blocks:
            suffix = {"markdown": "md"}.get(language, language)
            (folder / f"report.{suffix}").write_text(head + "".join(example.blocks[language]), "utf-8")


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: example.title)
def test_the_page_shows_what_gouji_says(
    example: Example, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(example, tmp_path)
    shown = "".join(example.blocks["console"])
    said = ""
    for command in re.findall(r"^\$ gouji (.*)$", shown, re.MULTILINE):
        main([*command.split(), "--no-cache"])
        out, error = capfd.readouterr()
        assert not error
        said += f"$ gouji {command}\n{out}"
    assert shown == said
