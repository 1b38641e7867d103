"""The page, its rows, the page of a report, the copy and what is refused are in the language of the person."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from gouji.messages.message import Language
from support.checkout import EXAMPLES
from support.reading import LANGUAGES, foreign, words_of_page
from support.render import as_markdown
from support.sample_reports import FAULTY
from support.served import served
from support.word_parts import comments

pytestmark = pytest.mark.xdist_group("serve")
DROPPED = {
    "faulty.docx": (EXAMPLES / "faulty" / "qingshi-2024.docx").read_bytes(),
    "faulty.md": as_markdown(FAULTY),
    "clean.txt": (EXAMPLES / "faultless" / "qingshi-2024.txt").read_bytes(),
    "letter.txt": "各位同事：周五下午开会。".encode(),
    "empty.docx": b"",
    "picture.png": b"\x89PNG",
}
REFUSED = ("page/99", "/nowhere")
TITLE = re.compile(r"青石县水利局2024年政府信息公开工作年度报告|澄溪县青石镇人民政府2024年政府信息公开工作年度报告")
"""Of the reports."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_added_is_in_it(tmp_path: Path, language: Language) -> None:
    with served(tmp_path, "--lang", language) as server:
        rows = {name: server.drop(name, data) for name, data in DROPPED.items()}
        pages = [server.ask("GET", path)[1].decode() for path in ("", "all", "page/1", *REFUSED)]
        said = [words_of_page(each) for each in (*rows.values(), *pages)]
        answer, copy = server.ask("GET", "copy/1")
        name = unquote(answer.headers["Content-Disposition"].rpartition("''")[2])
    notes = ["\n".join(lines) for _, lines in comments(copy).values()]
    assert notes
    assert all(said)
    assert [words for each in (*said, *notes, name) if (words := foreign(TITLE.sub("", each), language))] == []
