"""Judge a report: what the checked articles owe to others without saying so."""

from lineage.rules.baseline import Baseline
from lineage.rules.credit import MEANS
from lineage.rules.judge import fails, judge
from lineage.rules.policy import Policy
from lineage.rules.registry import RULES
from lineage.rules.rule import Rule

__all__ = ["MEANS", "RULES", "Baseline", "Policy", "Rule", "fails", "judge"]
