"""Diagnostics, hovers and actions are in the language of the person, of reports and of what is written in YAML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from gouji.messages.message import Language
from support.editor import Editor, Start
from support.reading import LANGUAGES, foreign

SETTINGS = "exclud: []\nfail_on: warn\n"
RULES = "- {id: section-copied, severity: fatal}\n- {id: cell-blank, severty: info}\n"


def told(editor: Editor, uri: str) -> Iterator[str]:
    """All that is shown of a document: at its findings, under the pointer, in the menu of what can be done."""
    for each in editor.diagnostics(uri):
        yield each.message
        yield from (related.message for related in each.related_information or ())
        yield editor.hover(uri, each.range.start)
        yield from (action.title for action in editor.actions(uri, [each]))
    yield from (action.title for action in editor.actions(uri, only=["source.fixAll"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_added_is_in_it(start: Start, tmp_path: Path, faulty: str, language: Language) -> None:
    pack = tmp_path / "rules" / "our-city"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("id: our-city\nextends: gia-2021\n", "utf-8")
    editor = start(locale="en-GB" if language == "en" else "zh-CN")
    report = [*told(editor, editor.open(tmp_path / "a.md", faulty))]
    settings = [*told(editor, editor.open(tmp_path / ".gouji.yaml", SETTINGS, "yaml"))]
    rules = editor.open(pack / "rules.yaml", RULES, "yaml")
    written = [*told(editor, rules), editor.hover(rules, types.Position(0, 10))]
    assert min(map(len, (report, settings, written))) > 2
    assert [words for each in (*report, *settings, *written) if (words := foreign(each, language))] == []
