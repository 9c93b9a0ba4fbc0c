"""What every rule of the check provides."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lineage.model import Finding, RuleText
from lineage.rules.case import Case


@dataclass(frozen=True, slots=True)
class Rule(RuleText):
    """A rule: how it is called, how much it matters, what it means and how it looks.

    `help` says what it found, what counts and what to do.
    """

    find: Callable[[Case], Iterable[Finding]]

    @property
    def text(self) -> RuleText:
        """The rule without its code, as a verdict carries it."""
        return RuleText(self.id, self.name, self.severity, self.title, self.help)
