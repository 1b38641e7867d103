"""Results of earlier runs, by all that decides them: a file that is as it was is not read again.

The key holds the bytes of the file and its suffix, the packs, what is asked for, and the installation. A result that
anything else has a part in (an outside program, the time that there was, a file that can't be read) is not kept.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from gouji.linter.policy import Policy
from gouji.linter.results import FileResult
from gouji.linter.task import Task
from gouji.system.cache import Store, digest

STORE = Store("results", limit=16_384, most=128 * 1024 * 1024)
_PACKAGES = (".dist-info", ".egg-info")


def basis(packs: Iterable[str], rivals: Iterable[str], policy: Policy, *more: object, lasts: bool = True) -> str:
    """What decides the results of files beside their bytes and suffixes; empty where that is not known.

    ``packs`` and ``rivals`` are the keys of their content, in order. One that ``lasts`` is good for other runs, too.
    """
    keys = [list(packs), list(rivals)]
    if not all(map(all, keys)):
        return ""
    return digest([installation() if lasts else b"", repr((keys, _plain(policy), more)).encode()])


def key(task: Task, data: bytes) -> str:
    """The key of the result for the bytes of a file; empty where its basis is not known."""
    if not task.basis:
        return ""
    suffix = suffix_of(task.path).lower()
    return digest([task.basis.encode(), suffix.encode("utf-8", "surrogateescape"), sha256(data).digest()])


def suffix_of(path: str) -> str:
    """The suffix of a path, as ``PurePath`` has it, which takes longer than all else of a key."""
    name = path.rpartition("/")[2]
    if not name or "." in (name[0], name[-1]) or "\\" in name:  # where versions of Python differ
        return PurePath(path).suffix
    return name[name.rfind(".") :] if "." in name else ""


def recalled(key: str, path: str) -> FileResult | None:
    """The result that was kept under a key, for the file at ``path``."""
    result = STORE.get(key, FileResult)
    return None if result is None else at(result, path)


def keep(key: str, result: FileResult) -> None:
    """Keeps a result that lasts, without the path of its file."""
    STORE.put(key, at(result, ""))


def at(result: FileResult, path: str) -> FileResult:
    """The result for an equal file at another path, which stands in these places only."""
    return replace(
        result,
        path=path,
        findings=tuple(replace(finding, path=path) for finding in result.findings),
        not_evaluated=tuple(replace(verdict, path=path) for verdict in result.not_evaluated),
    )


def _plain(value: object) -> object:
    """A value in a form that reads the same in every process: sets and mappings have an order there."""
    if isinstance(value, Struct):
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in value.__struct_fields__)]
    if isinstance(value, Mapping):
        return sorted((repr(_plain(each)), repr(_plain(other))) for each, other in value.items())
    if isinstance(value, AbstractSet):
        return sorted(repr(_plain(each)) for each in value)
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value


@cache
def installation() -> bytes:
    """The program: its modules as they are on disk, Python, and which version of which package is installed."""
    root = os.fspath(Path(__file__).parents[1])
    return repr((sys.version, unicodedata.unidata_version, sorted(_modules(root)), sorted(_packages()))).encode()


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """By times and sizes: where those are the same, Python itself runs what it compiled before."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _modules(entry.path)
            elif entry.name.endswith(".py"):
                yield entry.path, (there := entry.stat()).st_mtime_ns, there.st_size


def _packages() -> Iterator[tuple[str, str]]:
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112 - what stands there may be no path at all
            yield from ((folder, name) for name in os.listdir(folder) if name.endswith(_PACKAGES))  # noqa: PTH208 - names do
