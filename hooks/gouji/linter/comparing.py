"""The second pass of a run: its reports beside each other, and beside others that are at hand.

The first pass made a record of each report. Of those with neighbours the comparisons of their packs are asked; only a
report in which they find something is read once more, and judged with that as with all else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from gouji import checks
from gouji.checks.fault import Fault, NotEvaluable
from gouji.checks.kind import Kind
from gouji.checks.messages import TEXT_TOO_SLOW
from gouji.checks.neighbours import Neighbours
from gouji.findings.model import NotEvaluated, OtherReports
from gouji.linter import messages, recall
from gouji.linter.checked import Checked
from gouji.linter.compared import Compared, of_comparisons
from gouji.linter.elsewhere import Elsewhere
from gouji.linter.neighbourhood import AtHand, Neighbourhood
from gouji.linter.results import FileResult
from gouji.linter.task import Task
from gouji.messages.errors import GoujiError, described
from gouji.messages.message import Message
from gouji.packs.shelf import shelved
from gouji.records.model import Record
from gouji.records.packing import packed
from gouji.schema.rule import Rule
from gouji.system import deadline
from gouji.system.cache import digest
from gouji.system.deadline import OutOfTime

if TYPE_CHECKING:
    from gouji.packs.contents import Pack


class Comparing(Struct, frozen=True, dict=True):
    """The comparisons of a run. ``files`` are all that were checked, by their paths, and not only those of the run."""

    neighbourhood: Neighbourhood
    files: Mapping[str, Checked]

    def result(self, file: Checked, asked: Collection[OtherReports]) -> FileResult:
        """The result of a file with what comparisons say of it. Every failure ends here as a value.

        Of other reports that are not at hand it says why, where somebody ``asked`` for them.
        """
        record = file.record
        if record is None:
            return file.result
        try:
            at_hand = self.neighbourhood.of(record)
            if not (at_hand.sorts or asked):
                return file.result
            reasons = {sort: reason for sort, reason in at_hand.reasons.items() if sort in asked}
            if not at_hand.sorts:
                return _told(file.result, Compared(reasons=reasons))
            return self._recalled(record, file, at_hand, reasons)
        except GoujiError:
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours with one file must not hide what is found in others
            return _crashed(file.result, error)

    def result_about(self, file: Checked, paths: Collection[str]) -> FileResult | None:
        """Of a file that was not asked for, what comparisons find there that is about the files at ``paths``, too."""
        record = file.record
        if record is None:
            return None
        try:
            return self._about(record, file, paths)
        except GoujiError:
            raise
        except Exception as error:  # noqa: BLE001 - as above
            return replace(_crashed(file.result, error), findings=(), not_evaluated=(), rules=())

    def _about(self, record: Record, file: Checked, paths: Collection[str]) -> FileResult | None:
        near = self.neighbourhood.of(record).about(paths)
        outcomes_by_kind = self._outcomes(record, file, near) if near.sorts else {}
        concerned = {
            name: tuple(each for each in outcomes if isinstance(each, Fault))
            for name, outcomes in outcomes_by_kind.items()
        }
        if not any(concerned.values()):
            return None
        found = of_comparisons(self._judged(file, Compared(concerned)), concerned, self._pack(file))
        if not (found.findings or found.omitted):
            return None
        return replace(found, not_evaluated=(), rules=())

    def _recalled(
        self, record: Record, file: Checked, at_hand: AtHand, reasons: Mapping[OtherReports, Message]
    ) -> FileResult:
        """The result that was kept for the same reports beside each other, else a new one."""
        first, key = self._keys(file, at_hand, reasons)
        known = recall.recalled(key, file.result.path) if key else None
        if known:
            return _finished(replace(known, packed=file.result.packed), file.result)
        compared = Compared(self._outcomes(record, file, at_hand), reasons)
        judged = self._judged(file, compared)
        if key and not _is_hurried(compared) and recall.recalled(first, ""):  # which only a result that lasts has
            recall.keep(key, replace(judged, packed=b"", fixed=0, patch="", unfixed=None))
        return judged

    def _keys(self, file: Checked, at_hand: AtHand, reasons: Mapping[OtherReports, Message]) -> tuple[str, str]:
        """The keys of the result of the first pass and of this one; none where siblings have a part in it."""
        task = file.task
        if task is None or task.data is not None or not task.cached or at_hand.siblings is not None:
            return "", ""
        try:
            first = recall.key(task, task.read())
        except OSError:
            return "", ""
        others = [part for each in at_hand.records for part in (each.path.encode("utf-8", "replace"), packed(each))]
        missing = (at_hand.children.missing, at_hand.children.unread) if at_hand.children else None
        last = at_hand.last_year.path if at_hand.last_year else None
        told = repr((last, missing, sorted((sort, reason.zh, reason.en) for sort, reason in reasons.items())))
        return first, digest([first.encode(), told.encode("utf-8", "replace"), *others]) if first else ""

    # ---- what is found -----------------------------------------------------------------------------------------------

    def _outcomes(
        self, record: Record, file: Checked, at_hand: AtHand
    ) -> Mapping[str, tuple[Fault | NotEvaluable, ...]]:
        """By check kind, for those that have what they compare with."""
        pack = self._pack(file)
        self._records.update((each.path, each) for each in at_hand.records)
        return outcomes_of(record, pack, file.task.policy.asked.rules(pack) if file.task else (), at_hand)

    def _pack(self, file: Checked) -> Pack:
        packs = file.task.packs if file.task else ()
        key = id(packs), file.result.pack
        if key not in self._packs:
            self._packs[key] = next(each for each in shelved(packs) if each.info.id == key[1]).pack
        return self._packs[key]

    @cached_property
    def _packs(self) -> dict[tuple[int, str | None], Pack]:
        return {}

    # ---- what becomes of it ------------------------------------------------------------------------------------------

    def _judged(self, file: Checked, compared: Compared) -> FileResult:
        faults = [each for outcomes in compared.outcomes.values() for each in outcomes if isinstance(each, Fault)]
        done = file.result
        if not faults or file.task is None:
            return _told(done, compared)
        for path in {related.path for fault in faults for related in fault.related if related.path}:
            if path not in self._records and path in self.files and (record := self.files[path].record):
                self._records[path] = record
        return _finished(self._again(file.task, compared), done)

    def _again(self, task: Task, compared: Compared) -> FileResult:
        """The file judged with what comparisons found; kept as other results are."""
        from gouji.linter import lint, unjudged  # noqa: PLC0415 - where nothing is found, no document is read

        elsewhere = self._elsewhere
        try:
            data = task.read()
        except OSError as error:
            return unjudged.unread(task, error)
        base, said = recall.key(task, data), _said(compared)
        key = digest([base.encode(), said, *elsewhere.keys(compared)]) if base and said else ""
        known = recall.recalled(key, task.path) if key and task.cached else None
        if known:
            return known
        result, lasts = lint.lint_bytes(task, data, elsewhere.spotted(compared))
        if key and lasts and task.cached and task.data is None:
            recall.keep(key, result)
        return result

    @cached_property
    def _elsewhere(self) -> Elsewhere:
        return Elsewhere({path: each.task for path, each in self.files.items() if each.task}, self._records)

    @cached_property
    def _records(self) -> dict[str, Record]:
        """Those that places in other files may be of."""
        return {}


def outcomes_of(
    record: Record, pack: Pack, rules: Sequence[Rule], at_hand: AtHand
) -> Mapping[str, tuple[Fault | NotEvaluable, ...]]:
    """What comparisons by some rules of a pack find in a report, by check kind: those that have what they need."""
    beside = Neighbours(pack.info, pack.form, at_hand.last_year, at_hand.children, at_hand.siblings)
    by_kind = defaultdict[str, list[Rule]](list)
    for rule in rules:
        by_kind[rule.check].append(rule)
    kinds = (kind for kind in checks.kinds().values() if kind.comparison and kind.compares_with in at_hand.sorts)
    return {kind.name: tuple(_found(kind, record, by_kind[kind.name], beside)) for kind in kinds if by_kind[kind.name]}


def _found(kind: Kind, record: Record, rules: Sequence[Rule], beside: Neighbours) -> Iterator[Fault | NotEvaluable]:
    """What a comparison finds; of a pattern that takes too long, that the rules were not evaluated."""
    compare = kind.load_comparison()
    try:
        with deadline.within():
            yield from list(compare(record, rules, beside)) if compare else ()
    except (TimeoutError, OutOfTime):
        yield from (NotEvaluable(rule, TEXT_TOO_SLOW) for rule in rules)


def _finished(result: FileResult, first: FileResult) -> FileResult:
    """The result with what the first pass fixed."""
    return replace(result, fixed=first.fixed, patch=first.patch, unfixed=first.unfixed)


def _crashed(result: FileResult, error: Exception) -> FileResult:
    """The result of a file on which gouji itself failed after it was read."""
    reason = messages.CRASH.fill(path=result.path, error=described(error))
    return replace(result, status="partial", crashed=True, reason=reason)


def _said(compared: Compared) -> bytes:
    """What was found, as bytes; empty where a file has a name that is no text, so that it can't be kept."""
    try:
        return msgspec.msgpack.encode(compared)
    except UnicodeEncodeError:
        return b""


def _is_hurried(compared: Compared) -> bool:
    """Whether a bound of time had a part in it."""
    outcomes = (each for some in compared.outcomes.values() for each in some)
    return any(isinstance(each, NotEvaluable) and each.reason == TEXT_TOO_SLOW for each in outcomes)


def _told(result: FileResult, compared: Compared) -> FileResult:
    """The result where nothing was found: which rules were applied after all, and why others were not."""
    waiting = [each for each in result.not_evaluated if each.lacks]
    applied = {each.rule for each in waiting if each.check in compared.outcomes}
    left = [_because(each, compared) for each in result.not_evaluated if not (each.lacks and each.rule in applied)]
    found = [each for outcomes in compared.outcomes.values() for each in outcomes if each.rule.id in applied]
    failed = [
        NotEvaluated(result.path, each.rule.check, each.rule.id, result.pack or "", each.reason, each.lacks)
        for each in found
        if isinstance(each, NotEvaluable)
    ]
    passed = applied - {each.rule for each in failed}
    rules = (*result.rules, *dict.fromkeys(each.rule for each in waiting if each.rule in passed))
    verdicts = tuple(dict.fromkeys((*left, *failed)))
    return replace(result, not_evaluated=verdicts, rules=rules, evaluated=len(rules))


def _because(verdict: NotEvaluated, compared: Compared) -> NotEvaluated:
    reason = compared.reasons.get(verdict.lacks) if verdict.lacks else None
    return replace(verdict, reason=reason) if reason else verdict
