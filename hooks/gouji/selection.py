"""Which rules a run applies, and how bad their findings are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

import msgspec

from gouji import catalogue
from gouji.checks import document
from gouji.findings import Severity
from gouji.messages import Message
from gouji.packs.schema import Pack, Rule


@dataclass(frozen=True, slots=True)
class Selection:
    """Patterns over rule ids and check kinds. All rules are selected where ``select`` is empty; ``ignore`` wins."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def keeps(self, rule: str, check: str) -> bool:
        """Whether the rule is to be applied."""
        return (not self.select or _any(self.select, rule, check)) and not _any(self.ignore, rule, check)


def narrow(pack: Pack, selection: Selection, severities: Mapping[str, Severity]) -> Pack:
    """The pack with the rules that are selected. ``severities`` are by pattern; the last one that fits counts."""
    rules = [rule for rule in pack.rules if selection.keeps(rule.id, kind(rule))]
    return msgspec.structs.replace(pack, rules=tuple(_at_severity(rule, severities) for rule in rules))


def unmatched(patterns: Iterable[str], packs: Iterable[Pack]) -> Iterator[Message]:
    """What to say of patterns that match no rule of any of the packs: most likely they are misspelt."""
    rules = [(rule.id, kind(rule)) for pack in packs for rule in pack.rules]
    rules.append((document.UNREADABLE, document.CHECK))
    for pattern in patterns:
        if not any(_any((pattern,), *rule) for rule in rules):
            from gouji.suggestions import did_you_mean  # noqa: PLC0415 - not needed where all goes well

            hint = did_you_mean(pattern, dict.fromkeys(name for rule in rules for name in rule))
            yield catalogue.UNKNOWN_PATTERN.fill(name=pattern, hint=hint)


def kind(rule: Rule) -> str:
    """The check kind of a rule."""
    return str(rule.__struct_config__.tag)


def _any(patterns: Iterable[str], rule: str, check: str) -> bool:
    return any(fnmatchcase(rule, pattern) or fnmatchcase(check, pattern) for pattern in patterns)


def _at_severity(rule: Rule, severities: Mapping[str, Severity]) -> Rule:
    asked = [severity for pattern, severity in severities.items() if _any((pattern,), rule.id, kind(rule))]
    return msgspec.structs.replace(rule, severity=asked[-1]) if asked else rule
