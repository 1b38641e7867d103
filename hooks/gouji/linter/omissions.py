"""What a run left out: files that were not checked, findings that were not reported, and what decided so.

Whoever can push to a repository can turn red to green by it; so it is counted, and every output says so.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from gouji.findings.model import SEVERITIES, Severity
from gouji.linter import messages
from gouji.messages.message import SEMICOLON, Message, joined, listed
from gouji.system.files import relative

OmissionKind = Literal["excluded", "ignored", "suppressed", "baseline", "severity", "pack", "nested"]
KINDS: Mapping[OmissionKind, Message] = {
    "excluded": messages.OMITTED_EXCLUDED,
    "ignored": messages.OMITTED_IGNORED,
    "suppressed": messages.OMITTED_SUPPRESSED,
    "baseline": messages.OMITTED_BASELINE,
    "severity": messages.OMITTED_SEVERITY,
    "pack": messages.OMITTED_PACK,
    "nested": messages.OMITTED_NESTED,
}
_LONGEST_CAUSE = 60
_SOURCES = 5
"""Sources that a sentence names."""


class Omitted(Struct, frozen=True):
    """Verdicts of a rule that a file's result lacks, or has at a lower severity.

    ``severity`` is that which the findings would have; it is None for a rule that could not be applied, and for a file.
    ``entry`` is the index in ``ignore`` of what suppressed them, ``line`` that of a comment in the file.
    """

    kind: OmissionKind
    rule: str
    check: str
    severity: Severity | None = None
    count: int = 1
    entry: int | None = None
    line: int | None = None


class Omission(Struct, frozen=True):
    """What one source left out of a run: files, or findings of ``rules``, as many as ``count``.

    ``path`` and ``line`` are those of the source, ``cause`` is what stands there. ``worst`` is the worst severity of
    the findings; for files it is None. ``unevaluated`` counts rules that could not be applied and of which this is not
    reported. ``chosen``: whoever started the run named the source as its configuration.
    """

    kind: OmissionKind
    count: int
    path: str
    line: int | None = None
    cause: str = ""
    worst: Severity | None = None
    rules: tuple[str, ...] = ()
    unevaluated: int = 0
    chosen: bool = False

    @property
    def source(self) -> str:
        """``file:line (what stands there)``, the latter cut where it is long."""
        place = f"{relative(self.path)}:{self.line}" if self.line else relative(self.path)
        cause = self.cause if len(self.cause) <= _LONGEST_CAUSE else f"{self.cause[:_LONGEST_CAUSE]}…"
        return f"{place} ({cause})" if cause else place


def worst(severities: Iterable[Severity | None]) -> Severity | None:
    """The worst of severities."""
    return min((each for each in severities if each), key=SEVERITIES.index, default=None)


def described(omissions: Iterable[Omission], skipping: Collection[str] = ()) -> Iterator[Message]:
    """A sentence for each kind of omission, with its count and sources; but for kinds that are to be skipped."""
    order = list(KINDS)
    known = sorted(omissions, key=lambda each: order.index(each.kind))
    for kind, group in groupby(known, key=lambda each: each.kind):
        if kind not in skipping:
            yield sentence(list(group))


def sentence(omissions: Sequence[Omission]) -> Message:
    """A sentence on omissions of one kind."""
    count = sum(each.count for each in omissions)
    unevaluated = sum(each.unevaluated for each in omissions)
    told = KINDS[omissions[0].kind].fill(count=count)
    if unevaluated:
        more = messages.OMITTED_UNEVALUATED.fill(count=unevaluated)
        told = messages.OMITTED_BOTH.fill(one=told, other=more) if count else more
    return messages.OMITTED_BY.fill(told=told, sources=_sources(omissions))


def _sources(omissions: Sequence[Omission]) -> Message:
    named = list(dict.fromkeys(each.source for each in omissions))
    told = listed(named[:_SOURCES])
    rest = len(named) - _SOURCES
    return messages.OMITTED_MORE_SOURCES.fill(sources=told, count=rest) if rest > 0 else told


def in_one_line(sentences: Iterable[Message]) -> Message | None:
    """All sentences as one, None where there are none."""
    told = list(sentences)
    if not told:
        return None
    return messages.OMITTED.fill(all=joined(told, SEMICOLON))
