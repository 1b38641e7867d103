"""Files that a test writes."""

from __future__ import annotations

from pathlib import Path


def put(path: str | Path, content: bytes | str) -> None:
    """Writes a file, text in UTF-8, and the folders that it lies in."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
