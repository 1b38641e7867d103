"""What decided that something was left out: keys of a configuration, comments, packs, each with its file and line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from gouji.config.discovery import overruled
from gouji.linter.omissions import Omission, OmissionKind, Omitted, worst
from gouji.linter.plan import Plan
from gouji.linter.results import FileResult
from gouji.linter.selection import fits

Checked = Sequence[tuple[Plan, FileResult]]
"""Results, each with the plan that its file was checked by."""


class _Origin(Struct, frozen=True):
    kind: OmissionKind
    path: str
    line: int | None = None
    cause: str = ""
    chosen: bool = False


def omissions(checked: Checked, excluded: Iterable[tuple[Plan, str]]) -> tuple[Omission, ...]:
    """What was left out, source by source; ``excluded`` are files that a configuration excludes."""
    groups: defaultdict[_Origin, list[Omitted]] = defaultdict(list)
    for plan, path in excluded:
        groups[_excluding(plan, path)].append(Omitted("excluded", "", ""))
    for plan, file in checked:
        for omitted in file.omitted:
            groups[_source(plan, file, omitted)].append(omitted)
    files = Counter(id(plan) for plan, file in checked if file.status != "skipped")
    for plan in {id(plan): plan for plan, _ in checked}.values():
        if files[id(plan)] and not plan.request.config and overruled(plan.config):
            groups[_Origin("nested", str(plan.config.path))].append(Omitted("nested", "", "", count=files[id(plan)]))
    return tuple(_omission(source, group) for source, group in groups.items())


def _omission(source: _Origin, group: Sequence[Omitted]) -> Omission:
    findings = [each for each in group if each.severity or source.kind in ("excluded", "pack", "nested")]
    total = sum(each.count for each in group)
    count = sum(each.count for each in findings)
    rules = tuple(sorted({each.rule for each in group if each.check}))
    level = worst(each.severity for each in findings)
    return Omission(
        *(source.kind, count, source.path, source.line, source.cause, level, rules), total - count, source.chosen
    )


def _excluding(plan: Plan, path: str) -> _Origin:
    index = plan.config.excluded_by(path) or 0
    return _of_config(plan, "excluded", plan.config.settings.exclude[index], "exclude", index)


def _source(plan: Plan, file: FileResult, omitted: Omitted) -> _Origin:
    if omitted.kind == "ignored":
        return _ignoring(plan, omitted)
    if omitted.kind == "severity":
        patterns = [each for each in plan.config.settings.severity if fits((each,), omitted.rule, omitted.check)]
        return _of_config(plan, "severity", patterns[-1], "severity", patterns[-1])
    if omitted.kind == "pack":
        return _replacing(plan, file)
    if omitted.entry is not None:
        entry = dict(plan.config.settings.suppressions)[omitted.entry]
        return _of_config(plan, "suppressed", entry.rule, "ignore", omitted.entry)
    return _Origin("suppressed", file.path, omitted.line)


def _ignoring(plan: Plan, omitted: Omitted) -> _Origin:
    """The first pattern that ignores the rule, or else ``select``, which doesn't hold it."""
    for index, pattern in enumerate(plan.config.settings.ignore):
        if isinstance(pattern, str) and fits((pattern,), omitted.rule, omitted.check):
            return _of_config(plan, "ignored", pattern, "ignore", index)
    return _of_config(plan, "ignored", ", ".join(plan.config.settings.select), "select")


def _replacing(plan: Plan, file: FileResult) -> _Origin:
    """The entry that pins the file, or else the pack that claims it."""
    index = plan.config.pin(file.path)
    if index is not None:
        return _of_config(plan, "pack", str(file.pack), "files", index, "pack")
    return _Origin("pack", str(plan.library.folders[str(file.pack)]))


def _of_config(plan: Plan, kind: OmissionKind, cause: str, *keys: str | int) -> _Origin:
    path, line = plan.source(*keys)
    chosen = plan.request.config is not None and kind != "pack"
    return _Origin(kind, path, line, f"{keys[0]}: {cause}", chosen)
