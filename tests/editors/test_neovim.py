"""The set-ups for Neovim in a real one: its own language client, and nvim-lint, for which there is a stand-in.

The stand-in runs the command and parses its output with Neovim's own functions, as nvim-lint does.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest

from support.desk import REPORTS, Desk, snippets

pytestmark = pytest.mark.skipif(not shutil.which("nvim"), reason="Neovim is not installed")

ENABLED, STARTED, INIT = snippets("lua")
SERVED = """
local function wait(ask) return vim.wait(60000, ask, 50) end
local function found() return vim.diagnostic.get(0) end
wait(function() return #found() > 0 end)
local positions, before = {}, #found()
for _, each in ipairs(found()) do
  vim.api.nvim_win_set_cursor(0, { each.lnum + 1, each.col })
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local text = vim.api.nvim_get_current_line():sub(1, column)
  table.insert(positions, { vim.fn.expand('%:t'), row, vim.fn.strchars(text) + 1 })
end
local blank = vim.tbl_filter(function(each) return each.code == 'cell-blank' end, found())[1]
local line = {}
if blank then
  vim.api.nvim_win_set_cursor(0, { blank.lnum + 1, blank.col })
  line.before = vim.api.nvim_get_current_line()
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })
  wait(function() return #found() == before - 1 end)
  line.after = vim.api.nvim_get_current_line()
end
local result = { positions = positions, line = line, left = #found(), modified = vim.bo.modified }
vim.fn.writefile({ vim.fn.json_encode(result) }, 'out.json')
vim.cmd('qall!')
"""
STAND_IN = """
package.preload['lint'] = function()
  return { linters = {}, linters_by_ft = {}, try_lint = function() end }
end
package.preload['lint.parser'] = function()
  return {
    from_errorformat = function(format)
      return function(output)
        local lines = vim.split(output, '\\n')
        return vim.diagnostic.fromqflist(vim.fn.getqflist({ efm = format, lines = lines }).items)
      end
    end,
  }
end
"""
WALK = """
local linter = require('lint').linters.gouji
local command = { linter.cmd }
for _, argument in ipairs(linter.args) do
  table.insert(command, type(argument) == 'function' and argument() or argument)
end
local text = vim.api.nvim_buf_get_lines(0, 0, -1, true)
local positions = {}
for _, found in ipairs(linter.parser(vim.fn.system(command, text))) do
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local before = vim.api.nvim_get_current_line():sub(1, column)
  table.insert(positions, { vim.fn.expand('%:t'), row, vim.fn.strchars(before) + 1 })
end
vim.fn.writefile({ vim.fn.json_encode(positions) }, 'out.json')
vim.cmd('qall!')
"""


def version() -> tuple[int, ...]:
    said = subprocess.run(["nvim", "--version"], capture_output=True, text=True, check=True).stdout
    return tuple(map(int, re.findall(r"\d+", said)[:2]))


def served(desk: Desk, setup: str, report: str) -> dict[str, Any]:
    """What a script finds out in a Neovim with a set-up for the language server."""
    init, walk = desk.write("init.lua", setup), desk.write("walk.lua", SERVED)
    said = desk.run("nvim", "--headless", "-u", init, report, "-c", f"luafile {walk}")
    out = desk.reports / "out.json"
    assert out.exists(), said
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize(("setup", "since"), [(ENABLED, (0, 11)), (STARTED, (0, 8))], ids=["config", "start"])
def test_the_server_marks_each_finding_and_mends_one(
    desk: Desk, setup: str, since: tuple[int, int], report: str
) -> None:
    if version() < since:
        pytest.skip("Neovim is older")
    found = served(desk, setup, report)
    assert [tuple(position) for position in found["positions"]] == desk.findings(report)
    assert found["left"] == len(found["positions"]) - 1
    assert len(found["line"]["after"]) == len(found["line"]["before"]) + 1
    assert found["line"]["after"].replace("0", "") == found["line"]["before"].replace("0", "")


@pytest.mark.parametrize("report", REPORTS)
def test_each_finding_is_a_diagnostic_at_its_character(desk: Desk, report: str) -> None:
    init, walk = desk.write("init.lua", STAND_IN + INIT), desk.write("walk.lua", WALK)
    said = desk.run("nvim", "--headless", "-u", init, report, "-c", f"luafile {walk}")
    out = desk.reports / "out.json"
    assert out.exists(), said
    assert [tuple(position) for position in json.loads(out.read_text("utf-8"))] == desk.findings(report)
