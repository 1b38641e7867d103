"""Files after their fixes: less is left to mend, nothing else has changed, and a second run changes nothing."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gouji import readers
from gouji.findings.model import SEVERITIES, Edit, Finding, Fix
from gouji.linter import fixes, lint
from gouji.linter.deciding import MOST_VERDICTS
from gouji.linter.fixes import Fixing, fix_file, fix_source
from gouji.linter.policy import Policy
from gouji.linter.results import FileResult
from gouji.linter.selection import Selection
from gouji.linter.task import Task
from gouji.packs.library import Library
from gouji.system import deadline
from gouji.text import source
from gouji.text.source import Place, Source
from support.checkout import EXAMPLES, SHARED
from support.examples import LEAST
from support.official_form import Address, addresses
from support.render import FORMATS, Render, SampleReport, as_docx, as_html, as_markdown, as_text
from support.sample_reports import FAULTLESS, FAULTY

CASES = SHARED / "cases"
LIBRARY = Library()
PACK = LIBRARY.get("gia-2021")
PACKS = (PACK, LIBRARY.get("gia-2019"))
BLANK = "requests", "outcome.refused.secret", "research"
COMMA = "公开工作,平稳有序，群众满意度逐步提高。"


def task(path: Path | str = "report.txt") -> Task:
    return Task(str(path), PACKS)


def fixed(name: str, data: bytes, how: Fixing = Fixing()) -> bytes:  # noqa: B008 - frozen
    return fix_source(Source(name, data), task(name), how).data


def linted(name: str, data: bytes) -> FileResult:
    return lint.lint_source(Source(name, data), PACKS)


def holding(changed: dict[Address, str]) -> SampleReport:
    return replace(FAULTLESS, tables={**FAULTLESS.tables, **changed})


def saying(sentence: str) -> SampleReport:
    """The faultless report with one more sentence in its first section."""
    first, *others = FAULTLESS.sections
    return replace(FAULTLESS, sections=(replace(first, paragraphs=(*first.paragraphs, sentence)), *others))


# ---- what is fixed -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "render"), [("a.txt", as_text), ("a.md", as_markdown), ("a.html", as_html)])
@pytest.mark.parametrize("written", ["", "/", "—", "无"])
def test_a_zero_that_the_table_proves_is_safe(name: str, render: Render, written: str) -> None:
    assert fixed(name, render(holding({BLANK: written}))) == render(FAULTLESS)


@pytest.mark.parametrize(
    ("changed", "safe"),
    [
        ({("requests", "new", "natural"): ""}, False),  # 17, so the table says
        ({("requests", "new", "natural"): "l7"}, False),
        ({("requests", "new", "natural"): "17件"}, False),
        ({("requests", "new", "natural"): "18"}, False),
        ({("requests", "new", "natural"): "I7", BLANK: ""}, False),
        ({address: "" for address in addresses() if address[1] == "outcome.refused.secret"}, True),
    ],
)
def test_other_figures_are_unsafe(changed: dict[Address, str], safe: bool) -> None:  # noqa: FBT001 - a column of the table
    data = as_text(holding(changed))
    assert (fixed("a.txt", data) == as_text(FAULTLESS)) is safe
    assert fixed("a.txt", data, Fixing(unsafe=True)) == as_text(FAULTLESS)


@pytest.mark.parametrize(
    "changed",
    [
        {("documents", "normative", "issued"): ""},  # nothing proves it
        {("fees", "fees", "amount"): "/"},
        {("requests", "carried_in", "total"): "2（其中修订1件）"},  # the note would be lost
        {("requests", "new", "natural"): "若干"},
        {address: "" for address in addresses() if address[0] == "requests"},
    ],
)
def test_what_nobody_can_know_is_left(changed: dict[Address, str]) -> None:
    data = as_text(holding(changed))
    if "若干" in changed.values():
        assert fixed("a.txt", data) == data
    else:
        assert fixed("a.txt", data, Fixing(unsafe=True)) == data


def test_a_blank_beside_a_fault_is_no_zero() -> None:
    """The row of the blank adds up, but its column is in doubt: where the total is wrong nothing is proven by it."""
    data = as_text(
        holding({("requests", "outcome.granted", "business"): "", ("requests", "outcome.total", "business"): "2"})
    )
    assert fixed("a.txt", data) == data


@pytest.mark.parametrize(
    ("written", "corrected", "safe"),
    [
        (COMMA, COMMA.replace(",", "，"), True),
        ("公开工作平稳有序，，群众满意度逐步提高。", "公开工作平稳有序，群众满意度逐步提高。", True),
        ("公开工作平稳有序，。群众满意度逐步提高。", "公开工作平稳有序。群众满意度逐步提高。", False),
        ("认真学习《条例》》，群众满意度逐步提高。", "认真学习《条例》，群众满意度逐步提高。", False),
        ("认真学习《条例，群众满意度逐步提高。", None, False),
    ],
)
@pytest.mark.parametrize(("name", "render"), [("a.txt", as_text), ("a.md", as_markdown), ("a.html", as_html)])
def test_marks(name: str, render: Render, written: str, corrected: str | None, safe: bool) -> None:  # noqa: FBT001 - columns
    data = render(saying(written))
    after = render(saying(corrected or written))
    assert fixed(name, data, Fixing(unsafe=True)) == after
    assert fixed(name, data) == (after if safe else data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("四、政府信息公开行政复议", "三、政府信息公开行政复议"),
        ("五、存在的主要问题及改进情况", "五、工作中的问题与改进打算"),
        ("（一）存在的主要问题。", "一、存在的主要问题。"),
    ],
)
def test_headings_are_unsafe(old: str, new: str) -> None:
    text = as_text(FAULTLESS).decode("gb18030")
    if new.startswith("一、"):
        text = text.replace("（二）改进情况。", "改进情况：")
    data = text.replace(old, new).encode("gb18030")
    assert data != as_text(FAULTLESS)
    assert fixed("a.txt", data) == data
    assert fixed("a.txt", data, Fixing(unsafe=True)) == text.encode("gb18030")


# ---- files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(encoding: str, end: str) -> None:
    def written(report: SampleReport) -> bytes:
        text = as_text(report).decode("gb18030").replace("\r\n", end)
        mark = "\ufeff" if encoding == "utf-16-be" else ""
        return f"{mark}{text}".encode(encoding)

    assert fixed("a.txt", written(holding({BLANK: ""}))) == written(FAULTLESS)


def test_word_is_never_changed(tmp_path: Path) -> None:
    report = tmp_path / "a.docx"
    report.write_bytes(as_docx(FAULTY))
    result = fix_file(task(report), Fixing(unsafe=True))
    assert report.read_bytes() == as_docx(FAULTY)
    assert all(finding.fix is None for finding in result.findings)


def test_a_page_read_in_part_stays() -> None:
    data = as_html(holding({BLANK: ""})) + b"<!-- "
    assert linted("a.html", data).status == "partial"
    assert fixed("a.html", data, Fixing(unsafe=True)) == data


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "年报 2024.txt"
    path.write_bytes(as_text(holding({BLANK: ""})))
    return path


def test_the_file_is_replaced(report: Path) -> None:
    result = fix_file(task(report), Fixing())
    assert report.read_bytes() == as_text(FAULTLESS)
    assert (result.fixed, result.findings, result.patch) == (1, (), "")
    assert list(report.parent.iterdir()) == [report]


@pytest.mark.skipif(os.name == "nt", reason="no modes on Windows")
def test_its_mode_stays(report: Path) -> None:
    report.chmod(0o640)
    fix_file(task(report), Fixing())
    assert stat.S_IMODE(report.stat().st_mode) == 0o640


def test_a_link_stays_a_link(report: Path) -> None:
    link = report.with_name("链接.txt")
    try:
        link.symlink_to(report)
    except OSError:
        pytest.skip("this system makes no links")
    fix_file(task(link), Fixing())
    assert link.is_symlink()
    assert report.read_bytes() == as_text(FAULTLESS)


def test_a_dry_run_shows_a_patch_and_writes_nothing(report: Path) -> None:
    before = report.read_bytes()
    result = fix_file(task(report), Fixing(dry=True))
    assert report.read_bytes() == before
    assert len(result.findings) == 1
    minus, plus = (line for line in result.patch.splitlines()[2:] if line[0] in "-+")
    assert minus.replace("\t\t0\t0\t0\t0", "\t0\t0\t0\t0\t0")[1:] == plus[1:]


def test_a_last_line_without_an_end_is_written_as_patch_wants_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    last = FAULTLESS.sections[-1]
    ending = replace(last, paragraphs=(*last.paragraphs, COMMA))
    path.write_bytes(as_text(replace(FAULTLESS, sections=(*FAULTLESS.sections[:-1], ending))).rstrip(b"\r\n"))
    patch = fix_file(task(path), Fixing(dry=True)).patch
    no_end = "\\ No newline at end of file"
    assert patch.splitlines()[-4:] == [f"-{COMMA}", no_end, f"+{COMMA.replace(',', '，')}", no_end]


def test_a_folder_that_cannot_be_written_is_reported(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    result = fix_file(task(report), Fixing())
    assert result.unfixed is not None
    assert "没有权限" in result.unfixed.zh
    assert len(result.findings) == 1
    assert list(report.parent.iterdir()) == [report]


def test_a_fault_of_ours_leaves_the_file_and_is_reported(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(fixes, "fix_source", fail)
    before = report.read_bytes()
    result = fix_file(task(report), Fixing())
    assert result.unfixed is not None
    assert "ZeroDivisionError" in result.unfixed.zh
    assert report.read_bytes() == before


def test_what_is_suppressed_is_not_fixed() -> None:
    section = "<h2>三、".encode()
    data = as_html(holding({BLANK: ""})).replace(section, b"<!-- gouji: ignore-file=cell-blank R -->\n" + section)
    assert linted("a.html", data).suppressed == 1
    assert fixed("a.html", data) == data


# ---- fixes that stand in each other's way --------------------------------------------------------------------------


def finding(at: int, text: str, length: int = 1, rule: str = "r") -> Finding:
    fix = Fix((Edit(Place(1, at, 1, at + length), text),), safe=True)
    return Finding("a.txt", "text", rule, "p", "warning", PACK.rules[0].message, fix=fix)


class Imagined:
    """A linter for files of one line: for each text it finds what a test says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, find: Callable[[str], Iterator[Finding]]) -> None:
        self.calls = 0
        self.find = find
        monkeypatch.setattr(lint, "lint_source", self)

    def __call__(self, source: Source, *_: object, **__: object) -> FileResult:
        self.calls += 1
        return FileResult(source.path, "read", "p", findings=tuple(self.find(source.data.decode("latin-1"))))


def test_overlapping_edits_wait_for_the_next_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(text: str) -> Iterator[Finding]:
        for at in range(len(text) - 1):
            if text[at : at + 2] == "aa":
                yield finding(at + 1, "a", 2)

    Imagined(monkeypatch, find)
    assert fixed("a.txt", b"xaaaaax") == b"xax"


def test_what_makes_things_worse_is_taken_back_and_the_rest_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(text: str) -> Iterator[Finding]:
        for at, character in enumerate(text, 1):
            if character == "a":
                yield finding(at, "A")
            if character == "b":
                yield finding(at, "BB")
            if character == "B":
                yield finding(at, "b")

    Imagined(monkeypatch, find)
    assert fixed("a.txt", b"abacadba") == b"AbAcAdbA"


def test_an_error_is_worse_than_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(text: str) -> Iterator[Finding]:
        if text == "ab":
            yield finding(1, "")
            yield finding(2, "")
        else:
            yield replace(finding(1, ""), severity="error", fix=None)

    Imagined(monkeypatch, find)
    assert fixed("a.txt", b"ab") == b"ab"


def test_trials_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    imagined = Imagined(monkeypatch, lambda text: (finding(at, "x") for at in range(1, len(text) + 1)))
    assert fixed("a.txt", b"a" * 500) == b"a" * 500
    assert imagined.calls < 100


PAGE = b'<meta charset="cp932">'


@pytest.mark.parametrize(
    ("text", "replacement", "reported"),
    [
        (b"\x82\xa0", "x", None),
        (b"\x82\xa0", "们", "cp932 lacks the characters"),
        (b"\xfa\x54", "x", "can't be written back byte for byte"),  # the same sign has another code, too
    ],
)
def test_what_an_encoding_can_hold(
    monkeypatch: pytest.MonkeyPatch, text: bytes, replacement: str, reported: str | None
) -> None:
    data = PAGE + text

    def find(page: str) -> Iterator[Finding]:
        if text.decode("latin-1") in page:
            yield finding(len(PAGE) + 1, replacement)

    Imagined(monkeypatch, find)
    done = fix_source(Source("a.html", data), task("a.html"), Fixing())
    assert done.data == (data if reported else PAGE + b"x")
    assert (done.unfixed is None) if reported is None else (done.unfixed is not None and reported in done.unfixed.en)


# ---- all of it, on faults at random ---------------------------------------------------------------------------------

WRITTEN = st.sampled_from(
    ["", "", "", "/", "-", "无", "0", "1", "7", "1O", "3件", "12（其中1件存疑）", "-2", "若干", "&", "<0>"]
)
SENTENCES = st.sampled_from(
    [
        COMMA,
        "公开工作平稳有序，，群众满意度逐步提高，，。",
        "认真学习《条例》》,群众满意度、、逐步提高;",
        "认真学习《条例，群众满意度 逐步提高，，，,,",
        "一、工作开展情况",
        "（一）工作开展情况",
        "* 推进推进公开工作,平稳&有序。",
        "**公开工作,**平稳有序，**，**群众满意。",
        "12",
    ]
)
HEADINGS = st.sampled_from(["一、", "二、", "三、", "（四）", "四", "4."])


@st.composite
def faulty(draw: st.DrawFn) -> SampleReport:
    cells = draw(st.dictionaries(st.sampled_from(list(addresses())), WRITTEN, max_size=12))
    row = draw(st.none() | st.sampled_from(sorted({(table, row) for table, row, _ in addresses()})))
    cells |= {address: "" for address in addresses() if address[:2] == row}
    sections = list(FAULTLESS.sections)
    for index in draw(st.sets(st.sampled_from(range(6)), max_size=2)):
        added = tuple(draw(st.lists(SENTENCES, max_size=3)))
        heading = sections[index].heading
        if draw(st.booleans()):
            heading = heading.replace(heading[:2], draw(HEADINGS), 1)
        sections[index] = replace(sections[index], heading=heading, paragraphs=(*sections[index].paragraphs, *added))
    return replace(holding(cells), sections=tuple(sections))


def verify(name: str, data: bytes, how: Fixing) -> fixes.Fixed:
    """That the fixes of a file are what they should be."""
    before = linted(name, data)
    done = fix_source(Source(name, data), task(name), how)
    assert fixed(name, done.data, how) == done.data, "a second run changes something"
    assert (done.result.pack, done.result.status) == (before.pack, before.status)
    for worst in range(1, len(SEVERITIES) + 1):
        counts = [
            sum(each.severity in SEVERITIES[:worst] for each in result.findings) for result in (before, done.result)
        ]
        assert counts[1] <= counts[0], "more findings than before"
    document = readers.read(Source(name, data)) if done.passes else None
    for fixes_of_pass in done.passes:
        assert how.unsafe or all(fix.safe for fix in fixes_of_pass)
        assert document is not None
        assert document.decoded is not None
        data = spliced(data, document.decoded.encoding, [edit for fix in fixes_of_pass for edit in fix.edits])
    assert done.data == data, "something has changed outside of the edits"
    return done


def spliced(data: bytes, encoding: str, edits: list[Edit]) -> bytes:
    """The edits made on the bytes themselves: everything outside of them is that of ``data``."""
    mark = next((mark for mark, _ in source._MARKS if data.startswith(mark)), b"")  # noqa: SLF001 - the table of marks
    lines = re.split("(?<=\n)|(?<=\r)(?!\n)", data[len(mark) :].decode(encoding))

    def offset(line: int, column: int) -> int:
        return len(mark) + len("".join([*lines[: line - 1], lines[line - 1][: column - 1]]).encode(encoding))

    for edit in sorted(edits, key=lambda edit: (edit.place.line, edit.place.column), reverse=True):
        start = offset(edit.place.line, edit.place.column)
        end = offset(edit.place.end_line, edit.place.end_column)
        data = data[:start] + edit.text.encode(encoding) + data[end:]
    return data


TEXTS = {suffix: render for suffix, render in FORMATS.items() if suffix != ".docx"}


@pytest.mark.parametrize("how", [Fixing(), Fixing(unsafe=True)], ids=["safe", "unsafe"])
@pytest.mark.parametrize("suffix", list(TEXTS))
@LEAST
@given(report=faulty())
def test_whatever_the_faults(suffix: str, how: Fixing, report: SampleReport) -> None:
    verify(f"report{suffix}", TEXTS[suffix](report), how)


@pytest.mark.parametrize("how", [Fixing(), Fixing(unsafe=True)], ids=["safe", "unsafe"])
@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.glob("fault*/*.*")), ids=lambda path: f"{path.parent.name}{path.suffix}"
)
def test_the_examples(path: Path, how: Fixing) -> None:
    done = verify(path.name, path.read_bytes(), how)
    assert bool(done.passes) == (path.parent.name == "faulty" and path.suffix != ".docx")


@pytest.mark.slow
@pytest.mark.skipif(not CASES.is_dir(), reason="the generated cases are not part of the project")
@pytest.mark.parametrize("how", [Fixing(), Fixing(unsafe=True)], ids=["safe", "unsafe"])
def test_the_generated_cases(how: Fixing) -> None:
    for case in sorted(CASES.iterdir()):
        if case.suffix != ".json":
            verify(case.name, case.read_bytes(), how)


def test_more_fixes_than_findings_that_are_told_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "many.md"
    lines = "".join(f"第{number}件已办。。\n\n" for number in range(MOST_VERDICTS + 20))
    path.write_text(as_markdown(FAULTLESS).decode().replace("## 二、", f"{lines}## 二、", 1), "utf-8")
    policy = Policy(selection=Selection(("doubled-mark",)))
    result = fix_file(replace(task(path), policy=policy), Fixing())
    assert (result.fixed, result.findings) == (MOST_VERDICTS + 20, ())
    assert "。。" not in path.read_text("utf-8")


def test_time_that_ends_within_a_pass_is_told(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object) -> None:
        raise deadline.OutOfTime

    monkeypatch.setattr("gouji.linter.fixes._Pass.best", late)
    before = report.read_bytes()
    result = fix_file(task(report), Fixing())
    assert result.unfixed is not None
    assert "请再次运行" in result.unfixed.zh
    assert report.read_bytes() == before
