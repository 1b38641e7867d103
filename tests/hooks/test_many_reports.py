"""All our hooks over more reports than one command line holds, in both runners."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from support.checkout import ROOT
from support.render import FORMATS
from support.repository import Repository
from support.sample_reports import FAULTLESS, FAULTY

MANIFEST = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
CHECKS = {hook["id"]: hook["id"].partition("-")[2] for hook in MANIFEST if "check --format concise" in hook["entry"]}
"""Hooks that report findings, and the check kind to which each is narrowed."""
FIXER = "gouji-fix"
COUNT = 1640
EVERY = 40  # a faulty report in each format among so many
ONE_LINE = 128 * 1024  # bytes of file names that pre-commit gives to one command
PREK = shutil.which("prek", path=Path(sys.executable).parent) or shutil.which("prek")
RUNNERS = [
    pytest.param((sys.executable, "-m", "pre_commit"), id="pre-commit"),
    pytest.param((PREK,), id="prek", marks=pytest.mark.skipif(PREK is None, reason="prek is not installed")),
]
FINDING = re.compile(
    r"^ *(\d{4}年度/\S+ \S+ \S+\.\w+):(?:(\d+):(\d+):)? (?:error|warning|info) ([a-z-]+) ", re.MULTILINE
)
Told = Counter[tuple[str, str, str, str]]
"""Path, line, column and rule of each finding, with the number of times it was reported."""

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("_installed"), pytest.mark.xdist_group("hooks")]


def names() -> Iterator[tuple[str, bytes]]:
    """Reports of all villages of a county; those whose number is small within its group are faulty."""
    rendered = {suffix: (render(FAULTLESS), render(FAULTY)) for suffix, render in FORMATS.items()}
    suffixes = list(FORMATS)
    for number in range(COUNT):
        suffix = suffixes[number % len(suffixes)]
        name = f"{2020 + number % 5}年度/澄溪县/第{number:04}村/青石镇 {number:04}号 政府信息公开工作年度报告{suffix}"
        yield name, rendered[suffix][number % EVERY < len(suffixes)]


@pytest.fixture(scope="module")
def villages(tmp_path_factory: pytest.TempPathFactory, environment: Mapping[str, str]) -> Repository:
    repository = Repository(tmp_path_factory.mktemp("villages") / "报告 库", environment)
    for name, data in names():
        path = repository.folder / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    repository.git("add", "--all")
    repository.git("commit", "-q", "-m", "all")
    assert len(repository.git("ls-files", "-z").encode()) > ONE_LINE
    return repository


@pytest.fixture(scope="module")
def findings(villages: Repository) -> Mapping[str, list[Mapping[str, Any]]]:
    """What each hook should say, from what gouji says of the whole folder at once."""
    asked = "check", "--format", "concise", "--output", "json=../all.json", "--quiet"
    assert villages.call(sys.executable, "-m", "gouji", *asked)[0] == 1
    whole = json.loads((villages.folder.parent / "all.json").read_bytes())["findings"]
    return {hook: [each for each in whole if kind in ("", each["check"])] for hook, kind in CHECKS.items()}


def key(finding: Mapping[str, Any]) -> tuple[str, str, str, str]:
    line, column = (str(finding[name] or "") for name in ("line", "column"))
    return finding["path"], line, column, finding["rule"]


def reported(output: str) -> Told:
    return Counter((match[1], match[2] or "", match[3] or "", match[4]) for match in FINDING.finditer(output))


def sections(output: str) -> dict[str, str]:
    """What each hook said; runners begin with a line that ends in ``Passed`` or ``Failed``, and then name the hook."""
    parts = re.split(r"^.*\.\.(?:Failed|Passed)$", output, flags=re.MULTILINE)[1:]
    return {match[1]: part for part in parts if (match := re.search(r"^- hook id: (\S+)$", part, re.MULTILINE))}


@pytest.mark.parametrize("runner", RUNNERS)
def test_every_finding_is_reported_once_by_every_hook(
    villages: Repository,
    hooks: Repository,
    findings: Mapping[str, list[Mapping[str, Any]]],
    runner: tuple[str, ...],
) -> None:
    expected = {hook: Counter(map(key, found)) for hook, found in findings.items()}
    failing = [hook for hook, found in findings.items() if any(each["severity"] == "error" for each in found)]
    assert len({path for path, *_ in expected["gouji"]}) == COUNT // EVERY * len(FORMATS)
    assert {*expected["gouji"].values()} == {1}

    command = *runner, "try-repo", hooks.folder.as_posix(), "--all-files", "--verbose"
    code, output = villages.call(*command, SKIP=FIXER)

    said = sections(output)
    assert code == 1
    assert [hook for hook in CHECKS if reported(said[hook]) != expected[hook]] == []
    assert [hook for hook in CHECKS if "- exit code: 1" in said[hook]] == failing


@pytest.mark.parametrize("runner", RUNNERS)
def test_faultless_reports_pass(villages: Repository, hooks: Repository, runner: tuple[str, ...]) -> None:
    faultless = [name for number, (name, _) in enumerate(names()) if number % EVERY >= len(FORMATS)]
    code, output = villages.call(*runner, "try-repo", hooks.folder.as_posix(), "gouji", "--files", *faultless)
    assert code == 0, output
    assert villages.git("status", "--porcelain") == ""


@pytest.mark.skipif(all(hook["id"] != FIXER for hook in MANIFEST), reason="there is no hook that mends")
@pytest.mark.parametrize("runner", RUNNERS)
def test_a_fixer_reaches_its_fixed_point_in_one_run(
    villages: Repository, hooks: Repository, runner: tuple[str, ...]
) -> None:
    command = *runner, "try-repo", hooks.folder.as_posix(), FIXER, "--all-files"
    villages.call(*command)
    once = villages.git("diff", "--binary")
    villages.call(*command)
    assert once
    assert villages.git("diff", "--binary") == once
    assert {Path(name).suffix for name in villages.git("diff", "--name-only", "-z").split("\0")} <= {
        "",
        ".md",
        ".txt",
        ".html",
    }
    villages.git("checkout", "-q", "--", ".")
