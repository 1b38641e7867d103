"""How many examples hypothesis tries where one of them costs much: parts of what the profile says."""

from __future__ import annotations

from hypothesis import settings

FEW = settings(max_examples=settings().max_examples // 5)
"""For an example that takes some hundredths of a second."""
FEWEST = settings(max_examples=settings().max_examples // 10)
"""For an example that takes some tenths of a second."""
LEAST = settings(max_examples=max(settings().max_examples // 20, 1))
"""For an example that takes a second."""
