from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from gouji import __version__, checks, reporters
from gouji.checks.context import Context
from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.kind import Kind
from gouji.cli.dispatch import COMMANDS
from gouji.cli.main import main
from gouji.forms.report import Report
from gouji.linter import batch
from gouji.schema.rule import Rule
from support.render import as_docx, as_html, as_text
from support.sample_reports import FAULTLESS, FAULTY

Gouji = Callable[..., "Run"]


class Run:
    """What a call of the command said. ``code`` is its exit code."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code, self.out, self.err = code, out.decode(), err.decode()

    @property
    def json(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.out)
        return loaded

    @property
    def rules(self) -> set[str]:
        return {finding["rule"] for finding in self.json["findings"]}


@pytest.fixture
def gouji(capfdbinary: pytest.CaptureFixture[bytes]) -> Gouji:
    def call(*arguments: str) -> Run:
        capfdbinary.readouterr()
        try:
            code = main(arguments)
        except SystemExit as left:
            code = int(left.code or 0)
        return Run(code, *capfdbinary.readouterr())

    return call


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a faultless and a faulty report, and something that is none."""
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path("好.docx").write_bytes(as_docx(FAULTLESS))
    Path("坏.txt").write_bytes(as_text(FAULTY))
    Path("说明.md").write_text("# 说明\n\n先读这个。\n", encoding="utf-8")
    Path("空.txt").write_bytes(b"\x00\x01")
    Path("图.png").write_bytes(b"\x89PNG")
    Path("旧.txt").write_text(f"{FAULTLESS.title.replace('2024', '2012')}\n\n一、概述\n", encoding="utf-8")
    return tmp_path


class TestExitCodes:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["check", "好.docx"], 0),
            (["check", "坏.txt"], 1),
            (["check", "好.docx", "坏.txt"], 1),
            (["check", "坏.txt", "--select", "document"], 0),
            (["check", "坏.txt", "--select", "section-number"], 0),  # a warning
            (["check", "坏.txt", "--select", "section-number", "--fail-on", "warning"], 1),
            (["check", "好.docx", "说明.md", "旧.txt"], 0),  # hooks hand over every file
            (["check", "好.docx", "图.png"], 2),
            (["check", "好.docx", "说明.md", "--strict"], 2),
            (["check", "好.docx", "图.png", "--strict"], 2),
            (["check", "好.docx", "旧.txt", "--strict"], 2),
            (["check", "好.docx", "--strict"], 0),
            (["check", "空.txt"], 2),
            (["check", "坏.txt", "空.txt"], 2),
            (["check", "空.txt", "--select", "sections"], 2),  # nothing in it was checked, whatever was asked for
            (["check", "空.txt", "--ignore", "document"], 2),
            (["check", "没有.txt", "好.docx"], 2),
            (["check", "."], 2),
            (["check"], 2),
            (["check", "--pack", "gia-2021", "好.docx"], 0),
            (["check", "--pack", "gia-2021", "说明.md"], 1),
            (["check", "--pack", "gia-1999", "好.docx"], 2),
            (["check", "--select", "secions", "好.docx"], 2),
            (["check", "--colour", "好.docx"], 2),
            (["rules"], 0),
            (["packs"], 0),
            (["explain", "requests-flow"], 0),
            (["explain", "document-unreadable"], 0),
            (["explain", "no-such-rule"], 2),
            (["test"], 2),
            (["--version"], 0),
            (["--help"], 0),
            (["check", "--help"], 0),
            ([], 2),
            (["chekc"], 2),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else None,
    )
    def test_table(self, gouji: Gouji, arguments: list[str], code: int) -> None:
        run = gouji(*arguments)
        assert run.code == code, run.err

    def test_a_folder_without_reports(self, gouji: Gouji) -> None:
        Path("空的").mkdir()
        run = gouji("check", "空的", "--lang", "en")
        assert (run.code, run.err) == (2, "gouji: no report to check was found in the folder: 空的\n")

    def test_a_folder_with_reports(self, gouji: Gouji) -> None:
        Path("空.txt").unlink()
        assert gouji("check").code == 1

    def test_an_interrupt(self, gouji: Gouji, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(batch, "lint_files", interrupted)
        assert gouji("check", "好.docx").code == 130


class TestErrorsOfUsage:
    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["chekc"], "there is no command “chekc”; did you mean “check”?"),
            (["check", "--selct", "x"], "there is no option “--selct”; did you mean “--select”? (gouji check --help"),
            (["check", "--pack"], "--pack needs a value (gouji check --help"),
            (["check", "--quiet=yes"], "takes no value"),
            (["check", "--jobs", "none"], "--jobs needs a whole number above 0, not “none”"),
            (
                ["check", "--format", "jsn"],
                f"--format has no “jsn”; there are: {', '.join(reporters.MODULES)}; did you mean “json”?",
            ),
            (["check", "--output", "json"], "--output is written FORMAT=FILE"),
            (["check", "--output", "xml=a"], "--output has no “xml”"),
            (["check", "--select", "tabels"], "no rule matches “tabels”; did you mean “tables”?"),
            (["check", "--pack", "gia-2012"], "there is no pack “gia-2012”; did you mean “gia-2021”?"),
            (["check", "没有.txt"], "no such file or folder: 没有.txt"),
            (["explain"], "missing: RULE"),
            (["explain", "request-flow"], "there is no rule “request-flow”; did you mean “requests-flow”?"),
            (["test", "没有"], "no such file or folder: 没有"),
            (["test", "说明.md"], "说明.md: belongs to no pack"),
            (["test"], "neither a pack nor .gouji.yaml was found"),
            (["check", "好.docx", "--output", "json=没有/a.json"], "cannot write 没有/a.json: "),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else None,
    )
    def test_one_line_that_says_what_to_do(self, gouji: Gouji, arguments: list[str], sentence: str) -> None:
        run = gouji(*arguments, "--lang=en")
        assert run.code == 2
        assert run.err.startswith("gouji: ")
        assert sentence in run.err
        assert run.err.count("\n") == 1

    def test_in_chinese(self, gouji: Gouji) -> None:
        run = gouji("check", "--format", "jsn")
        assert run.err == f"gouji: --format 没有“jsn”；可用：{', '.join(reporters.MODULES)}；是不是“json”？\n"


class TestLanguage:
    @pytest.mark.parametrize(
        ("arguments", "environment", "settings", "language"),
        [
            ([], {"LANG": ""}, "", "en"),
            ([], {"LANG": "en_GB.UTF-8"}, "", "en"),
            ([], {"LANG": "zh_CN.GB18030"}, "", "zh"),
            ([], {"LANG": "C.UTF-8"}, "", "en"),
            ([], {"LANG": "C.UTF-8"}, "language: zh\n", "zh"),
            ([], {"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, "", "en"),
            ([], {"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:zh_CN:en"}, "", "zh"),
            ([], {"LANG": "C", "LANGUAGE": "zh_CN"}, "", "en"),
            ([], {"LANG": "de_DE.UTF-8", "LANGUAGE": "fr"}, "", "en"),
            ([], {"LANG": "fr_FR"}, "", "en"),
            ([], {"LANG": "zh_CN", "LC_MESSAGES": "en_US"}, "", "en"),
            ([], {"LANG": "zh_CN", "LC_MESSAGES": "en_US", "LC_ALL": "zh_TW"}, "", "zh"),
            ([], {"LANG": "zh_CN"}, "language: en\n", "en"),
            (["--lang", "zh"], {"LANG": "en_GB"}, "language: en\n", "zh"),
        ],
    )
    def test_order(
        self,
        gouji: Gouji,
        monkeypatch: pytest.MonkeyPatch,
        arguments: list[str],
        environment: dict[str, str],
        settings: str,
        language: str,
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        if settings:
            Path(".gouji.yaml").write_text(settings, encoding="utf-8")
        assert gouji("check", "好.docx", "--format", "json", *arguments).json["language"] == language

    @pytest.mark.parametrize(
        ("before", "behind", "language"),
        [
            (["--lang", "en"], [], "en"),
            (["--lang=en"], [], "en"),
            (["--lang", "en"], ["--lang", "zh"], "zh"),
            (["--lang", "zh", "--lang=en"], [], "en"),
            ([], ["--lang", "zh", "--lang", "en"], "en"),
        ],
    )
    def test_before_the_command(self, gouji: Gouji, before: list[str], behind: list[str], language: str) -> None:
        assert gouji(*before, "check", "好.docx", "--format", "json", *behind).json["language"] == language

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            (["--lang", "en", "--help"], 0, "usage: gouji [--lang zh|en] COMMAND"),
            (["--lang", "en"], 2, "usage: gouji [--lang zh|en] COMMAND"),
            (["--lang", "en", "--version"], 0, "gouji "),
            (["--lang"], 2, "--lang 后面要有一个值"),
            (["--lang", "fr", "packs"], 2, "--lang 没有“fr”；可用：zh, en"),
            (["--lang", "en", "--strict", "check"], 2, "--strict stands behind the command: gouji COMMAND --strict"),
            (["--strict", "check"], 2, "--strict 要写在命令后面：gouji 命令 --strict"),
            (["--lang", "en", "chek"], 2, "there is no command “chek”; did you mean “check”?"),
        ],
    )
    def test_what_stands_before_the_command(self, gouji: Gouji, arguments: list[str], code: int, said: str) -> None:
        run = gouji(*arguments)
        assert run.code == code
        assert said in run.out + run.err

    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize(("language", "word"), [("zh", "显示此说明"), ("en", "show this help")])
    def test_help(self, gouji: Gouji, command: str, language: str, word: str) -> None:
        assert word in gouji(command, "--help", "--lang", language).out

    def test_help_names_every_command(self, gouji: Gouji) -> None:
        out = gouji("--help").out
        assert all(f"  {command} " in out for command in COMMANDS)


class TestConfiguration:
    def test_exclusions_hold_for_named_files_too(self, gouji: Gouji) -> None:
        Path(".gouji.yaml").write_text("exclude: [坏.txt, 空.txt]\n", encoding="utf-8")
        run = gouji("check", "坏.txt", "好.docx", "--format", "json", "--strict", "--allow", "excluded")
        assert run.code == 0
        assert [(file["path"], file["status"]) for file in run.json["files"]] == [
            ("坏.txt", "skipped"),
            ("好.docx", "read"),
        ]
        paths = [file["path"] for file in gouji("check", "--format", "json").json["files"]]
        assert sorted(paths) == sorted(["好.docx", "旧.txt", "说明.md"])

    def test_a_pinned_file_is_checked_whatever_it_looks_like(self, gouji: Gouji) -> None:
        Path(".gouji.yaml").write_text("files: [{paths: [说明.md], pack: gia-2021}]\n", encoding="utf-8")
        assert "section-missing" in gouji("check", "说明.md", "--format", "json").rules

    def test_severities_and_selection(self, gouji: Gouji) -> None:
        Path(".gouji.yaml").write_text("select: [section-number]\nseverity: {sections: error}\n", encoding="utf-8")
        run = gouji("check", "坏.txt", "--format", "json")
        assert (run.code, run.rules) == (1, {"section-number"})

    def test_the_command_line_selects_instead_of_the_file(self, gouji: Gouji) -> None:
        Path(".gouji.yaml").write_text("select: [duplicates]\nignore: [cell-blank]\n", encoding="utf-8")
        rules = gouji("check", "坏.txt", "--format", "json", "--select", "sections,tables").rules
        assert "section-number" in rules
        assert not rules & {"cell-blank", "section-copied"}

    def test_fail_on(self, gouji: Gouji) -> None:
        Path(".gouji.yaml").write_text("fail_on: warning\n", encoding="utf-8")
        assert gouji("check", "坏.txt", "--select", "section-number").code == 1
        assert gouji("check", "坏.txt", "--select", "section-number", "--fail-on", "error").code == 0

    def test_the_nearest_file_speaks_for_each_document(self, gouji: Gouji) -> None:
        for name, rule in (("甲", "section-number"), ("乙", "cell-placeholder")):
            Path(name).mkdir()
            Path(name, "坏.txt").write_bytes(as_text(FAULTY))
            Path(name, ".gouji.yaml").write_text(f"select: [{rule}]\n", encoding="utf-8")
        findings = gouji("check", "甲", "乙", "--format", "json").json["findings"]
        assert {(finding["path"], finding["rule"]) for finding in findings} == {
            ("甲/坏.txt", "section-number"),
            ("乙/坏.txt", "cell-placeholder"),
        }

    @pytest.mark.parametrize(
        ("settings", "place"),
        [("exclud: []\n", ".gouji.yaml:1:1: "), ("select: [tabels]\n", ".gouji.yaml"), ("a: [\n", ".gouji.yaml:")],
    )
    @pytest.mark.parametrize("command", ["check", "test"])
    def test_what_is_wrong_with_it_is_reported_with_its_place(
        self, gouji: Gouji, command: str, settings: str, place: str
    ) -> None:
        Path(".gouji.yaml").write_text(settings, encoding="utf-8")
        run = gouji(command, ".")
        assert run.code == 2
        assert place in run.err


class TestOutput:
    def test_a_skipped_report_is_reported_in_every_format(self, gouji: Gouji) -> None:
        for name in reporters.MODULES:
            run = gouji("check", "旧.txt", "--format", name)
            assert "2012" in run.out, name

    def test_several_outputs(self, gouji: Gouji, folder: Path) -> None:
        run = gouji("check", "坏.txt", "--output", "json=a.json", "--output", "concise=b.txt", "--format", "concise")
        assert (folder / "b.txt").read_text(encoding="utf-8") == run.out
        assert json.loads((folder / "a.json").read_bytes())["files"][0]["path"] == "坏.txt"

    def test_results_do_not_depend_on_the_number_of_processes(self, gouji: Gouji) -> None:
        Path("多").mkdir()
        for index in range(6):
            Path("多", f"{index}好.html").write_bytes(as_html(FAULTLESS))
            Path("多", f"{index}坏.txt").write_bytes(as_text(FAULTY))
        one = gouji("check", "多", "--format", "json", "--jobs", "1")
        two = gouji("check", "多", "--format", "json", "--jobs", "2")
        assert (one.out, one.code) == (two.out, two.code)

    def test_quiet(self, gouji: Gouji) -> None:
        assert gouji("check", "好.docx", "旧.txt", "--quiet").out == ""

    def test_a_failure_of_gouji_itself(self, gouji: Gouji, monkeypatch: pytest.MonkeyPatch) -> None:
        real = Kind.load_check

        def check(report: Report, rules: Sequence[Rule], context: Context) -> Iterator[Fault | NotEvaluable]:
            if report.document.path == "好.docx":
                raise ValueError("oops\noops")
            return real(checks.kinds()["sections"])(report, rules, context)

        monkeypatch.setattr(Kind, "load_check", lambda kind: check if kind.name == "sections" else real(kind))
        run = gouji("check", "好.docx", "坏.txt", "--format", "json", "--lang", "en")
        assert run.code == 2
        assert run.err.startswith("gouji: gouji itself failed on 好.docx: ValueError: oops oops (linter/judging.py:")
        assert run.err.count("\n") == 1
        assert {finding["path"] for finding in run.json["findings"]} == {"好.docx", "坏.txt"}

    def test_a_failure_elsewhere(self, gouji: Gouji, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> None:
            raise RuntimeError("oops")

        monkeypatch.setattr(batch, "lint_files", broken)
        run = gouji("check", "好.docx", "--lang", "en")
        assert (run.code, run.err.count("\n")) == (2, 1)
        assert "gouji itself failed: RuntimeError: oops (linter/session.py:" in run.err


class TestCommands:
    def test_rules_of_a_pack(self, gouji: Gouji) -> None:
        run = gouji("rules", "--pack", "gia-2021", "--lang", "en")
        assert any(line.split()[:3] == ["gia-2021", "requests-flow", "identities"] for line in run.out.splitlines())

    def test_packs(self, gouji: Gouji) -> None:
        assert "gia-2021" in gouji("packs").out

    def test_explain(self, gouji: Gouji) -> None:
        run = gouji("explain", "requests-flow", "--lang", "en")
        assert re.match(r"requests-flow  \(.*gia-2021; identities, error\)\n", run.out)
        assert "Why\n  " in run.out
        assert "Equations\n  " in run.out
        assert "Faulty\n  New requests 10, carried over from last year 2, total outcomes 10" in run.out
        assert "有错的例子\n  新收 10，结转 2，办结 10" in gouji("explain", "requests-flow", "--lang", "zh").out

    def test_a_pack_of_ones_own(self, gouji: Gouji) -> None:
        pack(Path("rules/diary"))
        Path(".gouji.yaml").write_text("packs: [rules]\n", encoding="utf-8")
        assert "diary" in gouji("packs").out
        assert gouji("rules", "--pack", "diary").out.split()[:2] == ["diary", "diary-missing"]


class TestTest:
    def test_a_pack_is_tested_once_however_many_of_its_files_are_named(self, gouji: Gouji) -> None:
        pack(Path("rules/diary"))
        run = gouji("test", "rules/diary/pack.yaml", "rules/diary/form.yaml", "rules/diary", "--lang", "en")
        assert (run.code, run.out) == (0, "the pack diary is valid, rules: 1\n")

    def test_everything_in_the_current_folder(self, gouji: Gouji) -> None:
        pack(Path("rules/diary"))
        Path(".gouji.yaml").write_text("packs: [rules/diary]\n", encoding="utf-8")
        Path("other.yaml").write_text("a: 1\n", encoding="utf-8")
        run = gouji("test", "--lang", "en")
        assert run.code == 0
        assert run.out.splitlines() == [".gouji.yaml is valid", "the pack diary is valid, rules: 1"]

    def test_every_fault_has_its_place_and_all_packs_are_tested(self, gouji: Gouji) -> None:
        for name in ("a", "b"):
            pack(Path("rules", name), rules="- id: x\n  check: sectons\n")
        pack(Path("rules/diary"))
        run = gouji("test", "rules", "--lang", "en")
        assert run.code == 2
        assert [line.rpartition("/")[0] for line in run.err.splitlines()] == ["gouji: rules/a", "gouji: rules/b"]
        assert all(":2:" in line for line in run.err.splitlines())
        assert run.out == "the pack diary is valid, rules: 1\n"

    def test_a_pack_may_extend_its_neighbour(self, gouji: Gouji) -> None:
        pack(Path("rules/diary"))
        Path("rules/later").mkdir()
        Path("rules/later/pack.yaml").write_text(
            "{id: later, name: {zh: 二, en: two}, version: 1, extends: diary}\n", encoding="utf-8"
        )
        assert gouji("test", "rules/later").code == 0

    def test_another_name_for_the_configuration(self, gouji: Gouji) -> None:
        Path(".gouji.yml").write_text("language: en\n", encoding="utf-8")
        run = gouji("test", ".gouji.yml", "--lang", "en")
        assert (run.code, run.err) == (2, "gouji: .gouji.yml: rename it .gouji.yaml\n")


class TestAsAProcess:
    """What only a process of its own shows: streams, encodings, start-up."""

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "gouji", *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, **environment},
        )

    def test_version(self) -> None:
        done = self.run("--version")
        assert (done.returncode, done.stdout.split()) == (0, [b"gouji", __version__.encode()])

    def loaded(self, *arguments: str) -> set[str]:
        code = f"import sys; from gouji.cli.main import main; main({arguments}); print(); print(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        return set(done.stdout.decode().splitlines()[-1].split())

    def test_the_version_waits_for_nothing(self) -> None:
        assert not {"msgspec", "argparse", "lxml", "regex", "gouji.linter.lint"} & self.loaded("--version")

    def test_a_web_page_needs_neither_word_nor_pdf_nor_markdown(self) -> None:
        Path("好.html").write_bytes(as_html(FAULTLESS))
        loaded = self.loaded("check", "好.html", "-q")
        assert "gouji.readers.html" in loaded
        assert not {"lxml", "docx", "pdfplumber", "markdown_it", "gouji.readers.docx", "concurrent.futures"} & loaded

    @pytest.mark.parametrize(
        ("asked", "encoding", "said"),
        [
            ("", "utf-8", "没有这个文件或文件夹：没有𠮷.txt"),
            ("utf-16", "utf-8", "没有这个文件或文件夹：没有𠮷.txt"),  # it would begin anew with each line
            ("cp936", "gbk", "没有这个文件或文件夹：没有\\ud842\\udfb7.txt"),
            ("ascii", "ascii", "no such file or folder: \\u6ca1\\u6709\\ud842\\udfb7.txt"),
        ],
    )
    def test_output_is_utf8_unless_another_encoding_is_asked_for(self, asked: str, encoding: str, said: str) -> None:
        done = self.run("check", "坏.txt", "没有𠮷.txt", PYTHONIOENCODING=asked)
        assert done.returncode == 2
        assert ".txt (gia-2021)" in done.stdout.decode(encoding)
        assert done.stderr.decode(encoding) == f"gouji: {said}\n"

    def test_no_text_is_opened_without_its_encoding(self) -> None:
        options = ["-X", "warn_default_encoding", "-W", "always::EncodingWarning"]
        command = [sys.executable, *options, "-m", "gouji", "check", "坏.txt", "好.docx", "--no-cache"]
        done = subprocess.run(command, capture_output=True, check=False)
        assert not [line for line in done.stderr.decode().splitlines() if f"{os.sep}gouji{os.sep}" in line]

    @pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
    def test_a_reader_that_has_gone_away(self) -> None:
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, "wb") as gone:
            done = subprocess.run(
                [sys.executable, "-m", "gouji", "check", "坏.txt"], stdout=gone, stderr=subprocess.PIPE, check=False
            )
        assert (done.returncode, done.stderr) == (1, b"")


def pack(folder: Path, rules: str = "") -> None:
    """Writes a small pack that is valid unless ``rules`` are not."""
    folder.mkdir(parents=True)
    missing = (
        "{id: diary-missing, check: sections, finds: missing, message: {zh: 缺, en: none}, why: {zh: 缺, en: none}}"
    )
    (folder / "pack.yaml").write_text(
        f"id: {folder.name}\nname: {{zh: 日志, en: diary}}\nversion: 1\n", encoding="utf-8"
    )
    (folder / "form.yaml").write_text("sections: [{id: one, number: 一, title: 值班情况}]\n", encoding="utf-8")
    (folder / "rules.yaml").write_text(rules or f"- {missing}\n", encoding="utf-8")
