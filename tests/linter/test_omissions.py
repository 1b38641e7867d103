"""What a run leaves out, and what decided so; and what of it a strict run refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.linter.baseline_file import BaselineFile
from gouji.linter.fixes import Fixing
from gouji.linter.omissions import Omission, described, in_one_line
from gouji.linter.plan import Request
from gouji.linter.selection import Selection
from gouji.linter.session import Session
from gouji.linter.strictness import KNOWN, Strictness
from support.files import put
from support.render import as_markdown
from support.sample_reports import FAULTLESS, FAULTY

GOOD, BAD = as_markdown(FAULTLESS), as_markdown(FAULTY)
CITY = "{id: city, name: {zh: 市, en: city}, version: 1, extends: gia-2021}"
RULE = (
    "- id: empty\n  check: sections\n  finds: empty\n  message: {zh: 空, en: empty}\n  why: {zh: 须写, en: must be}\n"
)
BLIND = "{id: blind, name: {zh: 盲, en: blind}, version: 1}"

pytestmark = pytest.mark.usefixtures("folder")


def left_out(*paths: str, **asked: object) -> list[tuple[str, int, str, str, str | None]]:
    """Kind, count, place, cause and worst severity of what is left out."""
    result = Session(Request(**asked), jobs=1).run(paths).result  # type: ignore[arg-type]  # fields of Request
    return [
        (each.kind, each.count, f"{Path(each.path).name}:{each.line}", each.cause, each.worst)
        for each in result.omissions
    ]


class TestSettings:
    @pytest.mark.parametrize(
        ("settings", "expected"),
        [
            ("exclude: [稿/, 坏.md]", [("excluded", 1, ".gouji.yaml:1", "exclude: 坏.md", None)]),
            ('exclude: ["*.md"]', [("excluded", 2, ".gouji.yaml:1", "exclude: *.md", None)]),
            ('exclude: ["*.md", "!坏.md"]', [("excluded", 1, ".gouji.yaml:1", "exclude: *.md", None)]),
            ('ignore: ["*"]', [("ignored", 5, ".gouji.yaml:1", "ignore: *", "error")]),
            ("ignore: [section-number]", [("ignored", 1, ".gouji.yaml:1", "ignore: section-number", "warning")]),
            ("ignore: [tables, cell-blank]", [("ignored", 2, ".gouji.yaml:1", "ignore: tables", "error")]),
            ("select: [tables]", [("ignored", 3, ".gouji.yaml:1", "select: tables", "error")]),
            (
                "select:\n- tables\nignore:\n- cell-blank",
                [
                    ("ignored", 1, ".gouji.yaml:4", "ignore: cell-blank", "error"),
                    ("ignored", 3, ".gouji.yaml:2", "select: tables", "error"),
                ],
            ),
            (
                'ignore:\n- {rule: cell-*, reason: 原件如此}\n- {rule: "*", reason: 原件如此}',
                [
                    ("suppressed", 3, ".gouji.yaml:3", "ignore: *", "error"),
                    ("suppressed", 2, ".gouji.yaml:2", "ignore: cell-*", "error"),
                ],
            ),
            ("severity: {cell-blank: info}", [("severity", 1, ".gouji.yaml:1", "severity: cell-blank", "error")]),
            (
                "severity: {tables: info, cell-blank: error}",
                [("severity", 1, ".gouji.yaml:1", "severity: tables", "error")],
            ),
            ("severity: {section-number: error}", []),
            ("language: en", []),
        ],
    )
    def test_by_what(self, settings: str, expected: list[tuple[object, ...]]) -> None:
        put("坏.md", BAD)
        put("好.md", GOOD)
        put(".gouji.yaml", settings)
        assert sorted(left_out(), key=str) == sorted(expected, key=str)

    def test_the_severity_that_counts_is_the_rules_own(self) -> None:
        put("坏.md", BAD)
        put(".gouji.yaml", "severity: {cell-blank: info}\nignore: [{rule: cell-blank, reason: 原件如此}]\n")
        assert left_out() == [("suppressed", 1, ".gouji.yaml:2", "ignore: cell-blank", "error")]
        put(".gouji.yaml", "severity: {cell-blank: info}\nignore: [cell-blank]\n")
        assert left_out() == [("ignored", 1, ".gouji.yaml:2", "ignore: cell-blank", "error")]

    def test_a_rule_that_could_not_be_applied_and_is_ignored(self) -> None:
        put("缺.md", GOOD.decode().replace("|", "/"))
        assert Session().run().result.files[0].not_evaluated
        put(".gouji.yaml", 'ignore: ["*"]')
        (omission,) = Session().run().result.omissions
        assert omission.unevaluated
        assert "rules not evaluated, ignored: " in next(described([omission])).en

    def test_what_looks_like_a_report_and_cannot_be_judged(self) -> None:
        put("附件.md", GOOD.decode().split("\n## ")[0] + "\n\n详见附件。\n")
        assert [file.status for file in Session(jobs=1).run().result.files] == ["unreadable"]
        put(".gouji.yaml", "ignore: [document-unjudged]")
        assert left_out() == [("ignored", 1, ".gouji.yaml:1", "ignore: document-unjudged", "error")]
        put(".gouji.yaml", "ignore: [{rule: document, reason: 原件如此}]")
        assert left_out() == [("suppressed", 1, ".gouji.yaml:1", "ignore: document", "error")]

    def test_excluded_files_that_are_named(self) -> None:
        put("坏.md", BAD)
        put(".gouji.yaml", "exclude: [坏.md]")
        assert left_out("坏.md") == [("excluded", 1, ".gouji.yaml:1", "exclude: 坏.md", None)]

    def test_what_is_asked_for_is_not_counted(self) -> None:
        put("坏.md", BAD)
        put(".gouji.yaml", 'ignore: [tables]\nselect: ["*"]')
        assert left_out(selection=Selection(("tables", "section-number"), ("cell-blank",))) == [
            ("ignored", 1, ".gouji.yaml:1", "ignore: tables", "error")
        ]
        assert left_out(selection=Selection(("duplicates",))) == []
        assert left_out(isolated=True) == []

    def test_below_a_folder_that_has_its_own(self) -> None:
        put("区/坏.md", BAD)
        put("区/街/好.md", GOOD)
        put("区/.gouji.yaml", "language: en\n")
        assert left_out() == []
        put(".gouji.yaml", "language: en\n")
        assert left_out() == [("nested", 2, ".gouji.yaml:None", "", None)]
        put("区/.git/HEAD", "")
        assert left_out() == []

    def test_of_a_file_that_was_named_when_the_run_was_started(self) -> None:
        put("坏.md", BAD)
        put("gate.yaml", "exclude: [别处/]\nignore: [tables]\n")
        run = Session(Request(config=Path("gate.yaml")), jobs=1).run()
        assert [(each.kind, each.path, each.line, each.chosen) for each in run.result.omissions] == [
            ("ignored", "gate.yaml", 2, True)
        ]
        assert Strictness().refused(run) == {}


class TestPacks:
    @pytest.fixture(autouse=True)
    def _packs(self, folder: Path) -> None:
        assert Path.cwd() == folder
        put("rules/city/pack.yaml", CITY)
        put("rules/blind/pack.yaml", BLIND)
        put("rules/blind/form.yaml", "sections: [{id: one, number: 一, title: 值班情况}]\n")
        put("rules/blind/rules.yaml", RULE)
        put("坏.md", BAD)

    def test_of_ones_own_where_one_of_ours_claims_the_file(self) -> None:
        put(".gouji.yaml", "packs: [rules]\nfiles:\n- {paths: [坏.md], pack: city}\n")
        assert left_out() == [("pack", 1, ".gouji.yaml:3", "files: city", None)]

    def test_that_claims_it_by_itself(self) -> None:
        claims = "{title: [年度报告], years: {from: 2024}}"
        put("rules/city/pack.yaml", CITY.replace("id: city", f"id: city, claims: {claims}"))
        put(".gouji.yaml", "packs: [rules/city]\n")
        assert left_out() == [("pack", 1, "city:None", "", None)]

    def test_one_that_is_pinned_and_does_not_apply(self) -> None:
        put(".gouji.yaml", "files: [{paths: [坏.md], pack: gia-2019}]\n")
        assert left_out()[-1] == ("pack", 1, ".gouji.yaml:1", "files: gia-2019", None)

    def test_one_that_is_pinned_and_does(self) -> None:
        put(".gouji.yaml", "files: [{paths: [坏.md], pack: gia-2021}]\n")
        assert left_out() == []

    def test_a_document_that_none_of_ours_claims(self) -> None:
        put("坏.md", "# 值班日志\n\n## 一、值班情况\n\n平安。\n")
        put(".gouji.yaml", "packs: [rules]\nfiles: [{paths: [坏.md], pack: blind}]\n")
        assert left_out() == []

    def test_what_the_command_line_asks_for(self) -> None:
        put(".gouji.yaml", "packs: [rules]\n")
        assert left_out(pack="city") == []

    def test_after_fixes(self) -> None:
        put(".gouji.yaml", "packs: [rules]\nfiles: [{paths: [坏.md], pack: city}]\n")
        run = Session(fixing=Fixing(), jobs=1).run()
        assert run.result.summary.fixed
        assert [each.kind for each in run.result.omissions] == ["pack"]


def test_comments() -> None:
    text = BAD.decode().replace("\n", "\n<!-- gouji: ignore-file=tables 原件如此 -->\n", 1)
    put("坏.md", text)
    assert left_out() == [("suppressed", 2, "坏.md:2", "", "error")]
    assert left_out(inline=False) == []


def test_a_baseline() -> None:
    put("坏.md", BAD)
    Session(baseline=BaselineFile(Path("known.json"), "shrink"), jobs=1).run()
    run = Session(baseline=BaselineFile(Path("known.json")), jobs=1).run()
    (omission,) = run.result.omissions
    assert (omission.kind, omission.count, omission.path, omission.worst) == ("baseline", 5, "known.json", "error")


class TestSentences:
    def test_name_some_of_many_sources(self) -> None:
        many = [Omission("suppressed", 2, f"{number}.md", number) for number in range(1, 8)]
        assert [each.en for each in described(many)] == [
            "findings suppressed: 14, by 1.md:1, 2.md:2, 3.md:3, 4.md:4, 5.md:5 and 2 more"
        ]

    def test_one_for_each_kind_in_one_line(self) -> None:
        both = [Omission("nested", 1, "a/.gouji.yaml"), Omission("excluded", 3, ".gouji.yaml", 1, "exclude: 稿/")]
        told = in_one_line(described(both))
        assert told
        assert told.zh.split("；") == [
            "有内容没有计入：排除 3 个文件（.gouji.yaml:1 (exclude: 稿/)）",
            "1 个文件按下级文件夹的设置检查（a/.gouji.yaml）",
        ]

    def test_cut_what_is_long(self) -> None:
        assert Omission("excluded", 1, ".gouji.yaml", 1, "长" * 100).source == f".gouji.yaml:1 ({'长' * 60}…)"

    def test_none_where_nothing_was_left_out(self) -> None:
        assert in_one_line(described([])) is None


class TestStrictness:
    @pytest.mark.parametrize(
        ("settings", "fail_on", "refused"),
        [
            ("exclude: [坏.md]", "error", ["excluded"]),
            ("ignore: [section-number]", "error", []),  # a warning would not fail the run
            ("ignore: [section-number]", "warning", ["ignored"]),
            ("ignore: [{rule: tables, reason: 原件如此}]", "error", ["suppressed"]),
            ("severity: {tables: info}", "error", ["severity"]),
            ("exclude: [坏.md]\nignore: [tables]", "error", ["excluded"]),
            ("language: zh", "error", []),
        ],
    )
    def test_refuses_what_may_turn_a_run_green(self, settings: str, fail_on: str, refused: list[str]) -> None:
        put("坏.md", BAD)
        put(".gouji.yaml", settings)
        run = Session(jobs=1).run(["."])
        found = Strictness(fail_on=fail_on).refused(run)  # type: ignore[arg-type]  # a severity
        assert list(found) == refused
        assert Strictness(KNOWN).refused(run) == {}
        assert all(f"--allow {name} " in sentence.en for name, sentence in found.items())

    def test_refuses_what_was_not_wholly_checked(self) -> None:
        put("缺.md", GOOD.decode().replace("|", "/"))
        put("说明.md", "# 说明\n\n先读这个。\n")
        run = Session(jobs=1).run(["缺.md", "说明.md"])
        assert [sentence.en for sentence in Strictness().refused(run).values()] == [
            "--strict: files skipped: 1 (说明.md); --allow skipped would let it pass",
            "--strict: files with rules not evaluated: 1 (缺.md); --allow not-evaluated would let it pass",
        ]

    def test_ignored_rules_that_could_not_be_applied(self) -> None:
        put("缺.md", GOOD.decode().replace("|", "/"))
        put(".gouji.yaml", "ignore: [identities]\n")
        run = Session(jobs=1).run(["."])
        assert "ignored" in Strictness().refused(run)
        assert "ignored" not in Strictness(["not-evaluated"]).refused(run)
