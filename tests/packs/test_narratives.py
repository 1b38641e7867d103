"""Problems of narrative rules that the loader finds, with their places."""

from __future__ import annotations

from pathlib import Path

import anglers
import pytest

from gouji.errors import PackError
from gouji.packs.loader import load

RULE = """\
- id: caught
  check: narrative
  finds: figures
  message: {zh: "…", en: "…"}
  why: {zh: "…", en: "…"}
"""


def problems(folder: Path, rule: str) -> list[str]:
    anglers.write(folder, **{"narrative.yaml": RULE + rule})
    try:
        load(folder)
    except PackError as error:
        return [problem.message.en for problem in error.problems]
    return []
