"""Writes ``examples/`` from the sample reports, and the finding that the READMEs show of them.

With ``--check`` it writes nothing and only says whether the files are in step.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # the sample reports are those of the tests

from support import accounts, blocks, district, foia, render, sample_reports  # noqa: E402 - found only now

EXAMPLES = ROOT / "examples"
FOLDERS = {"faultless": sample_reports.FAULTLESS, "faulty": sample_reports.FAULTY}
PACKS = {
    "juesuan/{}/qingshi-2024": {"faultless": accounts.FAULTLESS, "faulty": accounts.FAULTY},
    "us-foia/{}/tides-2024": {"faultless": foia.FAULTLESS, "faulty": foia.FAULTY},
}
READMES = {ROOT / "README.md": "en", ROOT / "README.zh-CN.md": "zh"}
SHOWN = ("check", "examples/faulty/qingshi-2024.md", "--no-cache", "--lang")
_FIRST_FINDINGS = 2
_FINDING = re.compile(r"^  \S", re.MULTILINE)
_SHOWN_BLOCK = re.compile(r"(?<=^```\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def examples() -> dict[Path, bytes]:
    """Every example and its content."""
    first = {
        EXAMPLES / folder / f"qingshi-2024{suffix}": write(report)
        for folder, report in FOLDERS.items()
        for suffix, write in render.FORMATS.items()
    }
    others = {
        EXAMPLES / f"{name.format(folder)}{suffix}": write(report)
        for name, reports in PACKS.items()
        for folder, report in reports.items()
        for suffix, write in blocks.FORMATS.items()
    }
    beside = {EXAMPLES / "district" / name: data for name, data in district.files().items()}
    return {**first, **others, **beside}


def readmes() -> dict[Path, bytes]:
    """The READMEs, with the beginning of what their command prints, as the example lies on disk."""
    return {path: _showing(_shown(lang), path) for path, lang in READMES.items()}


def _showing(printed: str, readme: Path) -> bytes:
    """The README with this in its first plain block."""
    return _SHOWN_BLOCK.sub(lambda _: printed, readme.read_bytes().decode(), count=1).encode()


def _shown(lang: str) -> str:
    """The first findings in a language."""
    done = subprocess.run([sys.executable, "-m", "gouji", *SHOWN, lang], cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 1:  # anything else than findings must not get into a README
        raise RuntimeError(done.stderr.decode())
    printed = done.stdout.decode()
    ends = [found.start() for found in _FINDING.finditer(printed)]
    return printed[: ends[_FIRST_FINDINGS]]


def outdated() -> list[Path]:
    """Files that are missing or not as they would be written now, and examples that are none."""
    wanted = {**examples(), **readmes()}
    strangers = [path for path in EXAMPLES.rglob("*") if path.is_file() and path not in wanted]
    return [path for path, data in wanted.items() if not path.is_file() or path.read_bytes() != data] + strangers


def main() -> int:
    """0 if all is well, 1 if ``--check`` finds a file that is not in step."""
    if "--check" in sys.argv[1:]:
        stale = outdated()
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is not in step: run python scripts/make_examples.py\n")
        return 1 if stale else 0
    for make in (examples, readmes):
        for path, data in make().items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
