"""Names of publishers and agencies, and the line that credits one."""

import re
import unicodedata
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
    """A name for comparison: folded, without accents and its leading article.

    >>> bare("The Wall Street Journal") == bare("WALL STREET JOURNAL"), bare("L'Écho de Namur")
    (True, 'echo de namur')
    """
    return _LEADING_ARTICLE.sub("", _unaccented(folded(name)))


def mentions(text: str, name: str) -> bool:
    """Whether a text has a name as words of their own.

    >>> mentions("© AGENCE BELGA/Le Soir", "L'Agence Belga"), mentions("Belgazette", "Belga")
    (True, False)
    """
    return (
        re.search(rf"(?<!\w){re.escape(bare(name))}(?!\w)", _unaccented(folded(text))) is not None
    )


def house(article: Article) -> str | None:
    """Who published an article, by the name that the gazetteer has for it where it has one."""
    return article.house or article.publisher


def own_agencies(article: Article) -> list[str]:
    """The agencies whose story an article is: those that sign it, or that hold its licence."""
    signed = [part.source for part in article.signed if part.kind == "agency" and part.source]
    fields = [name for part in article.declared if part.field == "agency" for name in part.names]
    licensed = [part.holder for part in article.notices if part.kind == "licence" and part.holder]
    return list(dict.fromkeys([*signed, *fields, *licensed]))


def is_borrowed(article: Article) -> bool:
    """Whether an article is an agency's story, printed by another house."""
    known = house(article)
    return bool(known) and any(bare(name) != bare(known or "") for name in own_agencies(article))


def same_publisher(one: Article, other: Article) -> bool:
    """Whether two articles are known to be of one publisher."""
    if not one.publisher or not other.publisher:
        return False  # a canonical link gives a copy the address, and so the house, of its source
    return bare(house(one) or "") == bare(house(other) or "")


def credit_line(source: Article, language: str | None) -> str:
    """The line to paste into an article in `language` that takes from `source`.

    It has what is known of publisher (else the agencies that sign it), title, day and address;
    the id only where there is nothing else.
    """
    day = datetime.fromisoformat(source.published).date().isoformat() if source.published else None
    name = source.publisher or source.house or ", ".join(own_agencies(source))
    known = [name, source.title, day, source.url]
    if not (name or source.title or source.url):
        known[0] = source.id
    label = "Source : " if (language or "").startswith("fr") else "Source: "
    return label + ", ".join(" ".join(part.split()) for part in known if part)


def _unaccented(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
