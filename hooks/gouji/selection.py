"""Which rules a run applies, and how bad their findings are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

import msgspec

from gouji import built_in, catalogue
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
        return (not self.select or fits(self.select, rule, check)) and not fits(self.ignore, rule, check)


def narrow(pack: Pack, selection: Selection, severities: Mapping[str, Severity]) -> Pack:
    """The pack with the rules that are selected. ``severities`` are by pattern; the last one that fits counts."""
    rules = [rule for rule in pack.rules if selection.keeps(rule.id, kind(rule))]
    return msgspec.structs.replace(pack, rules=tuple(_at_severity(rule, severities) for rule in rules))


def unmatched(patterns: Iterable[str], packs: Iterable[Pack]) -> Iterator[Message]:
    """What to say of patterns that match no rule of any of the packs: most likely they are misspelt."""
    rules = [(rule.id, kind(rule)) for pack in packs for rule in pack.rules]
    rules += [(rule, built_in.CHECK) for rule in built_in.WHY]
    for pattern in patterns:
        if not any(fits((pattern,), *rule) for rule in rules):
            from gouji.suggestions import did_you_mean  # noqa: PLC0415 - not needed where all goes well

            hint = did_you_mean(pattern, dict.fromkeys(name for rule in rules for name in rule))
            yield catalogue.UNKNOWN_PATTERN.fill(name=pattern, hint=hint)


def kind(rule: Rule) -> str:
    """The check kind of a rule."""
    return str(rule.__struct_config__.tag)


def fits(patterns: Iterable[str], rule: str, check: str) -> bool:
    """Whether one of the patterns fits a rule id or its check kind."""
    return any(fnmatchcase(rule, pattern) or fnmatchcase(check, pattern) for pattern in patterns)


def at_severity(rule: str, check: str, severities: Mapping[str, Severity], default: Severity) -> Severity:
    """How bad findings of a rule are; the last of the patterns that fits counts."""
    asked = [severity for pattern, severity in severities.items() if fits((pattern,), rule, check)]
    return asked[-1] if asked else default


def _at_severity(rule: Rule, severities: Mapping[str, Severity]) -> Rule:
    severity = at_severity(rule.id, kind(rule), severities, rule.severity)
    return rule if severity == rule.severity else msgspec.structs.replace(rule, severity=severity)
