"""A verdict for a person who reads the log of a build."""

from rich.color import ColorSystem
from rich.style import Style

from lineage.model import Failure, Finding, Verdict
from lineage.render.escape import one_line
from lineage.render.verdict_words import advice, failure_text, passages, place, summary

_STYLES = {
    "error": Style(color="red", bold=True),
    "warning": Style(color="yellow", bold=True),
    "remedy": Style(color="green"),
}
_INDENT = "    "


def render_verdict(result: Verdict, *, width: int = 80, color: bool = False) -> str:
    """A verdict as text: what was found in a line, then a finding after the other.

    Only passages are shortened to `width`; what is to be clicked or pasted stays whole.

    >>> from lineage.model import Tool
    >>> render_verdict(Verdict("lineage-check/1", Tool("lineage", "0"), ("a", "b"), 7, (), (), ()))
    'Nothing found in 2 articles checked against 7.\\n'
    """
    blocks = [summary(result)]
    blocks += [_finding(finding, width, color) for finding in result.findings]
    if result.failures:
        blocks.append("\n".join(_failure(failure, color) for failure in result.failures))
    return "\n\n".join(blocks) + "\n"


def _finding(finding: Finding, width: int, color: bool) -> str:
    severity = _styled(finding.severity, finding.severity, color)
    room = max(20, width - len(_INDENT) - len("there: “”"))
    below = [*passages(finding, room), *(_styled(it, "remedy", color) for it in advice(finding))]
    head = f"{place(finding)}: {severity} {finding.rule} {one_line(finding.message)}"
    return "\n".join([head, *(_INDENT + line for line in below)])


def _failure(failure: Failure, color: bool) -> str:
    error = _styled("error", "error", color)
    return f"{one_line(failure.path)}: {error} {failure_text(failure)}"


def _styled(text: str, style: str, color: bool) -> str:
    return _STYLES[style].render(text, color_system=ColorSystem.STANDARD if color else None)
