"""Names of publishers and agencies, and the line that credits one."""

import re
from datetime import datetime

from lineage.model import Article

_LEADING_ARTICLE = re.compile(r"^(?:the|le|la|les)\s+|^l['’]\s*")


def folded(text: str) -> str:
    """A text for comparison: case, white space and the shape of apostrophes ignored.

    >>> folded("L’Écho\\n de  Namur")
    "l'écho de namur"
    """
    return " ".join(text.casefold().replace("’", "'").split())


def bare(name: str) -> str:
    """A name for comparison: folded, without its leading article.

    >>> bare("The Wall Street Journal") == bare("WALL STREET JOURNAL")
    True
    """
    return _LEADING_ARTICLE.sub("", folded(name))


def mentions(text: str, name: str) -> bool:
    """Whether a text has a name as words of their own.

    >>> mentions("© AGENCE BELGA/Le Soir", "L'Agence Belga"), mentions("Belgazette", "Belga")
    (True, False)
    """
    return re.search(rf"(?<!\w){re.escape(bare(name))}(?!\w)", folded(text)) is not None


def same_publisher(one: Article, other: Article) -> bool:
    """Whether two articles are known to be of one publisher."""
    return bool(one.publisher and other.publisher and bare(one.publisher) == bare(other.publisher))


def credit_line(source: Article, language: str | None) -> str:
    """The line to paste into an article in `language` that takes from `source`.

    It has what is known of publisher (else the id), title, day and address.
    """
    day = datetime.fromisoformat(source.published).date().isoformat() if source.published else None
    known = [source.publisher or source.id, source.title, day, source.url]
    label = "Source : " if (language or "").startswith("fr") else "Source: "
    return label + ", ".join(" ".join(part.split()) for part in known if part)
