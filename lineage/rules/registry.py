"""The rules there are, a line each."""

from collections.abc import Iterable
from difflib import get_close_matches

from lineage.rules import (
    agency_notice,
    copy_inside_site,
    missing_link,
    self_link,
    unattributed_copy,
    uncredited_rewrite,
    unnamed_speaker,
)
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
        missing_link.RULE,
        self_link.RULE,
        unnamed_speaker.RULE,
        copy_inside_site.RULE,
        agency_notice.RULE,
    ]
)


def meant(id: str) -> str:
    """What to tell somebody who gives the id of a rule that there is not.

    >>> meant("lin-01")
    'Did you mean LIN001?'
    """
    ids = [rule.id for rule in RULES]
    nearest = get_close_matches(id.upper(), ids, 1)
    return f"Did you mean {nearest[0]}?" if nearest else f"There are {', '.join(ids)}."
