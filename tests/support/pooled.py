"""Work for processes of a pool, which import it by its name."""

from __future__ import annotations

import os
from pathlib import Path


def doubled(number: int) -> int:
    if number % 100 == 7:
        os._exit(1)  # as the system does with a process that takes too much memory
    return 2 * number


def died(number: int) -> int:
    return -number


def inverse(number: int) -> float:
    return 1 / number


def own_process(number: int) -> int:
    del number
    return os.getpid()


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{process}/stat").is_file() or ") Z " not in Path(f"/proc/{process}/stat").read_text()


class Heavy:
    """Counts in a folder how often one is sent to another process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        (self.folder / os.urandom(8).hex()).touch()
        return Heavy, (self.folder,)


def heavy(item: tuple[int, Heavy]) -> int:
    return item[0]
