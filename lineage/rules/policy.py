"""What a check goes by: how long a passage counts, how much may be copied, what is credit."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast

from lineage.errors import UsageError
from lineage.rules.credit import MEANS, Means
from lineage.rules.registry import RULES, meant


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of a check.

    `min_passage` is the number of words from which on a passage counts; `max_copied` the share of
    an article's own words up to which copying without credit is a warning and no error; `credit`
    the attributions that count; `ignored` the ids of rules that are left out.

    Raises UsageError for values that cannot be meant.

    >>> Policy(max_copied=0.4).min_passage
    25
    >>> Policy(credit=frozenset(["citations"]))
    Traceback (most recent call last):
    ...
    lineage.errors.UsageError: there is no attribution 'citations'. Did you mean 'citation'?
    """

    min_passage: int = 25
    max_copied: float = 0.0
    credit: frozenset[Means] = MEANS
    ignored: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.min_passage < 1:
            raise UsageError(f"a passage of {self.min_passage} words is none", "Give 1 or more.")
        if not 0 <= self.max_copied <= 1:
            raise UsageError(
                f"{self.max_copied} is no share of an article", "Give a number from 0 to 1."
            )
        object.__setattr__(self, "credit", frozenset(self.credit))
        object.__setattr__(self, "ignored", frozenset(self.ignored))
        for name in sorted(cast("frozenset[Any]", self.credit) - MEANS):
            nearest = get_close_matches(name, sorted(MEANS), 1)
            raise UsageError(
                f"there is no attribution {name!r}",
                f"Did you mean {nearest[0]!r}?"
                if nearest
                else f"There are {', '.join(sorted(MEANS))}.",
            )
        for id in sorted(self.ignored - {rule.id for rule in RULES}):
            raise UsageError(f"there is no rule {id!r}", meant(id))


DEFAULT = Policy()
