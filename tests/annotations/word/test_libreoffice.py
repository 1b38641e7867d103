"""Annotated copies in another program: LibreOffice opens them, and keeps their comments at their characters."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from gouji.annotations import annotated
from gouji.linter.session import Session
from support.word_parts import comments, ranges, root
from support.word_report import run, total, word_report

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SLIP = ("源头认定，拟稿", "源头认定,拟稿")
COPIED = ("五、存在的主要问题及改进情况", "五、存在的问题和改进情况")


def convert(path: Path, kind: str, folder: Path) -> Path:
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / path.with_suffix(f".{kind.partition(':')[0]}").name


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_comments_survive_a_round_trip(tmp_path: Path) -> None:
    done = annotated(Session(), "报告.docx", word_report(SLIP, COPIED, total(run("24"))), "zh")
    assert done.data is not None
    copy = tmp_path / "copy.docx"
    copy.write_bytes(done.data)
    again = convert(copy, "docx:MS Word 2007 XML", tmp_path / "out").read_bytes()
    assert sorted(ranges(root(again)).values()) == sorted(ranges(root(done.data)).values())
    assert sorted(comments(again).values()) == sorted(comments(done.data).values())
    assert convert(copy, "pdf", tmp_path / "out").read_bytes().startswith(b"%PDF")
