"""A verdict for a person who reads the log of a build."""

from rich.color import ColorSystem
from rich.style import Style

from lineage.model import Failure, Finding, Verdict
from lineage.render.escape import one_line, shorten
from lineage.render.phrases import count

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
    blocks = [_summary(result)]
    blocks += [_finding(finding, width, color) for finding in result.findings]
    if result.failures:
        blocks.append("\n".join(_failure(failure, color) for failure in result.failures))
    return "\n\n".join(blocks) + "\n"


def _summary(verdict: Verdict) -> str:
    checked = len(verdict.checked)
    against = f"against {verdict.archive:,}" if verdict.archive else "against each other"
    if verdict.findings:
        hit = len({finding.document for finding in verdict.findings})
        found = count(len(verdict.findings), "finding")
        text = f"{found} in {hit} of {count(checked, 'article')} checked {against}."
    else:
        text = f"Nothing found in {count(checked, 'article')} checked {against}."
    if verdict.failures:
        text += f" {count(len(verdict.failures), 'file')} could not be used."
    return text


def _finding(finding: Finding, width: int, color: bool) -> str:
    place = f"{one_line(finding.path)}:{finding.region.start_line}:{finding.region.start_column}"
    severity = _styled(finding.severity, finding.severity, color)
    room = max(20, width - len(_INDENT) - len("there: “”"))
    lines = [
        f"{place}: {severity} {finding.rule} {one_line(finding.message)}",
        f"{_INDENT}here:  “{shorten(finding.text, room)}”",
        f"{_INDENT}there: “{shorten(finding.source_text, room)}”",
        _INDENT + _styled(one_line(finding.remedy), "remedy", color),
    ]
    return "\n".join(lines)


def _failure(failure: Failure, color: bool) -> str:
    message = one_line(f"{failure.message.rstrip('.')}. {failure.remedy}")
    return f"{one_line(failure.path)}: {_styled('error', 'error', color)} {message}"


def _styled(text: str, style: str, color: bool) -> str:
    return _STYLES[style].render(text, color_system=ColorSystem.STANDARD if color else None)
