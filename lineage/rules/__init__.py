"""Judge a report: what the checked articles owe to others without saying so."""

from lineage.rules.judge import judge
from lineage.rules.registry import RULES
from lineage.rules.rule import Rule

__all__ = ["RULES", "Rule", "judge"]
