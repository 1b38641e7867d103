"""``gouji corpus PATH… -o STORE``: what many reports say, written to a store."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gouji.cli import messages, terminal
from gouji.cli.commands import messages as own
from gouji.cli.options import engine as engines
from gouji.cli.options import settings
from gouji.cli.parser import CommandParser, positive
from gouji.cli.progress import watched
from gouji.linter.session import Session
from gouji.messages.message import Language, Message

if TYPE_CHECKING:
    from gouji.corpus.filling import Filled
    from gouji.corpus.reading import Store

NOT_WRITTEN = 2
_MOST = 10
"""Unreadable files that are named; the store names all."""


def configure(parser: CommandParser) -> None:
    """The arguments of the command."""
    parser.ending(own.CORPUS_EXIT_CODES)
    parser.option("paths", help=messages.OPTION_PATHS, nargs="*", metavar="PATH")
    parser.option("--output", "-o", help=own.OPTION_CORPUS_OUTPUT, type=Path, required=True, metavar="STORE")
    parser.option("--units", help=messages.OPTION_UNITS, type=Path, metavar="FILE")
    settings.config(parser)
    settings.inline(parser)
    settings.pack(parser)
    settings.rules(parser)
    parser.option("--jobs", "-j", help=messages.OPTION_JOBS, type=positive("--jobs"), metavar="N")
    engines.configure(parser)
    settings.cache(parser)
    parser.option("--quiet", "-q", help=messages.OPTION_QUIET, action="store_true")


def run(options: argparse.Namespace, language: Language) -> int:
    """Exit code: 0 where the store holds all that was asked for, files that can't be read among it."""
    from gouji.corpus.requirements import require_arrow, require_duckdb  # noqa: PLC0415 - who asks for help needs none

    require_arrow()
    if options.engine == "duckdb":
        require_duckdb()
    from gouji.corpus.engines import Means, engine, verify  # noqa: PLC0415 - whoever asks for help need not wait for it
    from gouji.corpus.filling import fill  # noqa: PLC0415 - as above
    from gouji.corpus.kinship import parents_by  # noqa: PLC0415 - as above
    from gouji.corpus.postings.building import build  # noqa: PLC0415 - as above
    from gouji.corpus.reading import Store  # noqa: PLC0415 - as above

    means = Means(options.memory, options.jobs)
    verify(options.engine, means)
    session = Session(replace(settings.request(options), records=True), jobs=options.jobs)
    config = session.common(options.paths).config
    language = options.lang or config.settings.language or language
    progress, parents = partial(watched, language=language), parents_by(options.units or config.units)
    filling = partial(fill, session, options.paths, options.output, progress, parents)
    if options.engine == "duckdb":
        done = filling()
        build(Store(options.output), partial(engine, options.engine, means))
    else:
        from gouji.corpus.distributed import reading_on  # noqa: PLC0415 - as above

        with engine(options.engine, means) as spark:
            done = filling(reading=reading_on(spark))
            build(Store(options.output), lambda: spark)
    if not options.quiet:
        terminal.write_visible(f"{each.in_language(language)}\n" for each in _told(done, Store(options.output)))
    troubles = list(done.troubles)
    for trouble in troubles:
        terminal.complain(trouble, language)
    return NOT_WRITTEN if troubles else 0


def _told(done: Filled, store: Store) -> Iterator[Message]:
    yield own.CORPUS_RUN.fill(store=store.name, read=done.read, unchanged=done.unchanged, dropped=done.dropped)
    states = Counter(store.states())
    yield own.CORPUS_HOLDS.fill(
        files=states.total(),
        reports=states["read"] + states["partial"],
        partial=states["partial"],
        skipped=states["skipped"],
        unreadable=states["unreadable"],
    )
    for path, reason in islice(store.unreadable(), _MOST):
        yield own.CORPUS_UNREADABLE.fill(path=path, reason=reason)
    if states["unreadable"] > _MOST:
        yield own.CORPUS_MORE.fill(count=states["unreadable"] - _MOST)
