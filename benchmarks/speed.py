"""What gouji costs, as multiples of B, the time of the processor for ``python -c pass``, beside what it should cost.

``python benchmarks/speed.py [PART…]`` installs this checkout in an environment of its own, makes a corpus from a fixed
seed, and prints a table for each part, in Markdown. Every figure that has a bound is the median of ``--runs`` runs, one
of each command by turns. ``--here`` measures gouji as it is installed already. All of it takes a quarter of an hour on
two idle cores. Parts:

- ``one``: start-up, one faulty report in each format, as a file, on standard input, and right after an install
- ``many``: 400 reports of four formats, cold and from the cache, with one worker and two; memory
- ``peers``: 90 Markdown reports beside other linters, where they are on the path
- ``growth``: 1, 2, 4, 8 times as many reports; a report with 10, 100, 1,000 times as much in it
- ``server``: a character typed in a report that is open in an editor

The exit code says whether measuring went well, not whether the figures are good.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import table
from installed import here, installed
from measuring import CACHE, MeasuringError
from parts import PARTS
from setting import Setting

GROWN = (("text", ".txt"), ("text", ".html"), ("sentence", ".md"), ("sentence", ".docx"), ("rows", ".txt"))
GROWN += (("rows", ".html"), ("headings", ".md"), ("headings", ".docx"), ("tables", ".html"), ("tables", ".md"))
LENGTHS = {
    "text": (3, 10, 25, 100, 1000),
    "sentence": (10, 30, 100, 1000),
    "rows": (10, 30, 90, 100, 1000),
    "headings": (10, 30, 100, 1000),
    "tables": (10, 30, 100, 1000),
}
"""Times as much as in a common report: up to a thousand, and the most that is read among them."""
FORMATS = (".docx", ".html", ".md", ".txt")


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--quick", action="store_true", help="two runs with little: whether it works, no figures")
    parser.add_argument("--here", action="store_true", help="gouji as this interpreter has it, not built anew")
    parser.add_argument("--all-formats", action="store_true", help="growth of every kind in every format")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no part: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ[CACHE] = str(folder / "cache")
        setting = Setting(
            here() if options.here else installed(folder),
            folder,
            runs=2 if options.quick else options.runs,
            reports=32 if options.quick else 400,
            lengths=dict.fromkeys(LENGTHS, (1, 2, 4)) if options.quick else LENGTHS,
            grown=[(kind, suffix) for kind in LENGTHS for suffix in FORMATS] if options.all_formats else GROWN,
        )
        try:
            for part in options.parts or PARTS:
                table.begin(part, PARTS[part].__doc__ or "")
                table.show(PARTS[part](setting))
        except MeasuringError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
