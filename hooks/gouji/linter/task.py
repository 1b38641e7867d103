"""One file that is to be checked, and how."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from gouji import readers
from gouji.linter.policy import DEFAULT, Policy
from gouji.system import files

if TYPE_CHECKING:
    from gouji.packs.contents import Pack


class Task(Struct, frozen=True):
    """A file, and the packs that may apply to it; a ``pinned`` one applies whether or not it claims the file.

    ``policy`` decides which findings are reported. ``data`` are its bytes where they are not to be read from disk.
    ``rivals`` are the packs one of which might apply but for a configuration.
    ``folder`` is the folder in which it was found, None where it was named itself. ``basis`` is the key of all that
    decides the result beside the file; empty where it is not known. ``cached``: whether results of earlier runs are
    used.
    """

    path: str
    packs: Sequence[Pack]
    pinned: bool = False
    policy: Policy = DEFAULT
    data: bytes | None = None
    rivals: Sequence[Pack] = ()
    folder: str | None = None
    basis: str = ""
    cached: bool = True

    def read(self) -> bytes:
        """The bytes of the file, as many as are read of any.

        Raises:
            OSError: it can't be read, or is not in the folder or the repository in which it stands.
        """
        if self.data is not None:
            return self.data
        return files.read(self.path, readers.MAX_SIZE, self.within)

    @property
    def within(self) -> Path | None:
        """The folder that no link may lead out of, where there is no repository."""
        return None if self.folder is None else Path(self.folder)
