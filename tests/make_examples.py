"""Writes ``examples/`` from the sample reports; with ``--check`` it only says whether the files are in step."""

from __future__ import annotations

import sys
from pathlib import Path

from support.render import FORMATS
from support.sample_reports import FAULTLESS, FAULTY

EXAMPLES = Path(__file__).parent.parent / "examples"
FOLDERS = {"faultless": FAULTLESS, "faulty": FAULTY}


def examples() -> dict[Path, bytes]:
    """Every example and its content."""
    return {
        EXAMPLES / folder / f"qingshi-2024{suffix}": render(report)
        for folder, report in FOLDERS.items()
        for suffix, render in FORMATS.items()
    }


def outdated() -> list[Path]:
    """Examples that are missing or not as they would be written now, and files that are none."""
    wanted = examples()
    strangers = [path for path in EXAMPLES.rglob("*") if path.is_file() and path not in wanted]
    return [path for path, data in wanted.items() if not path.is_file() or path.read_bytes() != data] + strangers


def main() -> int:
    """0 if all is well, 1 if ``--check`` finds a file that is not in step."""
    if "--check" in sys.argv[1:]:
        stale = outdated()
        for path in stale:
            sys.stderr.write(f"{path.relative_to(EXAMPLES.parent)} is not in step: run python tests/make_examples.py\n")
        return 1 if stale else 0
    for path, data in examples().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
