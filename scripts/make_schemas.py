"""Writes ``schemas/``, the JSON Schemas that ``gouji schema`` prints.

With ``--check`` it writes nothing and only says whether the files are in step.
"""

from __future__ import annotations

import sys
from pathlib import Path

from gouji.views.schemas import NAMES, as_json

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "schemas"


def schemas() -> dict[Path, bytes]:
    """Every schema and its content."""
    return {SCHEMAS / f"{name}.json": as_json(name).encode() for name in NAMES}


def outdated() -> list[Path]:
    """Files that are missing or not as they would be written now, and files that are no schemas of ours."""
    wanted = schemas()
    strangers = [path for path in SCHEMAS.iterdir() if path not in wanted]
    return [path for path, data in wanted.items() if not path.is_file() or path.read_bytes() != data] + strangers


def main() -> int:
    """0 if all is well, 1 if ``--check`` finds a file that is not in step."""
    if "--check" in sys.argv[1:]:
        stale = outdated()
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is not in step: run python scripts/make_schemas.py\n")
        return 1 if stale else 0
    SCHEMAS.mkdir(exist_ok=True)
    for path, data in schemas().items():
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
