"""The entry: the version at once, all else by :mod:`gouji.cli.dispatch`."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence

from gouji import __version__

_ALLOCATIONS = 100_000
"""So many new objects between two searches for cycles: most are modules and rules, which stay to the end."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs gouji and returns its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if list(arguments) == ["--version"]:
        sys.stdout.write(f"gouji {__version__}\n")
        return 0
    gc.set_threshold(_ALLOCATIONS)
    atexit.register(gc.freeze)  # nobody needs the search for cycles in all that is left; it takes 10 ms and more
    from gouji.cli.dispatch import run  # noqa: PLC0415 - the version must not wait for the rest

    return run(arguments)
