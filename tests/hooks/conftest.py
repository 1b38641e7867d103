"""The working tree as a repository of hooks, and what it takes to run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.checkout import ROOT
from support.repository import Repository, configure, of_a_person

NO_INDEX = re.compile(r"Could not find a version|No matching distribution|Temporary failure|ConnectionError|timed out")


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Of the person who commits. Environments of hooks are built once and kept for all tests."""
    return {
        **of_a_person(),
        "GOUJI_CACHE_DIR": str(tmp_path_factory.mktemp("cache")),
        "LC_ALL": "",
        "LC_MESSAGES": "",
        "LANGUAGE": "",
        "LANG": "zh_CN.UTF-8",
        "PRE_COMMIT_COLOR": "never",
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
    }


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: Mapping[str, str]) -> Repository:
    """The working tree as a repository of hooks."""
    repository = Repository(tmp_path_factory.mktemp("project") / "gouji", environment)
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, check=True
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (repository.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, repository.folder / name)
    repository.git("add", "--all")
    repository.git("commit", "-q", "-m", "all")
    return repository


@pytest.fixture(scope="session")
def _installed(hooks: Repository, tmp_path_factory: pytest.TempPathFactory, environment: Mapping[str, str]) -> None:
    """Builds the environment, which needs a package index."""
    repository = Repository(tmp_path_factory.mktemp("first") / "first", environment)
    configure(repository, hooks, "gouji")
    code, output = repository.pre_commit("install-hooks")
    if code and NO_INDEX.search(output) and "CI" not in os.environ:
        pytest.skip("pip can't install gouji's dependencies here: no package index within reach")
    assert code == 0, output


@pytest.fixture
def reports(tmp_path: Path, environment: Mapping[str, str]) -> Repository:
    repository = Repository(tmp_path / "报告 库", environment)
    repository.write("README.md", "# 年度报告\n")
    repository.write(".gouji.yaml", "language: zh\n")
    return repository
