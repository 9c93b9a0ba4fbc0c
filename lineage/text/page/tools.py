"""Tools: the debris that several pages have in common, which tells of a publisher's tool only."""

from collections.abc import Sequence

from lineage.model import SharedTool
from lineage.text.annotated import Annotated
from lineage.text.tokens import TOKEN

_FEWEST = 5
"""Words from which a line is too long for two tools to have it by chance."""


def shared_tools(documents: Sequence[Annotated]) -> tuple[SharedTool, ...]:
    """The longer lines of debris that two or more documents have, by who has them.

    Cost is linear in the debris.

    >>> from lineage.model import Document
    >>> from lineage.text import annotate
    >>> foot = "\\n\\nVotre adresse e-mail ne sera pas publiée."
    >>> texts = ["Le port ferme ses quais." + foot, "La banque a perdu son procès." + foot]
    >>> found = annotate([Document(str(n), text, language="fr") for n, text in enumerate(texts)])
    >>> shared_tools(found)
    (SharedTool(documents=('0', '1'), lines=('Votre adresse e-mail ne sera pas publiée.',)),)
    """
    owners: dict[str, dict[str, None]] = {}
    shown: dict[str, str] = {}
    for document in documents:
        text = document.document.text
        for span in document.boilerplate:
            line = text[span.start : span.end]
            words = " ".join(TOKEN.findall(line.casefold()))
            if words.count(" ") + 1 >= _FEWEST and "\n" not in line:
                owners.setdefault(words, {})[document.document.id] = None
                shown.setdefault(words, " ".join(line.split()))
    by_owners: dict[tuple[str, ...], list[str]] = {}
    for words, names in owners.items():
        if len(names) > 1:
            by_owners.setdefault(tuple(names), []).append(shown[words])
    return tuple(SharedTool(names, tuple(lines)) for names, lines in sorted(by_owners.items()))
