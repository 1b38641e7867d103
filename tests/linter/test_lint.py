from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from gouji import checks, readers
from gouji.checks.context import Context
from gouji.checks.document.rule import DocumentRule
from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.kind import Check, Kind
from gouji.checks.sections.rule import SectionsRule
from gouji.document.model import Note
from gouji.forms.messages import OTHER_YEAR
from gouji.forms.recognition import Claim, claim
from gouji.forms.report import Report
from gouji.linter import binding, lint
from gouji.linter.batch import lint_files
from gouji.linter.lint import lint_file, lint_source
from gouji.linter.messages import NO_SIGNS
from gouji.linter.results import FileResult
from gouji.linter.task import Task
from gouji.linter.unjudged import killed
from gouji.messages.message import Message, plain
from gouji.packs.contents import Pack
from gouji.schema.form import Form
from gouji.schema.info import Claims, PackInfo, Years
from gouji.schema.rule import Rule
from gouji.schema.sections import SectionForm
from gouji.system import pool
from gouji.text.messages import BINARY
from gouji.text.source import Place, Source

WHY = plain("…")
MISSING = SectionsRule(id="section-missing", message=Message("缺少“{title}”", "no “{title}”"), why=WHY, finds="missing")
NOTE = DocumentRule(id="document-note", message=plain("{reason}"), why=WHY, finds="note", severity="info")
OTHER = DocumentRule(id="document-other", message=plain("{pack}: {reason}"), why=WHY, finds="other-pack")
LOCKED = DocumentRule(id="locked", message=plain("✗ {reason}"), why=WHY, finds="unreadable", severity="warning")


def pack(*rules: Rule, name: str = "diary", first: int = 2020, titles: tuple[str, ...] = ("值班日志",)) -> Pack:
    sections = ("值班情况", "交接事项", "其他说明")
    return Pack(
        info=PackInfo(
            id=name,
            name=Message("值班日志", "duty diary"),
            version=1,
            claims=Claims(title=titles, year="(20[0-9]{2})", years=Years(first=first)),
        ),
        form=Form(
            sections=tuple(
                SectionForm(id=f"s{index}", number=number, title=title)
                for index, (number, title) in enumerate(zip("一二三", sections, strict=True))
            )
        ),
        rules=rules or (MISSING,),
    )


def diary(*, year: int = 2024, without: str = "") -> bytes:
    lines = [
        f"清河站{year}年值班日志",
        "",
        "一、值班情况",
        "平安。",
        "二、交接事项",
        "钥匙。",
        "三、其他说明",
        "没有。",
    ]
    return "\n".join(line for line in lines if not (without and without in line)).encode()


def test_a_report_is_read_and_its_rules_are_applied() -> None:
    result = lint_source(Source("日志.txt", diary(without="交接事项")), [pack()])
    assert (result.status, result.pack, result.evaluated, result.not_evaluated) == ("read", "diary", 1, ())
    assert [(finding.rule, finding.message.zh) for finding in result.findings] == [
        ("section-missing", "缺少“交接事项”")
    ]


def test_a_faultless_report() -> None:
    result = lint_source(Source("日志.txt", diary()), [pack()])
    assert (result.status, result.findings, result.reason) == ("read", (), None)


def test_what_is_no_report_is_skipped_without_a_word() -> None:
    result = lint_source(Source("说明.md", "# 说明\n\n先读这个。\n".encode()), [pack()])
    assert (result.status, result.pack, result.reason, result.findings) == ("skipped", None, None, ())


def test_a_report_of_another_form_is_skipped_with_a_reason() -> None:
    result = lint_source(Source("日志.txt", diary(year=2016)), [pack()])
    assert result.status == "skipped"
    assert result.reason == OTHER_YEAR.fill(pack="diary", year=2016)


@pytest.mark.parametrize("reverse", [False, True])
def test_the_pack_with_the_strongest_claim_applies(reverse: bool) -> None:  # noqa: FBT001 - a test parameter
    packs = [pack(name="other", titles=("会议纪要",)), pack(name="later", first=2030), pack(name="diary")]
    result = lint_source(Source("日志.txt", diary()), packs[::-1] if reverse else packs)
    assert result.pack == "diary"


def test_tables_are_looked_for_only_of_packs_that_may_apply(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def counted(report: Report, info: PackInfo) -> Claim:
        tried.append(info.id)
        return claim(report, info)

    monkeypatch.setattr(binding, "claim", counted)
    packs = [pack(name="other", titles=("会议纪要",)), pack(name="diary"), pack(name="again")]
    assert lint_source(Source("日志.txt", diary()), packs).pack == "diary"
    assert tried == ["diary"]


class TestPinned:
    def test_the_pack_applies_whatever_the_file_looks_like(self) -> None:
        result = lint_source(Source("日志.txt", diary(year=2016, without="其他")), [pack(MISSING, OTHER)], pinned=True)
        assert [finding.rule for finding in result.findings] == ["section-missing", "document-other"]
        assert result.findings[1].message.zh == f"值班日志: {OTHER_YEAR.fill(pack='diary', year=2016).zh}"

    def test_the_doubt_is_reported_even_if_no_rule_speaks_of_it(self) -> None:
        result = lint_source(Source("说明.txt", "随便写的".encode()), [pack()], pinned=True)
        assert (result.status, result.reason) == ("read", NO_SIGNS)

    def test_the_pack_may_have_its_own_word_for_unreadable_files(self) -> None:
        result = lint_source(Source("日志.txt", b"\x00\x01"), [pack(LOCKED)], pinned=True)
        assert [(finding.rule, finding.pack, finding.severity) for finding in result.findings] == [
            ("locked", "diary", "warning")
        ]


def test_an_unreadable_file_is_a_finding() -> None:
    result = lint_source(Source("日志.txt", b"\x00\x01"), [pack()])
    assert (result.status, result.pack, result.reason) == ("unreadable", None, BINARY)
    assert [(finding.rule, finding.pack, finding.severity) for finding in result.findings] == [
        ("document-unreadable", "", "error")
    ]


def test_findings_are_in_the_order_of_the_document_with_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_: Report, rules: Sequence[Rule], __: Context) -> Iterator[Fault | NotEvaluable]:
        base = Fault(rules[0], plain("…"))
        yield base
        yield replace(base, place=Place(5, 2, 5, 3))
        yield NotEvaluable(rules[1], plain("?"))
        yield replace(base, place=Place(5, 1, 5, 2))
        yield replace(base, place=Place(3, 1, 3, 2))

    monkeypatch.setattr(Kind, "load_check", lambda _: check)
    rules = [msgspec.structs.replace(MISSING, id=name) for name in "abc"]
    result = lint_source(Source("日志.txt", diary()), [pack(*rules)])
    places = [finding.place and (finding.place.line, finding.place.column) for finding in result.findings]
    assert places == [(3, 1), (5, 1), (5, 2), None]
    assert result.lines == {3: "一、值班情况", 5: "二、交接事项"}
    assert (result.evaluated, result.unevaluated_rules) == (2, ("b",))


def test_a_reason_is_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_: Report, rules: Sequence[Rule], __: Context) -> Iterator[Fault | NotEvaluable]:
        yield from [NotEvaluable(rules[0], plain(reason)) for reason in "??!?"]

    monkeypatch.setattr(Kind, "load_check", lambda _: check)
    result = lint_source(Source("日志.txt", diary()), [pack()])
    assert [verdict.reason.en for verdict in result.not_evaluated] == ["?", "!"]


class TestFiles:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        for index in range(12):
            without = "交接" if index % 2 else ""
            Path(f"{index:02}.txt").write_bytes(diary(without=without))
        return tmp_path

    def tasks(self) -> list[Task]:
        return [Task(f"{index:02}.txt", (pack(),)) for index in range(12)]

    @pytest.mark.usefixtures("folder")
    def test_several_processes_say_the_same_as_one(self) -> None:
        one = list(lint_files(self.tasks(), jobs=1))
        assert [len(result.findings) for result in one] == [0, 1] * 6
        assert list(lint_files(self.tasks(), jobs=2)) == one

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is a copy of another")
    @pytest.mark.usefixtures("folder")
    def test_a_file_that_kills_its_process_does_not_stop_the_others(self, monkeypatch: pytest.MonkeyPatch) -> None:
        real = lint.lint_source

        def deadly(source: Source, *rest: Any, **more: Any) -> FileResult:
            if source.path == "05.txt":
                os._exit(1)  # as the system does with a process that takes too much memory
            return real(source, *rest, **more)

        monkeypatch.setattr(lint, "lint_source", deadly)
        monkeypatch.setattr(pool, "context", lambda **_: get_context("fork"))  # another test may have left a thread
        results = list(lint_files(self.tasks(), jobs=2))
        assert [result.path for result in results] == [task.path for task in self.tasks()]
        assert [result.path for result in results if result.crashed] == ["05.txt"]
        assert results[5] == killed(self.tasks()[5])
        assert "close other programs and try again, or split the file" in str(results[5].reason)

    @pytest.mark.usefixtures("folder")
    def test_trouble_with_one_file_does_not_stop_the_others(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("02.txt").unlink()
        Path("03.txt").write_bytes(b"\x00")
        real = checks.kinds()["sections"].load_check()

        def check(report: Report, rules: Sequence[Rule], context: Context) -> Iterator[Fault | NotEvaluable]:
            if report.document.path == "05.txt":
                raise KeyError("carried_in")
            return real(report, rules, context)

        monkeypatch.setattr(Kind, "load_check", lambda _: check)
        results = list(lint_files(self.tasks(), jobs=1))
        assert [result.status for result in results].count("read") == 9
        assert [result.path for result in results if result.status == "unreadable"] == ["02.txt", "03.txt", "05.txt"]
        assert [result.path for result in results if result.crashed] == ["05.txt"]
        message = results[5].findings[0].message.en
        assert message.startswith("gouji itself failed on 05.txt: KeyError: 'carried_in' (linter/judging.py:")
        assert message.endswith("please report this")

    @pytest.mark.usefixtures("folder")
    def test_a_file_beyond_all_measure_is_not_read_as_a_whole(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(readers, "MAX_SIZE", 10)
        assert lint_file(self.tasks()[0]).status == "unreadable"


def test_notes_of_the_reader_become_findings_and_a_part_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    real = readers.read

    def read(source: Source) -> object:
        notes = (Note(plain("three revisions")), Note(plain("two pictures"), partial=True))
        return replace(real(source), notes=notes)

    monkeypatch.setattr(readers, "read", read)
    result = lint_source(Source("日志.txt", diary()), [pack(MISSING, NOTE)])
    assert (result.status, result.reason) == ("partial", plain("two pictures"))
    assert [(finding.rule, finding.message.en) for finding in result.findings] == [("document-note", "three revisions")]


def test_checks_without_rules_are_not_even_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    real = Kind.load_check

    def load(kind: Kind) -> Check:
        loaded.append(kind.name)
        return real(kind)

    monkeypatch.setattr(Kind, "load_check", load)
    lint_source(Source("日志.txt", diary()), [pack(MISSING, NOTE)])
    assert loaded == ["document", "sections"]
