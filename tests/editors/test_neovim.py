"""The set-up for nvim-lint in a real Neovim, with a stand-in for nvim-lint.

It runs the command and parses its output with Neovim's own functions, as nvim-lint does.
"""

from __future__ import annotations

import json
import shutil

import pytest

from support.desk import REPORTS, Desk, snippets

pytestmark = pytest.mark.skipif(not shutil.which("nvim"), reason="Neovim is not installed")

(INIT,) = snippets("lua")
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


@pytest.mark.parametrize("report", REPORTS)
def test_each_finding_is_a_diagnostic_at_its_character(desk: Desk, report: str) -> None:
    init, walk = desk.write("init.lua", STAND_IN + INIT), desk.write("walk.lua", WALK)
    said = desk.run("nvim", "--headless", "-u", init, report, "-c", f"luafile {walk}")
    out = desk.reports / "out.json"
    assert out.exists(), said
    assert [tuple(position) for position in json.loads(out.read_text("utf-8"))] == desk.findings(report)
