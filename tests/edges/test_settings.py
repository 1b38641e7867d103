"""What a push may bring to turn red to green: settings, suppressions, a baseline, a pack of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.checkout import EXAMPLES
from support.command import Command, Run
from support.edges import Edge
from support.files import put

FAULTLESS = EXAMPLES / "faultless" / "qingshi-2024.md"
FAULTY = EXAMPLES / "faulty" / "qingshi-2024.md"
COMMENT = "<!-- gouji: ignore-file=* 原件如此 -->\n"
PACK = """\
id: mild
name: {zh: 宽, en: mild}
version: 1
extends: gia-2021
"""
RULES = "- {id: cell-blank, off: true}\n- {id: cell-placeholder, off: true}\n"


@pytest.fixture(autouse=True)
def _reports(folder: Path) -> None:
    put("reports/good.md", FAULTLESS.read_text(encoding="utf-8"))
    put("reports/bad.md", FAULTY.read_text(encoding="utf-8"))
    assert folder


def said(run: Run) -> str:
    """The exit code, the number of findings, and what standard error names: kinds and sources."""
    names = re.findall(r"--allow (\S+)", run.err)
    sources = re.findall(r"（(\S+)(?: \(|）)", run.err)
    return " ".join([f"exit {run.code}, {len(run.out.splitlines())} findings:", *names, *dict.fromkeys(sources)])


def settings(text: str, folder: str = "reports") -> str:
    put(f"{folder}/.gouji.yaml", text)
    return ""


def commented() -> str:
    put("reports/bad.md", COMMENT + FAULTY.read_text(encoding="utf-8"))
    return ""


def mild() -> str:
    put("rules/mild/pack.yaml", PACK)
    put("rules/mild/rules.yaml", RULES)
    return settings("packs: [rules/mild]\nfiles:\n- {paths: [reports/], pack: mild}\n", ".")


def shadowed() -> str:
    settings("severity: {section-number: error}\n", ".")
    return settings("language: zh\n")


TABLE = [
    Edge("sec-config-hides: exclude", lambda: settings("exclude: [bad.md]"), "exit 0, 0 findings:",
         "exit 2, 0 findings: excluded reports/.gouji.yaml:1"),
    Edge("sec-config-hides: ignore", lambda: settings('ignore: ["*"]'), "exit 0, 0 findings:",
         "exit 2, 0 findings: ignored reports/.gouji.yaml:1"),
    Edge("sec-config-hides: select", lambda: settings("select: [section-missing]"), "exit 0, 0 findings:",
         "exit 2, 0 findings: ignored reports/.gouji.yaml:1"),
    Edge("sec-config-hides: suppression", lambda: settings('ignore: [{rule: "*", reason: x}]'), "exit 0, 0 findings:",
         "exit 2, 0 findings: suppressed reports/.gouji.yaml:1"),
    Edge("severity", lambda: settings('severity: {"*": info}'), "exit 0, 5 findings:",
         "exit 2, 5 findings: severity reports/.gouji.yaml:1"),
    Edge("comment", commented, "exit 0, 0 findings:", "exit 2, 0 findings: suppressed reports/bad.md:1"),
    Edge("pack of one's own", mild, "exit 1, 3 findings:", "exit 2, 3 findings: pack .gouji.yaml:3"),
    Edge("settings below others", shadowed, "exit 1, 5 findings:", "exit 2, 5 findings: nested reports/.gouji.yaml"),
    Edge("none of it", lambda: "", "exit 1, 5 findings:", "exit 1, 5 findings:"),
]  # fmt: skip


@pytest.mark.parametrize("edge", TABLE, ids=[edge.name for edge in TABLE])
class TestHidden:
    def test_a_strict_run_fails_and_says_by_what(self, command: Command, edge: Edge) -> None:
        edge.make()
        assert said(command("check", ".", "--strict", "--format", "concise", "--lang", "zh")) == edge.after

    def test_a_gate_with_settings_of_its_own_sees_it(
        self, command: Command, edge: Edge, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        edge.make()
        own = ("--isolated", "--no-inline-suppressions")
        assert said(command("check", ".", "--strict", "--format", "concise", *own)) == "exit 1, 5 findings:"
        base = tmp_path_factory.mktemp("gate") / "base.yaml"
        put(base, "language: zh\n")
        own = ("--config", str(base), "--no-inline-suppressions")
        assert said(command("check", ".", "--strict", "--format", "concise", *own)) == "exit 1, 5 findings:"

    @pytest.mark.parametrize("name", ["text", "concise", "github", "vim", "gitlab", "junit", "checkstyle"])
    def test_a_run_that_is_not_strict_says_so(self, command: Command, edge: Edge, name: str) -> None:
        edge.make()
        run = command("check", ".", "--format", name, "--quiet", "--lang", "zh")
        hidden = edge.name != "none of it"
        assert not hidden or edge.after.split()[-1] in run.out + run.err
        assert ("没有计入" in run.err) == (hidden and name in ("concise", "vim", "gitlab", "checkstyle"))


def test_a_baseline_that_comes_with_the_faults(command: Command) -> None:
    command("check", ".", "--baseline", "known.json", "--update-baseline")
    run = command("check", ".", "--baseline", "known.json", "--strict", "--format", "concise", "--lang", "zh")
    assert said(run) == "exit 2, 0 findings: baseline known.json"
    allowed = ("--allow", "baseline")
    assert command("check", ".", "--baseline", "known.json", "--strict", *allowed).code == 0


def outside(named: str) -> str:
    put("../elsewhere/mild/pack.yaml", PACK)
    put("../elsewhere/mild/rules.yaml", RULES)
    Path("../elsewhere/folder").mkdir(exist_ok=True)
    Path("rules").symlink_to("../elsewhere/folder")
    return settings(f"packs: [{named}]\nfiles:\n- {{paths: [reports/], pack: mild}}\n", ".")


def idle(key: str, entry: str) -> str:
    return settings(f"{key}:\n" + "".join(f"- {entry.format(number=number)}\n" for number in range(300)), ".")


REACHES = [
    Edge("packs elsewhere, no repository", lambda: outside("../elsewhere/mild"), "exit 1", "exit 2"),
    Edge("packs elsewhere, by a link and ..", lambda: outside("rules/../mild"), "exit 2", "exit 2"),
]  # fmt: skip
IDLE = [
    Edge("exclude", lambda: idle("exclude", "none{number}/"), "300 findings, some 8 s", "101"),
    Edge("ignore", lambda: idle("ignore", "{{rule: pack-unused, reason: '{number}'}}"), "300 findings", "101"),
]  # fmt: skip


@pytest.mark.parametrize("edge", REACHES, ids=[edge.name for edge in REACHES])
def test_packs_that_lie_elsewhere(command: Command, edge: Edge) -> None:
    edge.make()
    assert f"exit {command('check', '.').code}" == edge.after


@pytest.mark.parametrize("edge", IDLE, ids=[edge.name for edge in IDLE])
def test_settings_that_are_about_nothing_are_bounded(command: Command, edge: Edge) -> None:
    edge.make()
    run = command("check", ".", "--format", "json", "--lang", "zh")
    found = [finding["message"] for finding in run.json["findings"] if finding["rule"].endswith("-unused")]
    assert str(len(found)) == edge.after
    assert f".gouji.yaml 的 {edge.name} 另有 200 项没有用处" in found[-1]
