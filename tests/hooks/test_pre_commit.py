"""The hooks as their users meet them: real repositories, the real pre-commit, an environment built by pip."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from msgspec.structs import replace
from ruamel.yaml import YAML

from gouji import checks
from gouji.packs.library import Library
from support.checkout import ROOT
from support.render import as_docx, as_text
from support.repository import Repository, configure
from support.sample_reports import FAULTLESS, FAULTY

pytestmark = pytest.mark.xdist_group("hooks")
"""Environments of hooks are built once, in one process."""

MANIFEST = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for hook in MANIFEST}
REST = ("gouji-project", "gouji-fix", "gouji-rules")
FAMILIES = ("sections", "tables", "duplicates", "identities")
WARNING = as_text(FAULTLESS).replace("。".encode("gb18030"), "。。".encode("gb18030"), 1)


def with_arguments(reports: Repository, arguments: str) -> None:
    """Gives the hook arguments of the repository's own."""
    config = reports.folder / ".pre-commit-config.yaml"
    text = config.read_text(encoding="utf-8")
    reports.write(".pre-commit-config.yaml", text.replace("id: gouji\n", f"id: gouji\n    args: [{arguments}]\n"))


class TestManifest:
    def test_is_valid(self) -> None:
        subprocess.run(
            [sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"], check=True
        )

    def test_ids_stay_for_ever(self) -> None:
        assert list(HOOKS) == ["gouji", *(f"gouji-{family}" for family in FAMILIES), *REST]

    @pytest.mark.parametrize("family", FAMILIES)
    def test_a_hook_of_one_family_selects_a_check_that_exists(self, family: str) -> None:
        assert HOOKS[f"gouji-{family}"]["entry"] == f"{HOOKS['gouji']['entry']} --select {family}"
        assert family in checks.KINDS

    def test_whatever_is_found_fails(self) -> None:
        checking = [hook["entry"] for hook in MANIFEST if "gouji check" in hook["entry"]]
        assert len(checking) == len(MANIFEST) - 1
        assert all("--fail-on warning" in entry for entry in checking)

    @pytest.mark.parametrize(
        ("name", "taken"),
        [
            ("报告/2024.docx", True),
            ("2024.DOCX", True),
            ("a.txt", True),
            ("a.md", True),
            ("a.markdown", True),
            ("a.html", True),
            ("a.HTM", True),
            ("a.shtml", True),
            ("a.xhtml", True),
            ("a.doc", True),
            ("a.wps", True),
            ("a.odt", True),
            ("a.pdf", True),
            ("a.docx.bak", False),
            ("a.py", False),
            ("报告/~$2024.docx", True),  # gouji itself knows these from documents that are only named so
        ],
    )
    def test_files(self, name: str, taken: bool) -> None:  # noqa: FBT001 - a column of the table
        hook = HOOKS["gouji"]
        assert bool(re.search(hook["files"], name)) == taken

    @pytest.mark.parametrize(
        ("name", "taken"),
        [
            ("rules/diary/pack.yaml", True),
            ("lib/rules/diary/form.yml", True),
            (".gouji.yaml", True),
            ("2024/.gouji.yaml", True),
            ("rules.yaml", False),
            ("a.gouji.yaml", False),
            (".pre-commit-config.yaml", False),
        ],
    )
    def test_files_of_rules(self, name: str, taken: bool) -> None:  # noqa: FBT001 - a column of the table
        hook = HOOKS["gouji-rules"]
        assert bool(re.search(hook["files"], name)) == taken


@pytest.mark.usefixtures("_installed")
class TestCommit:
    @pytest.fixture(autouse=True)
    def _hook(self, reports: Repository, hooks: Repository) -> None:
        configure(reports, hooks, "gouji")
        code, output = reports.pre_commit("install")
        assert code == 0, output

    def commit(self, reports: Repository) -> tuple[int, str]:
        return reports.call("git", "commit", "-q", "-m", "年报")

    def test_a_faultless_report_passes(self, reports: Repository) -> None:
        reports.write("年报/青石镇 2024.docx", as_docx(FAULTLESS))
        reports.write("年报/青石镇2024.txt", as_text(FAULTLESS))
        code, output = self.commit(reports)
        assert code == 0, output
        assert "年报" in reports.git("log", "--oneline")

    @pytest.mark.parametrize(("name", "render"), [("年报/青石镇 2024.docx", as_docx), ("年报/青石镇2024.txt", as_text)])
    def test_a_faulty_report_stops_the_commit_and_says_why(
        self, reports: Repository, name: str, render: object
    ) -> None:
        assert callable(render)
        reports.write(name, render(FAULTY))
        code, output = self.commit(reports)
        assert code == 1
        lines = [line for line in output.splitlines() if line.startswith(name)]
        assert any(": error cell-placeholder " in line and "表三" in line for line in lines), output
        assert reports.call("git", "log")[0] != 0

    def test_a_warning_is_seen_too(self, reports: Repository) -> None:
        reports.write("青石镇.txt", WARNING)
        code, output = self.commit(reports)
        assert code == 1
        assert re.search(r"^青石镇\.txt:\d+:\d+: warning doubled-mark ", output, re.MULTILINE), output

    def test_unless_the_repository_says_otherwise(self, reports: Repository) -> None:
        with_arguments(reports, "--fail-on, error")
        reports.write("青石镇.txt", WARNING)
        code, output = self.commit(reports)
        assert code == 0, output

    def test_an_unreadable_report_stops_the_commit(self, reports: Repository) -> None:
        reports.write("年报/青石镇2024.docx", b"PK\x03\x04 no archive")
        code, output = self.commit(reports)
        assert code == 1
        assert "- exit code: 2" in output
        assert "年报/青石镇2024.docx: error document-unreadable 无法读取" in output

    def test_what_is_staged_counts(self, reports: Repository) -> None:
        reports.write("年报.txt", as_text(FAULTLESS))
        (reports.folder / "年报.txt").write_bytes(as_text(FAULTY))
        code, output = self.commit(reports)
        assert code == 0, output


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    ("locale", "settings", "arguments", "said"),
    [
        ("zh_CN.UTF-8", "", "", "空白"),
        ("C", "", "", "is blank"),
        ("", "", "", "is blank"),
        ("zh_CN.UTF-8", "", "--lang, en", "is blank"),
        ("C", "language: zh", "", "空白"),
        ("C", "", "--lang=zh", "空白"),
    ],
)
def test_the_language_of_a_hook(
    reports: Repository, hooks: Repository, locale: str, settings: str, arguments: str, said: str
) -> None:
    configure(reports, hooks, "gouji")
    if arguments:
        with_arguments(reports, arguments)
    reports.write(".gouji.yaml", f"fail_on: warning\n{settings}\n")
    reports.write("青石镇.txt", as_text(FAULTY))
    code, output = reports.call(sys.executable, "-m", "pre_commit", "run", "--all-files", LANG=locale)
    assert code == 1
    assert re.search(rf"^青石镇\.txt:\d+:\d+: error cell-blank .*{said}", output, re.MULTILINE), output


@pytest.mark.usefixtures("_installed")
def test_a_hook_of_one_family_sees_only_its_own(reports: Repository, hooks: Repository) -> None:
    configure(reports, hooks, *(f"gouji-{family}" for family in FAMILIES))
    reports.write("青石镇.docx", as_docx(FAULTY))
    reports.write("青石镇.txt", as_text(FAULTY))
    _, output = reports.pre_commit("run", "--all-files", "--verbose")
    _, *parts = re.split(r"^- hook id: gouji-(\S+)$", output, flags=re.MULTILINE)
    said = dict(zip(parts[::2], parts[1::2], strict=True))
    assert tuple(said) == FAMILIES
    for family, lines in said.items():
        found = {match[1] for match in re.finditer(r"^青石镇\.\S+ (?:error|warning) (\S+)", lines, re.MULTILINE)}
        assert found, output
        assert found <= {rule.id for rule in Library().get("gia-2021").rules_of(family)}


@pytest.mark.usefixtures("_installed")
def test_the_fixer_is_done_in_one_run(reports: Repository, hooks: Repository) -> None:
    cell = ("requests", "outcome.refused.secret", "research")
    blank = replace(FAULTLESS, tables={**FAULTLESS.tables, cell: ""})
    configure(reports, hooks, "gouji-fix")
    reports.write("青石镇 2024.txt", as_text(blank))
    reports.write("青石镇.docx", as_docx(blank))
    code, output = reports.pre_commit("run", "--all-files")
    assert code == 1
    assert "files were modified by this hook" in output
    assert (reports.folder / "青石镇 2024.txt").read_bytes() == as_text(FAULTLESS)
    assert (reports.folder / "青石镇.docx").read_bytes() == as_docx(blank)
    reports.git("add", "--all")
    code, output = reports.pre_commit("run", "--all-files")
    assert code == 0, output


@pytest.mark.usefixtures("_installed")
def test_rule_packs_and_settings_are_validated(reports: Repository, hooks: Repository) -> None:
    configure(reports, hooks, "gouji-rules")
    assert reports.pre_commit("run", "--all-files")[0] == 0
    reports.write("rules/diary/pack.yaml", "id: diary\nname: {zh: 日志, en: diary}\nversoin: 1\n")
    reports.write("2024/.gouji.yaml", "exclud: []\n")
    code, output = reports.pre_commit("run", "--all-files")
    assert code == 1
    assert "rules/diary/" in output
    assert "2024/.gouji.yaml:1:1: " in output


@pytest.mark.slow
@pytest.mark.usefixtures("_installed")
def test_try_repo(reports: Repository, hooks: Repository) -> None:
    reports.write("青石镇.docx", as_docx(FAULTY))
    reports.write("青石镇.txt", as_text(FAULTLESS))
    code, output = reports.pre_commit("try-repo", hooks.folder.as_posix(), "gouji", "--all-files")
    assert code == 1
    assert "青石镇.docx: error " in output
    assert "青石镇.txt" not in output


@pytest.mark.usefixtures("_installed")
def test_a_baseline_at_the_root_of_the_repository(reports: Repository, hooks: Repository) -> None:
    reports.write("年报/旧.txt", as_text(FAULTY))
    code, output = reports.call(
        sys.executable, "-m", "gouji", "check", ".", "--baseline", "known.json", "--update-baseline"
    )
    assert code == 0, output
    configure(reports, hooks, "gouji")
    with_arguments(reports, "--baseline, known.json")
    reports.write("known.json", (reports.folder / "known.json").read_bytes())
    code, output = reports.pre_commit("run", "--all-files")
    assert code == 0, output
    reports.write("年报/新.txt", as_text(FAULTY))
    code, output = reports.pre_commit("run", "--all-files")
    assert code == 1
    assert "年报/新.txt:" in output
    assert "年报/旧.txt:" not in output
