"""Whether two versions of gouji say the same, to the byte: ``python benchmarks/same.py OLD NEW PATH…``.

OLD and NEW are the commands of two installations, such as ``old/bin/gouji``. Both check the paths with
``--format json`` and without what earlier runs left. The exit code is 0 where output and exit codes are the same, 1
where they differ, and the first places that do are printed; 2 where a version failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import islice

from msgspec import Struct

ANSWERS = (0, 1, 2)
SHOWN = 40
USAGE = "usage: python benchmarks/same.py OLD NEW PATH…\n"


class Said(Struct, frozen=True):
    """What a version printed, and its exit code."""

    code: int
    output: bytes


def said(gouji: str, paths: Sequence[str]) -> Said:
    """What a version says of the paths when it knows nothing of earlier runs."""
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.run(  # noqa: S603 - the versions that were asked for
            [gouji, "check", "--isolated", "--format", "json", "--lang", "en", *paths],
            env={**os.environ, "GOUJI_CACHE_DIR": cache},
            stdout=subprocess.PIPE,
            check=False,
        )
    if done.returncode not in ANSWERS or not done.stdout:
        raise ChildProcessError(f"{gouji}: exit code {done.returncode}")
    return Said(done.returncode, done.stdout)


def differences(old: Said, new: Said) -> Iterator[str]:
    """The lines that differ, with their neighbours, and the exit codes if they do."""
    if old.code != new.code:
        yield f"exit code {old.code} was, {new.code} is"
    lines = [each.output.decode(errors="replace").splitlines() for each in (old, new)]
    yield from unified_diff(*lines, "old", "new", lineterm="")


def main() -> int:
    """Compares both versions."""
    match sys.argv[1:]:
        case [old, new, *paths] if paths:
            try:
                before, after = said(old, paths), said(new, paths)
            except OSError as error:
                sys.stderr.write(f"{error}\n")
                return 2
        case _:
            sys.stderr.write(USAGE)
            return 2
    if before == after:
        sys.stdout.write(f"the same: {len(before.output):,} bytes, exit code {before.code}\n")
        return 0
    for line in islice(differences(before, after), SHOWN):
        sys.stdout.write(f"{line}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
