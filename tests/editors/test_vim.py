from __future__ import annotations

import json
import shutil
from typing import Any

import pytest

from support.desk import REPORTS, Desk, Position, snippets

pytestmark = pytest.mark.skipif(not shutil.which("vim"), reason="Vim is not installed")

_VIM_LSP, _YEGAPPAN, COMPILER, SETTINGS, ALE = snippets("vim")
WALK = """
function! Position() abort
  return [expand('%:t'), line('.'), strchars(strpart(getline('.'), 0, col('.') - 1)) + 1]
endfunction
"""
QUICKFIX = """
compiler gouji
silent make %:S
let positions = []
for number in range(1, len(getqflist()))
  execute 'silent cc!' number
  call add(positions, Position())
endfor
call writefile([json_encode({'positions': positions, 'types': map(getqflist(), 'v:val.type')})], 'out.json')
qall!
"""
HAS_ALE = """
call writefile([json_encode({'has': exists('g:loaded_ale')})], 'out.json')
qall!
"""
WORD = """
compiler gouji
silent make 青石镇.docx
call writefile([json_encode({'list': getqflist()})], 'out.json')
qall!
"""
LOCATIONS = """
call ale#Queue(0)
let waited = 0
while empty(ale#engine#GetLoclist(bufnr('%'))) && waited < 300
  sleep 100m
  let waited += 1
endwhile
let positions = []
for found in ale#engine#GetLoclist(bufnr('%'))
  call cursor(found.lnum, found.col)
  call add(positions, Position())
endfor
call writefile([json_encode({'positions': positions})], 'out.json')
qall!
"""


def drive(desk: Desk, report: str, script: str) -> dict[str, Any]:
    """What a script finds out in a Vim with the set-up of the docs."""
    out = desk.reports / "out.json"
    said = desk.run("vim", "-N", "-es", "-u", desk.home / ".vimrc", "-S", desk.write("walk.vim", WALK + script), report)
    assert out.exists(), said
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


def positions(found: list[list[Any]]) -> list[Position]:
    return [(name, line, column) for name, line, column in found]


@pytest.fixture
def vim(desk: Desk) -> Desk:
    desk.write(".vimrc", SETTINGS)
    desk.write(".vim/compiler/gouji.vim", COMPILER)
    return desk


@pytest.mark.parametrize("report", REPORTS)
def test_make_takes_the_cursor_to_each_finding(vim: Desk, report: str) -> None:
    found = drive(vim, report, QUICKFIX)
    assert len(found["positions"]) > 4
    assert positions(found["positions"]) == vim.findings(report)
    assert {*found["types"]} == {"e", "w"}


@pytest.mark.parametrize("folder", ["青石 镇", "a 'b' \"c\"", "[a]&(b)"])
def test_a_path_with_blanks_and_marks(vim: Desk, folder: str) -> None:
    """`:make %` gives the shell several words, or commands."""
    (vim.reports / folder).mkdir()
    shutil.copy(vim.reports / REPORTS[0], vim.reports / folder / "a b.md")
    found = drive(vim, f"{folder}/a b.md", QUICKFIX)
    assert len(found["positions"]) > 4
    assert {name for name, _, _ in positions(found["positions"])} == {"a b.md"}


def test_a_word_document_is_named_without_a_line(vim: Desk) -> None:
    (vim.reports / "青石镇.docx").write_bytes(b"PK\x03\x04 broken")
    (found,) = drive(vim, REPORTS[0], WORD)["list"]
    assert (found["lnum"], found["type"], found["valid"]) == (0, "e", 1)
    assert "document-unreadable" in found["text"]


@pytest.mark.parametrize("report", REPORTS)
def test_ale_shows_each_finding(vim: Desk, report: str) -> None:
    vim.write(".vimrc", f"{SETTINGS}filetype on\nlet g:ale_lint_on_enter = 0\nsilent! packadd ale\n")
    if drive(vim, report, HAS_ALE)["has"] == 0:
        pytest.skip("ALE is not installed")
    found = drive(vim, report, f"source {vim.write('ale.vim', ALE)}\n{LOCATIONS}")
    assert sorted(positions(found["positions"])) == sorted(vim.findings(report))
