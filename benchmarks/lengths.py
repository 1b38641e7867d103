"""What is said of files that are too long in one way: a text of 20 MB, 50,000 rows, 5,000 headings or tables.

``python benchmarks/lengths.py [--times 10 100 1000] [--kinds text …]`` makes each file of ``lengthened.py``, gives it
to ``gouji check`` in a process of its own, and prints the exit code, the seconds of the processor, and the reason or
the number of findings. A file that is too long must be refused with an error (2) that names the bound.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
from lengthened import FORMATS, KINDS, TIMES, lengthened

CHECK = (sys.executable, "-m", "gouji", "check", "--isolated", "--format", "json", "--lang", "en")
HEADER = "| file | bytes | exit | s | that is |\n|---|---|---|---|---|\n"


def said(path: Path) -> tuple[int, float, str]:
    """The exit code of a check of one file, its seconds of the processor, and what it said."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen((*CHECK, path), stdout=out)  # noqa: S603 - gouji
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        run = msgspec.json.decode(out.read())
    (file,) = run["files"]
    told = f"{file['status']}, {len(run['findings'])} findings" + (f": {file['reason']}" if file["reason"] else "")
    return process.returncode, usage.ru_utime + usage.ru_stime, told


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", nargs="+", type=int, default=TIMES)
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    options = parser.parse_args()
    sys.stdout.write(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kinds:
            for times in options.times:
                blocks = lengthened(kind, times)
                for suffix, write in FORMATS.items():
                    path = Path(folder, f"{kind}-{times}{suffix}")
                    path.write_bytes(write(blocks))
                    code, seconds, told = said(path)
                    sys.stdout.write(f"| {path.name} | {path.stat().st_size:,} | {code} | {seconds:.2f} | {told} |\n")
                    sys.stdout.flush()
                    path.unlink()


if __name__ == "__main__":
    main()
