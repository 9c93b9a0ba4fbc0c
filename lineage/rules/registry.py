"""The rules there are, a line each."""

from collections.abc import Iterable

from lineage.rules import copy_inside_site, unattributed_copy, uncredited_rewrite
from lineage.rules.rule import Rule


def registered(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """`rules` in the order of their ids. Raises ValueError where two have the same id."""
    found: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in found:
            raise ValueError(f"two rules have the id {rule.id}")
        found[rule.id] = rule
    return tuple(found[id] for id in sorted(found))


RULES = registered(
    [
        unattributed_copy.RULE,
        uncredited_rewrite.RULE,
        copy_inside_site.RULE,
    ]
)
