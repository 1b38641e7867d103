"""A run loads what it needs: no other format's reader, no library for what is not in the file."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

import pytest

from support.checkout import EXAMPLES

READERS = {
    "txt": {"gouji.readers.text"},
    "md": {"gouji.readers.markdown", "markdown_it"},
    "html": {"gouji.readers.html"},
    "docx": {"gouji.readers.docx", "lxml", "zipfile"},
}
NEVER = {
    "concurrent.futures",
    "difflib",
    "duckdb",
    "gouji.corpus",
    "gouji.linter.baseline",
    "gouji.linter.fixes",
    "gouji.linter.installation",
    "gouji.linter.second_pass",
    "gouji.packs.loader",
    "gouji.packs.validation",
    "gouji.readers.libreoffice",
    "gouji.readers.odt",
    "gouji.readers.pdf",
    "gouji.reporters.html",
    "gouji.reporters.sarif",
    "gouji.records.archive",
    "gouji.records.making",
    "gouji.records.model",
    "gouji.scaffold",
    "gouji.serving",
    "gouji.template.document",
    "gouji.views",
    "gouji.yaml.nodes",
    "http.server",
    "importlib.resources",
    "json",
    "multiprocessing",
    "numpy",
    "pyarrow",
    "ruamel.yaml",
    "unittest",
    "wcwidth",
    "xml",
}
"""What no check of one file with packs that were compiled needs, whatever its format."""
ONLY_WITH_LIBRARIES = {"dataclasses", "logging", "tempfile", "urllib.request"}
"""What libraries of some formats load, and gouji itself does not."""


ENGINE = (
    *("gouji.checks", "gouji.document", "gouji.equations", "gouji.forms", "gouji.linter.lint", "gouji.localization"),
    *(
        "gouji.packs.contents",
        "gouji.records",
        "gouji.schema.form",
        "gouji.schema.names",
        "gouji.schema.rule",
        "gouji.text.patterns",
    ),
)
"""What reads, binds and judges documents, and the types of what a pack holds."""
LIBRARIES = {"lxml", "markdown_it", "rapidfuzz", "regex", "ruamel", "signal", "threading"}


@cache
def loaded(*arguments: str, recalled: bool = False) -> frozenset[str]:
    """The modules of a run with packs that were compiled by another, the results of which are gone, or ``recalled``."""
    code = "import sys; from gouji.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, *arguments]
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "GOUJI_CACHE_DIR": folder}
        for _ in range(2):
            if not recalled:
                rmtree(Path(folder, "results"), ignore_errors=True)
            done = subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8")
    return frozenset(done.stderr.splitlines()[-1].split())


def checked(suffix: str, *, recalled: bool = False) -> frozenset[str]:
    return loaded("check", "--isolated", str(EXAMPLES / "faulty" / f"qingshi-2024.{suffix}"), recalled=recalled)


@pytest.mark.parametrize("suffix", READERS)
def test_a_run_loads_the_reader_of_its_format_only(suffix: str) -> None:
    others = set().union(*READERS.values()) - READERS[suffix]
    assert checked(suffix) >= READERS[suffix]
    assert checked(suffix) & others == set()


@pytest.mark.parametrize("suffix", READERS)
def test_a_run_loads_nothing_that_only_others_need(suffix: str) -> None:
    assert checked(suffix) & NEVER == set()


def test_a_run_on_a_text_loads_no_library_of_another_format() -> None:
    assert checked("txt") & ONLY_WITH_LIBRARIES == set()


@pytest.mark.parametrize("suffix", READERS)
def test_a_run_whose_result_is_kept_loads_nothing_of_the_engine(suffix: str) -> None:
    found = checked(suffix, recalled=True)
    assert {name for name in found if name.startswith(ENGINE)} == set()
    assert found & LIBRARIES == set()


def test_the_version_loads_nothing_but_itself() -> None:
    assert {name for name in loaded("--version") if name.startswith("gouji")} == {
        "gouji",
        "gouji.cli",
        "gouji.cli.main",
    }
    assert loaded("--version") & {"argparse", "msgspec", "regex", "typing"} == set()
