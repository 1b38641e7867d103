"""Old documents, with a stand-in for LibreOffice."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest
from word_files import p, package, texts, zipped

from gouji.readers import libreoffice, messages
from gouji.text.source import Source, Unreadable

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, to see that none stay."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Puts a stand-in for LibreOffice on the path; ``out`` in its script is the folder to write to."""
    program = folder / "soffice"
    start = "import pathlib, sys, time\nout = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
    program.write_text(f"#!{sys.executable}\n{start}{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))


def read(data: bytes) -> tuple[list[str], str, list[str]]:
    document = libreoffice.read(Source("报告.doc", data))
    return texts(document.blocks), document.format, [note.message.en for note in document.notes]


@pytest.mark.parametrize(
    ("path", "installed", "found"),
    [
        ("{folder}", (), True),
        ("", ("{folder}",), True),
        ("", ("$FOLDER/none", "$FOLDER"), True),
        ("", (), False),
        (".", (), False),  # a program that lies beside the documents is none that anybody installed
    ],
)
def test_it_is_found_on_the_path_or_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, installed: tuple[str, ...], *, found: bool
) -> None:
    install(monkeypatch, tmp_path, "sys.exit(1)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLDER", str(tmp_path))
    monkeypatch.setenv("PATH", path.format(folder=tmp_path))
    places = tuple(each.format(folder=tmp_path) for each in installed)
    monkeypatch.setattr(libreoffice, "INSTALLED", {sys.platform: places})
    with pytest.raises(Unreadable) as error:
        read(OLD)
    assert error.value.reason == (messages.CONVERSION_FAILED if found else messages.OLD_WORD)


def test_an_old_document_is_converted_and_says_so(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.docx").write_bytes(zipped(package(p("总体情况"))))
    made = tmp_path / "made.docx"
    install(
        monkeypatch, tmp_path, f"out.mkdir()\n(out / 'document.docx').write_bytes(open({str(made)!r}, 'rb').read())"
    )
    found, kind, notes = read(OLD)
    assert (found, kind) == (["总体情况"], "doc")
    assert "converted" in notes[0]
    assert not list(scratch.iterdir())


@pytest.mark.parametrize(
    ("script", "seconds", "reason"),
    [("", 60.0, "could not be converted"), ("time.sleep(60)", 0.2, "was not converted within")],
)
def test_a_conversion_that_fails(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch, script: str, seconds: float, reason: str
) -> None:
    install(monkeypatch, tmp_path, script)
    monkeypatch.setattr(libreoffice, "_SECONDS", seconds)
    with pytest.raises(Unreadable) as caught:
        read(OLD)
    assert reason in caught.value.reason.en
    assert not list(scratch.iterdir())


def test_without_an_office_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable) as caught:
        read(OLD)
    assert ".docx" in caught.value.reason.en


def test_a_new_document_under_an_old_name_is_just_read() -> None:
    assert read(zipped(package(p("总体情况")))) == (["总体情况"], "docx", [])


def test_a_protected_document_says_so() -> None:
    with pytest.raises(Unreadable) as caught:
        read(OLD[:8] + "EncryptedPackage".encode("utf-16-le"))
    assert "password" in caught.value.reason.en
