"""Annotated copies in another program: LibreOffice opens them, and keeps their comments at their characters."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from gouji.annotations import Annotated, annotated
from gouji.linter.session import Session
from support.checkout import EXAMPLES, SHARED
from support.word_parts import comments, ranges, root
from support.word_report import run, total, word_report
from support.word_validity import check_comments

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WRITER = OFFICE is not None and Path(OFFICE).resolve().with_name("swriter").exists()
pytestmark = pytest.mark.skipif(not WRITER, reason="LibreOffice is not installed, or without Writer")

SLIP = ("源头认定，拟稿", "源头认定,拟稿")
COPIED = ("五、存在的主要问题及改进情况", "五、存在的问题和改进情况")
CASES = [*EXAMPLES.glob("*/*.docx"), *(SHARED / "cases").glob("*.docx"), *(SHARED / "bugs").glob("*.docx")]


@cache
def session() -> Session:
    return Session()


def annotate(data: bytes, path: str = "报告.docx") -> Annotated:
    return annotated(session(), path, data, "zh")


def convert(paths: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Documents as LibreOffice saves them in another format, in another folder."""
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=60 + 60 * len(paths))
    return [folder / path.with_suffix(f".{kind.partition(':')[0]}").name for path in paths]


def check_kept(copies: Sequence[Path], folder: Path) -> None:
    """Each copy opens; saved again it has the same comments at the same characters; and it can be printed."""
    for copy, again in zip(copies, convert(copies, "docx:MS Word 2007 XML", folder / "again"), strict=True):
        old, new = copy.read_bytes(), again.read_bytes()
        assert sorted(comments(new).values()) == sorted(comments(old).values()), copy.name
        assert sorted(ranges(root(new)).values()) == sorted(ranges(root(old)).values()), copy.name
    assert all(each.read_bytes().startswith(b"%PDF") for each in convert(copies, "pdf", folder / "printed"))


def test_comments_survive_a_round_trip(tmp_path: Path) -> None:
    done = annotate(word_report(SLIP, COPIED, total(run("24"))))
    assert done.data is not None
    copy = tmp_path / "copy.docx"
    copy.write_bytes(done.data)
    check_kept([copy], tmp_path)


@pytest.mark.slow
def test_comments_of_every_case_survive_a_round_trip(tmp_path: Path) -> None:
    copies = []
    for number, path in enumerate(CASES):
        done = annotate(path.read_bytes())
        if done.data is not None and done.notes:
            copies.append(tmp_path / f"{number}-{path.name}")
            copies[-1].write_bytes(done.data)
    assert copies
    check_kept(copies, tmp_path)


def test_an_old_document_is_annotated_as_a_new_one(tmp_path: Path) -> None:
    new = tmp_path / "old.docx"
    new.write_bytes(word_report(total(run("24"))))
    (old,) = convert([new], "doc:MS Word 97", tmp_path / "old")
    done = annotate(old.read_bytes(), "报告.doc")
    assert done.data is not None
    assert done.notes == 2
    check_comments(done.data)
    assert min(ranges(root(done.data)).values()) == "24"
    told = [lines for _, lines in comments(done.data).values()]
    assert any("LibreOffice" in lines[0] for lines in told)
    assert any("应为 23" in lines[0] for lines in told)
