"""`lineage rules`: what the check looks for, and the page of each rule."""

from textwrap import fill
from typing import TYPE_CHECKING

import click

from lineage.cli.output import show_text
from lineage.cli.running import DONE
from lineage.errors import UsageError

if TYPE_CHECKING:
    from lineage.rules import Rule


@click.command()
@click.argument("rule", required=False, metavar="[RULE]")
def rules(rule: str | None) -> int:
    """List the rules of the check, or show the page of one.

    RULE is an id, as LIN001: its page says what the rule finds, what counts, and what to do.
    """
    from lineage.rules import RULES

    if rule is None:
        show_text(lambda width, color: _list(RULES))
    else:
        chosen = _named(rule, RULES)
        show_text(lambda width, color: _page(chosen, width))
    return DONE


def _named(name: str, known: "tuple[Rule, ...]") -> "Rule":
    for rule in known:
        if rule.id == name.upper():
            return rule
    from rapidfuzz import process

    nearest, _, _ = process.extractOne(name.upper(), [rule.id for rule in known])
    raise UsageError(
        f"there is no rule {name}", f"The nearest is {nearest}; lineage rules lists them all."
    )


def _list(known: "tuple[Rule, ...]") -> str:
    widest = max(len(rule.severity) for rule in known)
    return "".join(f"{rule.id}  {rule.severity:{widest}}  {rule.title}\n" for rule in known)


def _page(rule: "Rule", width: int) -> str:
    # a paragraph that is broken into lines is an example or a list, and stays as it is
    paragraphs = [
        text if "\n" in text else fill(text, width, break_long_words=False, break_on_hyphens=False)
        for text in rule.help.split("\n\n")
    ]
    return "\n\n".join([f"{rule.id} {rule.title} ({rule.severity})", *paragraphs]) + "\n"
