"""A desk to work at."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from support.desk import REPORTS, Desk
from support.render import as_html, as_markdown, as_text
from support.sample_reports import FAULTY


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "VIM", "EMACS"))},
        "HOME": str(tmp_path),
        "LC_ALL": "",
        "LC_MESSAGES": "",
        "LANGUAGE": "",
        "LANG": "C.UTF-8",  # every machine has it: Vim takes its encoding from the locale
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "TERM": "dumb",
    }
    desk = Desk(tmp_path, environment)
    desk.reports.mkdir()
    (desk.reports / ".gouji.yaml").write_text("language: zh\n", "utf-8")
    first, *others = FAULTY.sections
    reported = (*first.paragraphs, "𠮷祥村参加了“政务公开日活动，发放材料12份。")
    report = replace(FAULTY, sections=(replace(first, paragraphs=reported), *others))
    for name, render in zip(REPORTS, (as_markdown, as_text, as_html), strict=True):
        (desk.reports / name).write_bytes(render(report))
    return desk
