"""What a check finds and does not tell, because it follows from something else that it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from gouji.findings.model import Finding, NotEvaluated


def folded(verdicts: Sequence[Finding | NotEvaluated], causes: Mapping[int, int]) -> Iterator[Finding | NotEvaluated]:
    """The verdicts, each finding that follows from another inside that one. ``causes`` leads from index to index."""
    instead: dict[int, list[Finding]] = {}
    for index, cause in causes.items():
        verdict = verdicts[index]
        if isinstance(verdict, Finding):
            instead.setdefault(cause, []).append(verdict)
    for index, verdict in enumerate(verdicts):
        if index not in causes:
            told = instead.get(index)
            yield replace(verdict, instead=tuple(told)) if told and isinstance(verdict, Finding) else verdict
