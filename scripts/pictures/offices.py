"""Documents in LibreOffice: printed, and in its window on a screen of its own."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pypdfium2
from PIL import Image, ImageGrab, ImageOps

from pictures.programs import gouji, needed, run

WINDOW, DISPLAY = (1250, 860), ":77"
HALF_WRITTEN = ((3, 3, "12"), (3, 9, "12"), (5, 3, "21"), (5, 9, "12"), (-2, 3, "12"), (-2, 9, "12"), (8, 5, ""))
"""Rows, columns and figures of the third table of a new report: one figure is wrong, one lacks."""


def annotated(folder: Path) -> Image.Image:
    """LibreOffice's window with the annotated copy of a report that is half written, scrolled to a table."""
    import docx  # noqa: PLC0415 - it need not be installed

    report = folder / "年报.docx"
    gouji("new", "report", "gia-2021", "--from", "年报/青石镇.docx", "-o", report.name, cwd=folder, code=0)
    written = docx.Document(str(report))
    rows = written.tables[4].rows
    for row, column, figure in HALF_WRITTEN:
        rows[row].cells[column].paragraphs[0].runs[0].text = figure
    written.save(str(report))
    gouji("annotate", report.name, "-o", "批注.docx", cwd=folder)
    return window(folder / "批注.docx", 32)


def new_report(folder: Path) -> Image.Image:
    """The first pages of a report that was begun with last year's."""
    gouji("new", "report", "gia-2021", "--from", "年报/青石镇.docx", "-o", "新.docx", cwd=folder, code=0)
    sheets = [ImageOps.expand(each, 1, "grey") for each in pages_of(folder / "新.docx")[:3]]
    joined = Image.new("RGB", (sum(each.width for each in sheets), sheets[0].height))
    for index, each in enumerate(sheets):
        joined.paste(each, (index * each.width, 0))
    return joined.resize((1400, joined.height * 1400 // joined.width), Image.Resampling.LANCZOS)


def window(document: Path, turns: int) -> Image.Image:
    """LibreOffice's window with a document, after so many turns of the wheel, on a screen of its own."""
    screen, wheel, office = needed("Xvfb"), needed("xdotool"), needed("soffice")
    environment = {**os.environ, "DISPLAY": DISPLAY, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "gen"}
    size = "{}x{}x24".format(*WINDOW)
    with subprocess.Popen([screen, DISPLAY, "-screen", "0", size], stderr=subprocess.DEVNULL) as shown:
        time.sleep(2)
        command = (office, profile(document), "--norestore", "--nologo", "--view", str(document))
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as writer:
            time.sleep(25)
            run(
                wheel,
                "mousemove",
                "500",
                "500",
                "click",
                "--repeat",
                str(turns),
                "--delay",
                "200",
                "5",
                environment={"DISPLAY": DISPLAY},
            )
            time.sleep(4)
            taken = ImageGrab.grab(xdisplay=DISPLAY)
            writer.terminate()
        shown.terminate()
    return taken


def pages_of(document: Path) -> list[Image.Image]:
    """The pages of a document as LibreOffice prints them."""
    run(needed("soffice"), profile(document), "--headless", "--convert-to", "pdf", document.name, cwd=document.parent)
    with pypdfium2.PdfDocument(document.with_suffix(".pdf")) as printed:
        return [each.render(scale=1.6).to_pil().convert("RGB") for each in printed]


def profile(document: Path) -> str:
    """The option for a LibreOffice of its own."""
    return f"-env:UserInstallation={(document.parent / 'office').as_uri()}"
