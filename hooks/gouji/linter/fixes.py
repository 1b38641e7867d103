"""Fixes applied: text in, text out, nothing changed beyond the edits.

Edits are made on the decoded text and written back in the same encoding. After each pass the file is checked anew, and
what does not leave less to be fixed is taken back; so the outcome has nothing left that could be fixed, and fixing it
again changes nothing. A file for which there was not time enough is the exception, and told.
"""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from gouji import readers
from gouji.findings.model import SEVERITIES, Fix
from gouji.linter import deciding, lint, messages, unjudged
from gouji.linter.results import FileResult
from gouji.linter.task import Task
from gouji.messages.errors import described, refusal
from gouji.messages.message import Message
from gouji.system import deadline, pool
from gouji.system.files import replace_whole
from gouji.text.lazy import lazy_re
from gouji.text.neutral import one_line
from gouji.text.source import Decoded, Source
from gouji.text.spans import Span

_PLAIN = lazy_re(r'[ -~](?<!["\\])')
_PASSES = 10
_TRIALS = 64  # for one pass; more are needed only where dozens of fixes stand in each other's way
_LEAST_TRIALS = 8
_CHARACTERS = 64 * 30_000  # of all trials of a pass; a report has a third of that at a time
_MOST = 20_000  # findings of one check


class Fixing(Struct, frozen=True):
    """``unsafe`` applies fixes that a person should look at as well; ``dry`` writes nothing."""

    unsafe: bool = False
    dry: bool = False


class Fixed(Struct, frozen=True):
    """The bytes of a file after its fixes and what is found in them.

    ``passes`` are the fixes of each pass, their places those in the text before it; ``unfixed`` says what could not be
    written.
    """

    data: bytes
    result: FileResult
    passes: tuple[tuple[Fix, ...], ...] = ()
    unfixed: Message | None = None


def fix_files(tasks: Sequence[Task], jobs: int = 1, *, how: Fixing) -> Iterator[FileResult]:
    """As :func:`gouji.linter.batch.lint_files`, after the fixes; where those are not written, ``patch`` holds them."""
    return pool.spread(partial(fix_file, how=how), tasks, jobs, unjudged.killed)


def fix_file(task: Task, how: Fixing) -> FileResult:
    """The result for a file on disk after its fixes. The file is replaced as a whole, or left as it is."""
    found = lint.lint_file(task)
    if not any(_usable(finding.fix, how) for finding in found.findings):
        return found
    try:
        data = task.read()
        fixed = fix_source(Source(task.path, data), task, how)
        if fixed.data == data:
            return replace(found, unfixed=fixed.unfixed)
        if how.dry:
            return replace(found, patch=_patch(task.path, data, fixed.data), unfixed=fixed.unfixed)
        replace_whole(Path(task.path), data, fixed.data, task.within)
    except OSError as error:
        sentence = messages.CANNOT_WRITE.fill(path=task.path, error=refusal(error))
        return replace(found, unfixed=sentence)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not keep the others from being fixed
        return replace(found, unfixed=messages.CRASH.fill(path=task.path, error=described(error)))
    # Results name so many findings of a check and no more; and one fix may do away with several.
    count = max(sum(map(len, fixed.passes)), len(found.findings) - len(fixed.result.findings))
    packs = [omitted for omitted in found.omitted if omitted.kind == "pack"]
    omitted = (*fixed.result.omitted, *packs)
    return replace(fixed.result, fixed=count, unfixed=fixed.unfixed, omitted=omitted)


def fix_source(source: Source, task: Task, how: Fixing) -> Fixed:
    """The fixes of bytes in memory, pass by pass until there are none that help, or no time is left."""
    # Whether fixes help shows only where all findings are counted.
    counting = replace(task, policy=replace(task.policy, most=_MOST))
    with deadline.within():
        state = Fixed(source.data, _lint(source, counting))
        if max(Counter(finding.check for finding in state.result.findings).values(), default=0) >= _MOST:
            return replace(state, unfixed=messages.FIX_TOO_MANY.fill(path=source.path, limit=f"{_MOST:,}"))
        for _ in range(_PASSES):
            fixes = [finding.fix for finding in state.result.findings if _usable(finding.fix, how)]
            before, state = state, _passed(source.path, counting, state, [fix for fix in fixes if fix])
            if state.data == before.data or deadline.over():
                break
    if len(state.result.findings) <= deciding.MOST_VERDICTS:
        return state
    return replace(state, result=_lint(Source(source.path, state.data), task))


def _passed(path: str, task: Task, state: Fixed, fixes: Sequence[Fix]) -> Fixed:
    """The state after one more pass; where the time ended in the midst of it, the one before."""
    try:
        return _Pass(path, task, state).best(fixes)
    except deadline.OutOfTime:
        return replace(state, unfixed=_too_slow(path))


def _too_slow(path: str) -> Message:
    return messages.FIX_TOO_SLOW.fill(path=path, seconds=f"{deadline.SECONDS:.0f}")


def _usable(fix: Fix | None, how: Fixing) -> bool:
    return fix is not None and (fix.safe or how.unsafe)


def _lint(source: Source, task: Task) -> FileResult:
    return lint.lint_source(source, task.packs, pinned=task.pinned, policy=task.policy)


class _Pass:
    """One pass: as many of the fixes as leave less to be fixed, tried together and, where that fails, in halves."""

    def __init__(self, path: str, task: Task, state: Fixed) -> None:
        self._path = path
        self._task = task
        self._state = state
        self._trials = max(min(_TRIALS, _CHARACTERS // max(len(state.data), 1)), _LEAST_TRIALS)

    def best(self, fixes: Sequence[Fix]) -> Fixed:
        """The state after the fixes, all of them where possible."""
        decoded = readers.read(Source(self._path, self._state.data)).decoded if fixes else None
        if decoded is None:
            return self._state
        if _encoded(decoded, decoded.text) != self._state.data:
            return replace(self._state, unfixed=messages.FIX_NOT_THE_SAME.fill(path=self._path))
        spelt = [fix for fix in fixes if all(_encoded(decoded, edit.text) is not None for edit in fix.edits)]
        compatible = _compatible(decoded, spelt)
        applied, state = self._more(decoded, ([], self._state), compatible)
        if applied:
            state = replace(state, passes=(*self._state.passes, tuple(applied)))
        if deadline.over():
            return replace(state, unfixed=_too_slow(self._path))
        if len(spelt) < len(fixes):
            sentence = messages.FIX_NOT_IN_ENCODING.fill(path=self._path, encoding=decoded.encoding)
            return replace(state, unfixed=sentence)
        return state

    def _more(self, decoded: Decoded, kept: tuple[list[Fix], Fixed], tried: list[Fix]) -> tuple[list[Fix], Fixed]:
        """``kept`` and, of the fixes ``tried``, those that help beside them."""
        if not tried or not self._trials or deadline.over():
            return kept
        self._trials -= 1
        fixes = [*kept[0], *tried]
        data = _encoded(decoded, _applied(decoded, fixes)) or b""
        result = _lint(Source(self._path, data), self._task)
        if _is_better(result, kept[1].result, len(tried)):
            return fixes, Fixed(data, result)
        if len(tried) == 1:
            return kept
        half = len(tried) // 2
        return self._more(decoded, self._more(decoded, kept, tried[:half]), tried[half:])


def _is_better(new: FileResult, old: FileResult, fixed: int) -> bool:
    """Whether so many findings are gone, with not one more of a severity or a worse one, and nothing left unchecked."""
    if (new.status, new.pack, new.suppressed) != (old.status, old.pack, old.suppressed):
        return False
    if not set(new.unevaluated_rules) <= set(old.unevaluated_rules):
        return False
    counts = [
        [sum(finding.severity in SEVERITIES[:worst] for finding in result.findings) for worst in (1, 2, 3)]
        for result in (new, old)
    ]
    worse = any(after > before for after, before in zip(*counts, strict=True))
    return not worse and counts[0][-1] <= counts[1][-1] - fixed


def _compatible(decoded: Decoded, fixes: Sequence[Fix]) -> list[Fix]:
    """The fixes none of which touches an edit of one before it. A fix is applied as a whole or not at all."""
    taken: list[Span] = []  # in order, none touching another
    kept = []
    for fix in fixes:
        spans = [decoded.span(edit.place) for edit in fix.edits]
        if not any(_touch(span, other) for span in spans for other in _near(taken, span)):
            for span in spans:
                insort(taken, span, key=_start)
            kept.append(fix)
    return kept


def _start(span: Span) -> int:
    return span.start


def _near(taken: Sequence[Span], span: Span) -> Sequence[Span]:
    """All that may touch a range, and little else."""
    first = bisect_left(taken, span.start, key=_start)
    return taken[max(first - 1, 0) : bisect_right(taken, span.end, key=_start)]


def _touch(one: Span, other: Span) -> bool:
    """Whether two ranges overlap; a point touches what it stands at."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _applied(decoded: Decoded, fixes: Sequence[Fix]) -> str:
    edits = sorted(
        ((decoded.span(edit.place), edit.text) for fix in fixes for edit in fix.edits), key=lambda edit: edit[0].start
    )
    parts = []
    done = 0
    for span, text in edits:
        parts += [decoded.text[done : span.start], text]
        done = span.end
    return "".join([*parts, decoded.text[done:]])


def _encoded(decoded: Decoded, text: str) -> bytes | None:
    """``text`` in the file's encoding, its byte order mark before it; None where the encoding lacks a character."""
    try:
        return decoded.mark + text.encode(decoded.encoding)
    except UnicodeError:
        return None


def _patch(path: str, before: bytes, after: bytes) -> str:
    """A unified diff of the decoded texts, in which only a line feed ends a line, as ``patch`` has it."""
    from difflib import unified_diff  # noqa: PLC0415 - needed only where a patch is shown

    texts = [readers.read(Source(path, data)).decoded for data in (before, after)]
    old, new = (_lines(text.text) if text else [] for text in texts)
    name = _quoted(path)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, name, name)
    )


def _quoted(path: str) -> str:
    """A name as git writes it in a patch: in quotes where it holds what is no part of a line."""
    if one_line(path) == path and not path.startswith('"'):
        return path
    data = os.fsencode(path)
    return '"' + "".join(chr(byte) if _PLAIN.match(chr(byte)) else f"\\{byte:03o}" for byte in data) + '"'


def _lines(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], *([lines[-1][:-1]] if lines[-1] != "\n" else [])]
