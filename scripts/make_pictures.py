"""Takes the pictures of ``docs/pictures`` from real outputs: of the page, of ``gouji serve``, of Word, of terminals.

Needs Chromium and Playwright; some pictures need LibreOffice, tmux or Neovim 0.11 as well. Pictures that can't be taken
here stay as they are, and it says so. With names of pictures it takes only these.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

from pictures import browsers, offices, terminals
from pictures.programs import Unavailable

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
REPORT = "qingshi-2024"
FAULTY = ROOT / "examples" / "faulty"
SAMPLES = {
    "年报/青石镇.docx": FAULTY / f"{REPORT}.docx",
    "年报/松岭镇.md": ROOT / "examples" / "faultless" / f"{REPORT}.md",
    "年报/石门镇.txt": ROOT / "examples" / "faultless" / f"{REPORT}.txt",
    "决算/教育局.docx": ROOT / "examples" / "juesuan" / "faulty" / f"{REPORT}.docx",
    "决算/水利局.html": ROOT / "examples" / "juesuan" / "faultless" / f"{REPORT}.html",
}
"""Documents that are checked, and the examples that they are copies of."""
MOST = 120_000
"""Bytes of a picture."""
COLOURS = (128, 64, 32, 16)
TAKEN: Mapping[str, Callable[[Path], Image.Image]] = {
    "page": browsers.page_wide,
    "page-report": browsers.page_report,
    "page-phone": browsers.page_phone,
    "page-across": browsers.page_across,
    "page-units": browsers.page_units,
    "serve": browsers.serve,
    "annotated": offices.annotated,
    "new-report": offices.new_report,
    "check": terminals.check,
    "explain": terminals.explain,
    "editor": terminals.editor,
    "editor-rules": terminals.editor_rules,
}


def save(picture: Image.Image, path: Path) -> None:
    """Writes a picture with as many colours as its size allows."""
    for colours in COLOURS:
        written = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        if written.tell() <= MOST:
            path.write_bytes(written.getvalue())
            return
    sys.exit(f"{path.name} is too large: {written.tell()} bytes")


def main() -> None:
    """Takes the pictures that are named, or all."""
    for name in sys.argv[1:] or TAKEN:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            for copy, example in SAMPLES.items():
                (folder / copy).parent.mkdir(exist_ok=True)
                shutil.copy(example, folder / copy)
            try:
                save(TAKEN[name](folder), PICTURES / f"{name}.png")
            except Unavailable as error:
                print(f"{name}: not taken, as {error} is not here")  # noqa: T201 - for the person at the terminal


if __name__ == "__main__":
    main()
