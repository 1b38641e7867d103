"""The packs that a run can use: those that ship with gouji, and those of the repository at hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from gouji.config import discovery
from gouji.config.messages import UNKNOWN_PACK
from gouji.messages.errors import PackError, Problem, UsageError, refusal
from gouji.messages.message import Message
from gouji.messages.suggestions import did_you_mean
from gouji.packs import cache, messages
from gouji.packs.files import PACK
from gouji.packs.shelf import Shelved
from gouji.system import installed
from gouji.system.files import RefusedError
from gouji.system.links import leads_out

if TYPE_CHECKING:
    from gouji.packs.contents import Pack


class Library(Struct, frozen=True, dict=True):
    """Packs by id, which is the name of their folder.

    ``own`` are folders of packs beside the built-in ones: each is a pack, or holds packs. ``cached`` says whether
    compiled packs are kept on disk.
    """

    own: tuple[Path, ...] = ()
    cached: bool = True

    @cached_property
    def folders(self) -> Mapping[str, Path]:
        """The folder of every pack, built-in ones first.

        Raises:
            PackError: an own folder holds no pack, or one whose name is taken.
        """
        found = {folder.name: folder for folder in built_in()}
        for given in self.own:
            folders = packs_in(given)
            if not folders:
                raise PackError(Problem(str(given), messages.NO_PACKS_HERE.fill(folder=given.name)))
            for folder in folders:
                if leads_out(folder, given):
                    raise PackError(Problem(str(folder), refusal(RefusedError("outside"))))
                other = found.setdefault(folder.name, folder)
                if other.resolve() != folder.resolve():
                    message = messages.PACK_TAKEN.fill(name=folder.name, path=str(other))
                    raise PackError(Problem(str(folder / PACK), message))
        return found

    def names(self) -> tuple[str, ...]:
        """Ids of all packs, built-in ones first."""
        return tuple(self.folders)

    def get(self, name_or_path: str) -> Pack:
        """A pack by its id, or by the path of its folder.

        Raises:
            UsageError: there is no such pack.
            PackError: something is wrong with it.
        """
        return self.shelved(name_or_path).pack

    def shelved(self, name_or_path: str) -> Shelved:
        """As :meth:`get`, and the whole pack only when it is needed.

        Raises:
            As :meth:`get`.
        """
        folder = self.folders.get(name_or_path)
        if folder is None:
            folder = Path(name_or_path)
            if not (folder / PACK).is_file():
                raise UsageError(self.unknown(name_or_path))
        return cache.shelved(folder, self.folders, cached=self.cached)

    def unknown(self, name: str) -> Message:
        """The sentence that there is no such pack, and which one was probably meant."""
        return UNKNOWN_PACK.fill(name=name, hint=did_you_mean(name, self.folders))


def around(folder: Path) -> dict[str, Path]:
    """The packs that the one in ``folder`` may extend, by id: those that ship, of the repository, and beside it.

    Raises:
        ConfigError, PackError: something is wrong with the configuration of the repository, or a folder that it names.
    """
    own = Library(discovery.nearest(folder, cached=False).packs, cached=False)
    return {**own.folders, **{sibling.name: sibling for sibling in packs_in(folder.resolve().parent)}}


def built_in() -> tuple[Path, ...]:
    """Folders of the packs that ship with gouji."""
    return tuple(folder for root in installed.rules() for folder in packs_in(root))


def packs_in(folder: Path) -> tuple[Path, ...]:
    """The pack that a folder is, or else the packs in it."""
    folder = folder.resolve()
    if (folder / PACK).is_file():
        return (folder,)
    return tuple(sorted(path.parent for path in folder.glob(f"*/{PACK}")))
