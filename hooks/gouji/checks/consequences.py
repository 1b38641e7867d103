"""What a check finds and does not report, because it follows from something else that it reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from gouji.checks.fault import Fault, NotEvaluable, Outcomes


def folded(verdicts: Sequence[Fault | NotEvaluable], causes: Mapping[int, int]) -> Outcomes:
    """The verdicts, each fault that follows from another inside that one. ``causes`` leads from index to index."""
    replaced: dict[int, list[Fault]] = {}
    for index, cause in causes.items():
        verdict = verdicts[index]
        if isinstance(verdict, Fault):
            replaced.setdefault(cause, []).append(verdict)
    for index, verdict in enumerate(verdicts):
        if index not in causes:
            inside = replaced.get(index)
            yield replace(verdict, replaced=tuple(inside)) if inside and isinstance(verdict, Fault) else verdict
