"""Old Word and WPS documents (.doc, .wps), converted by LibreOffice where it is installed and read as .docx."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from gouji.document.model import Document, Note
from gouji.readers import docx, messages, ole
from gouji.text.source import Source, Unreadable

_SECONDS = 60.0
_OFFICE = ("soffice", "libreoffice")
INSTALLED: Mapping[str, tuple[str, ...]] = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS",),
    "win32": ("%ProgramFiles%/LibreOffice/program", "%ProgramFiles(x86)%/LibreOffice/program"),
}
"""Where installers put it and leave the path alone, by ``sys.platform``."""
# Named so that nothing else is tried: LibreOffice would open anything, even as plain text.
_OLD_WORD = "MS Word 97"
_NEW_WORD = "docx:MS Word 2007 XML"
# No macro runs, and nothing that the document links to is fetched.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read(source: Source) -> Document:
    """The blocks of a .doc or .wps; a newer document under such a name is read as what it is.

    Raises:
        Unreadable: the file can't be converted, or there is no LibreOffice to do it.
    """
    if not ole.is_ole(source.data) or ole.kind(source.data) != "text":
        return docx.read(source)
    document = docx.read(Source(source.path, converted(source.data)))
    return replace(document, format="doc", notes=(Note(messages.CONVERTED), *document.notes))


def converted(data: bytes) -> bytes:
    """An old document as .docx. LibreOffice works in a folder of its own, profile included, that is gone afterwards.

    Raises:
        Unreadable: the file can't be converted, or there is no LibreOffice to do it.
    """
    office = next(_offices(), None)
    if office is None:
        raise Unreadable(messages.OLD_WORD)
    with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        old, new = folder / "document.doc", folder / "new" / "document.docx"
        old.write_bytes(data)
        try:
            _run(
                office,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--nolockcheck",
                f"--infilter={_OLD_WORD}",
                "--convert-to",
                _NEW_WORD,
                "--outdir",
                str(new.parent),
                str(old),
            )
            return new.read_bytes()
        except OSError:
            raise Unreadable(messages.CONVERSION_FAILED) from None


def _offices() -> Iterator[str]:
    """The programs that are LibreOffice, first those on the path. One in the current folder may be from anybody."""
    folders = [os.environ.get("PATH", os.defpath), *map(os.path.expandvars, INSTALLED.get(sys.platform, ()))]
    found = (shutil.which(name, path=path) for path in folders for name in _OFFICE)
    return (program for program in found if program and Path(program).is_absolute())


def _run(*command: str) -> None:
    """Runs a command without a terminal, and stops it with all that it started when its time is up."""
    process = subprocess.Popen(  # noqa: S603 - a program from the path; nothing of the command comes from the document
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise Unreadable(messages.CONVERSION_SLOW.fill(seconds=int(_SECONDS))) from None
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
