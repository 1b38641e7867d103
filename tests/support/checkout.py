"""Where things lie in the checkout that the tests are part of."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
"""Reports that can't be published with the project; absent in a clean clone."""
