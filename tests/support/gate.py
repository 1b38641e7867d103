"""The gate's table of docs/ci.md, and an example of every state that it has a row for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from gouji.readers import MAX_SIZE
from support.checkout import ROOT
from support.files import put
from support.render import SampleReport, as_docx, as_html, as_markdown, as_text
from support.render_odt import as_odt
from support.render_pdf import as_pdf
from support.sample_reports import FAULTLESS, FAULTY

COLUMNS = ("hook", "server", "folder", "file", "strict")
NOT_CALLED = "–"
ACCEPTED, REFUSED = "✓", "✗"
GOOD, BAD = as_markdown(FAULTLESS), as_markdown(FAULTY)
_TITLE = "## 每种文件怎样 · What becomes of each file\n"


class Cell(Struct, frozen=True):
    """What one of the gates says: an exit code or a sign, and words that its output holds; without any it is silent."""

    outcome: str
    words: tuple[str, ...]


def table() -> Mapping[str, Mapping[str, Cell]]:
    """For each state (by its name in Chinese) what each gate says."""
    section = (ROOT / "docs" / "ci.md").read_text("utf-8").partition(_TITLE)[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")][1:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].partition(" · ")[0]: dict(zip(COLUMNS, map(_cell, row[1:]), strict=True)) for row in rows}


def _cell(text: str) -> Cell:
    outcome, *_ = text.split()
    return Cell(outcome, tuple(re.findall(r"`(.+?)`", text)))


Make = Callable[[Path], str]
"""Writes what a state needs to a folder, and returns the file that is in it."""


def _report(data: bytes | str, name: str = "年报/新.md") -> Make:
    def make(folder: Path) -> str:
        put(folder / name, data)
        return name

    return make


def _settings(text: str) -> Make:
    def make(folder: Path) -> str:
        put(folder / ".gouji.yaml", text)
        return _report(BAD)(folder)

    return make


def _link(target: str) -> Make:
    """A link to a faulty report."""

    def make(folder: Path) -> str:
        put(folder / target, BAD)
        put(folder / "年报/旧.md", GOOD)
        (folder / "年报/新.md").symlink_to(Path("..") / target)
        return "年报/新.md"

    return make


def _own_pack(folder: Path) -> str:
    put(folder / "rules/mild/pack.yaml", "{id: mild, name: {zh: 宽, en: mild}, version: 1, extends: gia-2021}")
    off = (
        "cell-blank",
        "cell-placeholder",
        "requests-applicants",
        "requests-outcomes",
        "section-copied",
        "section-number",
    )
    put(folder / "rules/mild/rules.yaml", "".join(f"- {{id: {rule}, off: true}}\n" for rule in off))
    return _settings("packs: [rules/mild]\nfiles: [{paths: [年报/], pack: mild}]\n")(folder)


def _nested(folder: Path) -> str:
    put(folder / ".gouji.yaml", "severity: {doubled-mark: error}\n")
    put(folder / "年报/.gouji.yaml", "language: zh\n")
    return _report(WARNING)(folder)


_WHOLE = GOOD.decode()
WARNING = _WHOLE.replace("。", "。。", 1)
INFO = _WHOLE.replace("一、总体情况", "一、总体情况及说明", 1)
STUB = _WHOLE.split("\n## ")[0] + "\n\n详见附件。\n"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 12345\n"
MERGING = GOOD.decode().replace("\n| 一、", "\n<<<<<<< HEAD\n| 一、", 1)
PART = as_html(FAULTLESS).decode().replace("</body>", "<!-- 附注\n</body>")
KINDS: Mapping[str, Callable[[SampleReport], bytes]] = {
    "docx": as_docx,
    "htm": as_html,
    "html": as_html,
    "markdown": as_markdown,
    "odt": as_odt,
    "pdf": as_pdf,
    "shtml": as_html,
    "txt": as_text,
    "xhtml": as_html,
}
"""Other endings than ``.md``, for which the rows of sound and of faulty reports hold, too."""


def of_kind(kind: str, state: str) -> Make:
    """A report as in the row of ``state``, 合格 or 有错, in another format."""
    return _report(KINDS[kind](FAULTLESS if state == "合格" else FAULTY), f"年报/新.{kind}")


class Machine(Struct, frozen=True):
    """What a machine is like, as the value of a name in a module of gouji."""

    module: str
    name: str
    value: object

    @property
    def statements(self) -> str:
        """Python that makes the machine so."""
        return f"import {self.module}\n{self.module}.{self.name} = {self.value!r}\n"


MACHINES: Mapping[str, Machine] = {
    "用时超限": Machine("gouji.system.deadline", "SECONDS", -1.0),
    "缺 PDF 组件": Machine("gouji.readers.pdf.requirements", "_LEAST", (("no-such-parser", (0,)),)),
    "缺 LibreOffice": Machine("gouji.readers.libreoffice", "_OFFICE", ()),
}
"""States that no file makes by itself."""
STATES: Mapping[str, Make] = {
    "合格": _report(GOOD),
    "有错": _report(BAD),
    "只有警告": _report(WARNING),
    "只有提示": _report(INFO),
    "空壳": _report(STUB),
    "读不了": _report(b"PK\x03\x04 no archive", "年报/新.docx"),
    "空文件": _report(b""),
    "太大": _report(b"x" * (MAX_SIZE + 1)),
    "用时超限": _report(GOOD),
    "缺 PDF 组件": _report(b"%PDF-1.4\n", "年报/新.pdf"),
    "缺 LibreOffice": _report(OLD_WORD, "年报/新.doc"),
    "没有合并完": _report(MERGING),
    "Git LFS 的指针": _report(POINTER),
    "只读了一部分": _report(PART, "年报/新.html"),
    "有规则未评估": _report(_WHOLE.replace("|", "/")),
    "不是报告": _report("# 说明\n\n先读这个。\n"),
    "不支持的类型": _report(b"{\\rtf1 x}", "年报/新.rtf"),
    "占用标记": _report(b"\x02hu" + b"\0" * 159, "年报/~$新.docx"),
    "库内的链接": _link("别处.md"),
    "引出库外的链接": _link("../库外.md"),
    "被排除": _settings("exclude: [新.md]\n"),
    "规则被忽略": _settings('ignore: ["*"]\n'),
    "被条目抑制": _settings('ignore: [{rule: "*", reason: 原件如此}]\n'),
    "被注释抑制": _report("<!-- gouji: ignore-file=* 原件如此 -->\n" + BAD.decode()),
    "降低了级别": _settings('severity: {"*": info}\n'),
    "在基线里": _report(BAD),
    "自己的规则包": _own_pack,
    "下级的设置": _nested,
}
