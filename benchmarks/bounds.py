"""Hostile inputs at one size and at twice that: whatever takes four times as long the second time is a fault.

``python benchmarks/bounds.py [NAME…]`` checks each input the whole way (read, compared with the form, checked, fixed
without writing, reported) in one process and prints, for each, the seconds at both sizes and their ratio. A file that
is refused says so: that is an answer, too. Most sizes are below the limits of the readers, so the work is done.
"""

from __future__ import annotations

import io
import resource
import signal
import sys
import traceback
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

from gouji import reporters
from gouji.linter import fixes
from gouji.linter.fixes import Fixing
from gouji.linter.results import FileResult, Result
from gouji.linter.task import Task
from gouji.packs.contents import Pack
from gouji.packs.library import Library
from gouji.reporters.shared.terminal import PLAIN

REPORT = (Path(__file__).parent.parent / "examples" / "faultless" / "qingshi-2024.md").read_text(encoding="utf-8")
PAGE = (Path(__file__).parent.parent / "examples" / "faultless" / "qingshi-2024.html").read_text(encoding="utf-8")
WORD = Path(__file__).parent.parent / "examples" / "faultless" / "qingshi-2024.docx"
PACKS = ("gia-2021", "gia-2019")
SIZE = 20_000
LONGEST = 30.0
"""Seconds of the processor after which an input is given up."""
SQUARE = 3.0
"""From this ratio on, the work grows faster than the size: twice is in proportion, four times the square."""
Made = tuple[str, str | bytes]


class TooSlow(BaseException):
    """The watchdog's interruption."""


def main() -> int:
    """Prints the table; 1 where an input took too long, or grew with the square of its size."""
    signal.signal(signal.SIGPROF, _interrupt)
    packs = tuple(Library().get(name) for name in PACKS)
    check(("warm.md", REPORT), packs)
    faults = 0
    write(f"{'':24}{'bytes':>10}{'seconds':>9}{'twice':>9}{'ratio':>7}  said of the larger one")
    for name in sys.argv[1:] or INPUTS:
        small, large = INPUTS[name](SIZE), INPUTS[name](2 * SIZE)
        one, _ = check(small, packs)
        two, outcome = check(large, packs)
        ratio = two / max(one, 0.01)
        faults += two > LONGEST or (ratio > SQUARE and two > 1)
        write(f"{name:24}{len(large[1]):10,}{one:9.2f}{two:9.2f}{ratio:7.1f}  {outcome}")
    return min(faults, 1)


def write(line: str) -> None:
    """A line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


def check(made: Made, packs: tuple[Pack, ...]) -> tuple[float, str]:
    """Seconds of the processor, and what was said."""
    path, text = made
    started = spent()
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        task = Task(path, packs, data=text.encode() if isinstance(text, str) else text)
        result = fixes.fix_file(task, Fixing(unsafe=True, dry=True))
        for name in reporters.MODULES:
            for _ in reporters.load(name)(Result((result,)), "zh", screen=PLAIN, quiet=False):
                pass
        outcome = said(result)
    except TooSlow:
        frame = traceback.extract_tb(sys.exc_info()[2])[-1]
        outcome = f"STOPPED in {frame.filename.rpartition('gouji/')[2]}:{frame.lineno}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return spent() - started, outcome


def said(result: FileResult) -> str:
    """Status, number of findings, and the reason where there is one."""
    return f"{result.status}, {len(result.findings)} findings {result.reason.en if result.reason else ''}"[:90]


def spent() -> float:
    """Seconds of the processor that this process and its children have taken."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


# ---- inputs: so many characters of something, in the overview of a report --------------------------------------------


def overview(text: str) -> Made:
    """The report with a paragraph more."""
    return "a.md", REPORT.replace("（一）主动公开。", f"{text}\n\n（一）主动公开。", 1)


def page(text: str) -> Made:
    """The page with something more in front of its first table."""
    return "a.html", PAGE.replace("<table", f"{text}<table", 1)


def plain(text: str) -> Made:
    """Plain text: the report without its marks, with a paragraph more."""
    return "a.txt", REPORT.replace("## ", "").replace("# ", "").replace(
        "（一）主动公开。", f"{text}\n（一）主动公开。", 1
    )


def header(text: str) -> Made:
    """The report with something more at the end of the first row of its largest table."""
    return "a.md", REPORT.replace("总计 |\n", f"总计 |{text}\n", 1)


def _table() -> str:
    """The last table of the report."""
    lines = REPORT.partition("\n## 四、")[2].splitlines(keepends=True)
    return "\n" + "".join(line for line in lines if line.startswith("|"))


def of(unit: str, before: str = "", after: str = "", make: Callable[[str], Made] = overview) -> Callable[[int], Made]:
    """So many characters of one unit."""
    return lambda size: make(before + unit * (size // len(unit)) + after)


def counted(unit: str, make: Callable[[str], Made] = overview, share: int = 1) -> Callable[[int], Made]:
    """A unit again and again, each with its number in the place of ``@``; every unit takes ``share`` of the size."""
    return lambda size: make("".join(unit.replace("@", str(number)) for number in range(size // share)))


def word(paragraphs: Callable[[int], str]) -> Callable[[int], Made]:
    """A Word file with more in its body."""

    def make(size: int) -> Made:
        stream = io.BytesIO()
        with zipfile.ZipFile(WORD) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                part = old.read(name)
                if name == "word/document.xml":
                    part = part.replace(b"<w:tbl>", paragraphs(size).encode() + b"<w:tbl>", 1)
                new.writestr(name, part)
        return "a.docx", stream.getvalue()

    return make


INPUTS: Mapping[str, Callable[[int], Made]] = {
    "closing marks": of("）", after="字"),
    "opening marks": of("（", after="字"),
    "nested marks": lambda size: overview("（" * (size // 2) + "字" + "）" * (size // 2)),
    "nested kinds": lambda size: overview("（《" * (size // 4) + "字" + "）》" * (size // 4)),
    "quotation marks": of("“", after="字"),
    "straight marks": of('字"'),
    "brackets": of("["),
    "brackets closed": of("[]("),
    "links": of("[a](b) "),
    "images": of("![a](b)"),
    "asterisks": of("*"),
    "asterisks apart": of("*a "),
    "asterisks around": of("**字**，"),
    "underlines": of("_a "),
    "tildes": of("~"),
    "tildes apart": of("~~字"),
    "backticks": of("`"),
    "backticks growing": lambda size: overview(" ".join("`" * number for number in range(1, int((2 * size) ** 0.5)))),
    "less than": of("<"),
    "less than a": of("<a "),
    "comments opened": of("<!--"),
    "comments": of("<!-- a -->"),
    "entities": of("&nbsp;"),
    "entities and words": of("字&nbsp;"),
    "ampersands": of("&"),
    "numeric": of("&#1;"),
    "pipes": of("|"),
    "pipes between": of("|字"),
    "backslashes": of("\\"),
    "wide blanks": of("\u3000", "字", "字。"),
    "wide blanks between": of("字\u3000"),
    "blanks": of(" ", "字", "字，这是一个很长的句子它有很多的字。"),
    "blanks between": of("字 ", after="，这是一个很长的句子它有很多的字。"),
    "tabs": of("\t", "字", "字"),
    "one character": of("字"),
    "words": of("信息公开工作"),
    "sentences": of("全年公开信息12条。"),
    "sentences, numbered": counted("全年公开信息@条，", share=10),
    "digits": of("9"),
    "numerals": of("一"),
    "ten thousands": of("万"),
    "figures": of("12件，"),
    "figures grouped": of("1,234,"),
    "page figures": of("工作4的"),
    "page figures dashed": of("- 4 -的"),
    "dots": of("."),
    "ellipses": of("…"),
    "commas": of("，"),
    "commas, half": of("字,"),
    "doubled marks": of("，，字"),
    "years": of("2024年"),
    "articles": of("第二十条第（一）项"),
    "list lines": counted("- 全年@件\n", share=8),
    "list numbers": counted("@. 全年公开信息若干\n", share=12),
    "lines": counted("全年公开\n\n", share=6),
    "lines, one letter": counted("字\n\n", share=4),
    "headings": counted("\n# 第@节\n", share=8),
    "headings of one name": of("\n## 一、总体情况\n\n", "\n"),
    "headings of the form": of("\n## 三、收到和处理政府信息公开申请情况\n\n", "\n"),
    "tables": counted("\n\n| 甲 | 乙 |\n|---|---|\n| 1 | @ |\n", share=40),
    "rows": counted("| 甲 | @ |\n", lambda rows: overview("\n\n| 甲 | 乙 |\n|---|---|\n" + rows), 10),
    "columns": lambda size: overview(
        "\n\n" + "".join(f"|{cell}" * (size // 8) + "|\n" for cell in ("甲", "-", "1", "2"))
    ),
    "columns of a header": of(" |", after="字 |", make=header),
    "tables of the form": lambda size: overview((_table() + "\n字\n\n") * (size // 400)),
    "quotes": of("> ", after="字"),
    "quotes of quotes": counted("> > > 字@\n\n", share=12),
    "items in items": lambda size: overview("\n".join("  " * depth + "- 字" for depth in range(int(size**0.5)))),
    "fences": of("```\n~~~\n", "\n\n"),
    "definitions": counted("[a@]: b\n", lambda text: overview("\n\n" + text), 10),
    "comment of blanks": of(" ", "<!-- gouji:", "x -->"),
    "comment of patterns": counted(",x@", lambda text: overview(f"<!-- gouji: ignore=a{text} 原因 -->"), 6),
    "comments of ours": counted("<!-- gouji: ignore=cell-blank @ -->\n\n", share=36),
    "comments of ours, unknown": counted("<!-- gouji: ignore=x@ @ -->\n\n", share=30),
    "comments of ours, bare": of("<!-- gouji: -->"),
    "page: open tags": of("<b>", make=page),
    "page: open blocks": of("<div>", make=page),
    "page: open paragraphs": of("<p>字", make=page),
    "page: formatting": of("<b><p>", make=page),
    "page: lists": of("<ul><li>字", make=page),
    "page: tables": of("<table><tr><td>1", make=page),
    "page: tables, small": of("<table><tr><td>1</td></tr></table>", make=page),
    "page: cells": of("<td>1", "<table><tr>", "</table>", make=page),
    "page: cells in rows": of("<tr><td>1<td>2", "<table>", "</table>", make=page),
    "page: spans": of('<tr><td rowspan="9">1<td colspan="9">2', "<table>", "</table>", make=page),
    "page: attributes": counted(" a@='1'", lambda text: page(f"<p{text}>字"), 8),
    "page: attribute": lambda size: page(f"<p class='{'a' * size}'>字"),
    "page: comment": lambda size: page(f"<!--{'a' * size}-->"),
    "page: comments opened": of("<!--", make=page),
    "page: script": of("<script>", make=page),
    "page: closing tags": of("</p>", make=page),
    "page: entities": of("&nbsp;", "<p>字", "字</p>", make=page),
    "page: less than": of("<", make=page),
    "page: styles": counted(".a@{display:none}", lambda text: page(f"<style>{text}</style>"), 18),
    "page: line breaks": of("字<br>", make=page),
    "text: lines": counted("全年公开@\n", plain, 8),
    "text: rows": counted("甲\t@\t1\n", plain, 8),
    "text: columns": counted("甲    @    1\n", plain, 14),
    "text: pipes": counted("|甲|@|\n", plain, 8),
    "text: rules": of("+---+---+\n", make=plain),
    "text: commas": counted("甲,@,1\n", plain, 8),
    "text: blank lines": of("\n", make=plain),
    "text: wide blanks": of("\u3000", "字", "字", make=plain),
    "text: dashes": of("─", make=plain),
    "Word: paragraphs": word(lambda size: "<w:p/>" * size),
    "Word: paragraphs, filled": word(lambda size: "<w:p><w:r><w:t>字</w:t></w:r></w:p>" * (size // 10)),
    "Word: runs": word(lambda size: "<w:p>" + "<w:r><w:t>字</w:t></w:r>" * size + "</w:p>"),
    "Word: tables": word(lambda size: "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * (size // 20)),
    "Word: rows": word(lambda size: "<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * (size // 10) + "</w:tbl>"),
    "Word: cells": word(lambda size: "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * (size // 10) + "</w:tr></w:tbl>"),
    "Word: nested": word(
        lambda size: "<w:tbl><w:tr><w:tc>" * (size // 200) + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * (size // 200)
    ),
}


if __name__ == "__main__":
    sys.exit(main())
