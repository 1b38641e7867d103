"""``gouji annotate FILE… -o OUT``: copies of documents with a comment at each finding."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gouji import readers
from gouji.cli import messages, terminal
from gouji.cli.options import beside, settings
from gouji.cli.parser import CommandParser
from gouji.linter.messages import CANNOT_WRITE
from gouji.linter.results import FileResult, Result
from gouji.linter.session import Session
from gouji.messages.errors import GoujiError, UsageError, refusal
from gouji.messages.message import Language, Message
from gouji.system import files

if TYPE_CHECKING:
    from gouji.annotations import Annotated

FOUND = 1
NOT_CHECKED = 2


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.ending(messages.EXIT_CODES)
    parser.option("files", help=messages.OPTION_ANNOTATE_FILES, nargs="+", metavar="FILE")
    parser.option("--output", "-o", help=messages.OPTION_ANNOTATE_OUTPUT, required=True, metavar="OUT")
    parser.option("--force", help=messages.OPTION_FORCE, action="store_true")
    settings.config(parser)
    settings.inline(parser)
    settings.pack(parser)
    settings.rules(parser)
    settings.fail_on(parser)
    settings.cache(parser)


def run(options: argparse.Namespace, language: Language) -> int:
    """Exit code: 0 where nothing is to be corrected, 1 with findings, 2 where a document has no copy."""
    copies = _copies(options.files, options.output)
    session = Session(settings.request(options), beside=beside.of_settings())
    common = session.common(options.files).config.settings
    language = options.lang or common.language or language
    results = []
    for path, copy in copies.items():
        try:
            results.append(_annotate(session, path, copy, language, force=options.force))
        except _NoCopyError as error:
            terminal.complain(messages.NOT_ANNOTATED.fill(path=path, reason=error.message), language)
    if len(results) < len(copies):
        return NOT_CHECKED
    return FOUND if Result(tuple(results)).reaches(options.fail_on or common.fail_on or "error") else 0


class _NoCopyError(GoujiError):
    """A document has no copy, and why; the others may."""


def _copies(paths: Sequence[str], output: str) -> Mapping[str, Path]:
    """The copy of each document.

    Raises:
        UsageError: a copy would take the place of a document, or of another copy.
    """
    from gouji.annotations import copy_name  # noqa: PLC0415 - whoever asks for help need not wait for it

    out = Path(output)
    named = len(paths) == 1 and not (out.is_dir() or output.endswith(("/", os.sep)))
    folder = out.parent if named else out
    there = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    if there.exists() and not there.is_dir():
        raise UsageError(messages.ANNOTATE_NO_FOLDER.fill(path=there.as_posix()))
    names = {path: out if named else out / copy_name(path) for path in paths}
    suffix = Path(copy_name(paths[0])).suffix
    if named and out.suffix.lower() != suffix.lower():
        raise UsageError(messages.ANNOTATE_SUFFIX.fill(path=output, suffix=suffix))
    owners: dict[str, str] = {}
    for path, copy in names.items():
        if any(_is_same(copy, Path(each)) for each in paths):
            raise UsageError(messages.ANNOTATE_ITSELF.fill(path=copy.as_posix()))
        other = owners.setdefault(os.path.normcase(copy).casefold(), path)
        if other != path:
            raise UsageError(messages.ANNOTATE_SAME_NAME.fill(one=other, other=path, path=copy.as_posix()))
    return names


def _is_same(one: Path, other: Path) -> bool:
    if os.path.abspath(one) == os.path.abspath(other):  # noqa: PTH100 - Path.resolve would follow links
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False


def _annotate(session: Session, path: str, copy: Path, language: Language, *, force: bool) -> FileResult:
    """Checks a document and writes its copy."""
    from gouji.annotations import annotated  # noqa: PLC0415 - as above

    try:
        done = annotated(session, path, files.read(path, readers.MAX_SIZE), language)
    except OSError as error:
        raise _NoCopyError(refusal(error)) from None
    if done.data is None:
        raise _NoCopyError(done.reason or messages.NOT_ANNOTATED)
    try:
        if not (force or _is_replaceable(copy, done.data)):
            raise _NoCopyError(messages.ANNOTATE_EXISTS.fill(path=copy.as_posix()))
        copy.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(copy, done.data)
    except OSError as error:
        raise _NoCopyError(CANNOT_WRITE.fill(path=copy.as_posix(), error=refusal(error))) from None
    terminal.write_visible([f"{_told(path, copy, done).in_language(language)}\n"])
    return done.result


def _is_replaceable(copy: Path, data: bytes) -> bool:
    """Whether nothing of anyone's is lost with what stands there."""
    from gouji.annotations import is_annotated  # noqa: PLC0415 - as above

    if not os.path.lexists(copy):
        return True
    there = files.read(copy, readers.MAX_SIZE)
    return there == data or is_annotated(copy.as_posix(), there)


def _told(path: str, copy: Path, done: Annotated) -> Message:
    if not done.notes:
        return messages.ANNOTATED_NOTHING.fill(path=path, copy=copy.as_posix())
    counts = Result((done.result,)).summary
    return messages.ANNOTATED.fill(
        path=path,
        copy=copy.as_posix(),
        notes=done.notes,
        errors=counts.errors,
        warnings=counts.warnings,
        infos=counts.infos,
    )
