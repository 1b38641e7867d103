"""Terminals: what gouji prints, and Neovim with what the language server tells."""

from __future__ import annotations

import html
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from pictures.browsers import image, page
from pictures.programs import Unavailable, gouji, needed, run

FAULTY = Path(__file__).parents[2] / "examples" / "faulty" / "qingshi-2024.md"
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; display: inline-block; background: #1e1e1e; color: #ddd; }
pre { margin: 14px 18px; font: 15px/1.45 "Noto Sans Mono CJK SC", "DejaVu Sans Mono", monospace; }
</style><pre>"""
BASIC = ("#555", "#f2777a", "#99cc99", "#ffcc66", "#6fb3ff", "#cc99cc", "#66cccc", "#ddd")
_STYLES = {
    1: ("font-weight", "bold"),
    2: ("opacity", ".65"),
    3: ("font-style", "italic"),
    4: ("text-decoration", "underline"),
}
_ANY, _NONE, _UNDERLINE = (38, 48), (39, 49), 58
_BACKGROUNDS = {*range(40, 50), *range(100, 108)}
_BASIC = {each + colour for each in (30, 40, 90, 100) for colour in range(8)}
NEOVIM = """
vim.o.termguicolors, vim.o.swapfile, vim.o.ruler, vim.o.shortmess = true, false, false, "aoOstTWAIcCqFSl"
vim.o.number, vim.o.wrap, vim.o.signcolumn, vim.o.laststatus, vim.o.hlsearch = true, false, "yes", 0, false
vim.cmd("highlight Normal guibg=#1e1e1e | highlight NormalFloat guibg=#3a3a3a | highlight FloatBorder guibg=#3a3a3a")
vim.lsp.config("gouji", {
  cmd = { vim.env.PYTHON, "-m", "gouji", "--lang", vim.env.SPOKEN, "server" },
  filetypes = { "markdown", "yaml" },
})
vim.lsp.enable("gouji")
vim.api.nvim_create_autocmd("DiagnosticChanged", { callback = function()
  local look = { scope = "line", border = "solid", header = "", max_width = 90 }
  vim.defer_fn(function() vim.diagnostic.open_float(look) end, 500)
end })
"""


def check(folder: Path) -> Image.Image:
    """Findings in a terminal."""
    shutil.copy(FAULTY, folder / "年报.md")
    return shell(folder, "gouji check 年报.md", 1, 24)


def explain(folder: Path) -> Image.Image:
    """What is told of a rule."""
    return shell(folder, "gouji explain requests-flow --pack gia-2021", 0, 40)


def editor(folder: Path) -> Image.Image:
    """Findings in Neovim, which the language server tells."""
    shutil.copy(FAULTY, folder / "年报.md")
    return neovim(folder, "年报.md", r"/不掌握.*\zs8", "zh", 22)


def editor_rules(folder: Path) -> Image.Image:
    """A fault in a rule of a pack, in Neovim."""
    gouji("new", "pack", "our-report", "--language", "en", cwd=folder, code=0, lang="en")
    path = folder / "our-report" / "sections.yaml"
    path.write_text(path.read_text("utf-8").replace("finds:", "find:", 1), "utf-8")
    return neovim(folder, "our-report/sections.yaml", "/find:", "en", 14)


def shell(folder: Path, command: str, code: int, lines: int) -> Image.Image:
    """The first lines of what a command prints in a terminal."""
    environment = {"FORCE_COLOR": "1", "COLUMNS": "110"}
    printed = gouji(*command.split()[1:], cwd=folder, code=code, environment=environment).splitlines()
    more = ["…"] if len(printed) > lines else []
    return terminal("\n".join([f"\x1b[1m$ {command}\x1b[0m", *printed[:lines], *more]))


def neovim(folder: Path, name: str, search: str, lang: str, lines: int) -> Image.Image:
    """Neovim's screen with a file, at what it is to search for."""
    program, tmux = needed("nvim"), needed("tmux")
    if "v0.1" not in run(program, "--version").partition("\n")[0] or "v0.10" in run(program, "--version"):
        raise Unavailable("Neovim 0.11")
    (folder / "init.lua").write_text(NEOVIM, "utf-8")
    server = (tmux, "-S", str(folder / "tmux"))
    told = {"PYTHON": sys.executable, "SPOKEN": lang, "TERM": "screen-256color"}
    command = f"{program} --clean -u init.lua '+{search}' +'normal! zz' {name}"
    try:
        size = f"-x 116 -y {lines}".split()
        run(*server, "-f", os.devnull, "new-session", "-d", *size, command, cwd=folder, environment=told)
        time.sleep(12)
        return terminal(run(*server, "capture-pane", "-p", "-e").rstrip())
    finally:
        run(*server, "kill-server")


def terminal(text: str) -> Image.Image:
    """What a terminal shows of a text with control sequences."""
    with page("about:blank", (1400, 500)) as found:
        found.set_content(f"{TERMINAL}{''.join(coloured(text))}</pre>")
        return image(found.locator("body").screenshot())


def coloured(text: str) -> Iterator[str]:
    """The HTML of a text with control sequences."""
    state: dict[str, str] = {}
    for part in re.split(r"(\x1b\[[\d;:]*m)", text):
        if not part.startswith("\x1b"):
            style = "; ".join(f"{name}: {value}" for name, value in state.items())
            yield f'<span style="{style}">{html.escape(part)}</span>' if part else ""
            continue
        codes = [int(code.partition(":")[0] or 0) for code in part[2:-1].split(";")]
        while codes:
            _apply(codes, state)


def _apply(codes: list[int], state: dict[str, str]) -> None:
    """Takes one attribute, by its number in ECMA-48, from the codes of a sequence."""
    code = codes.pop(0)
    name = "background" if code in _BACKGROUNDS else "color"
    if code == 0:
        state.clear()
    elif code in _STYLES:
        style, value = _STYLES[code]
        state[style] = value
    elif code in _ANY and codes:
        state[name] = f"rgb({codes[1]}, {codes[2]}, {codes[3]})"
        del codes[:4]
    elif code == _UNDERLINE:
        del codes[:4]
    elif code in _NONE:
        state.pop(name, None)
    elif code in _BASIC:
        state[name] = BASIC[code % 10]
