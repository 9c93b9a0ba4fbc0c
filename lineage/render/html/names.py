"""What a page calls an article, a source or a passage, and the anchor that leads to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from markupsafe import Markup, escape

from lineage.render.escape import one_line
from lineage.render.html.page import teller
from lineage.render.report_view import ReportView
from lineage.render.wording import Wording


def anchor(name: str, before: str = "") -> str:
    """The anchor of something by its id, the same in every page that has it.

    >>> anchor("articles/été 1.txt", "article-")
    'article-articles/%C3%A9t%C3%A9%201.txt'
    """
    return before + quote(name, errors="surrogatepass")


def article_anchor(name: str) -> str:
    """The anchor of an article."""
    return anchor(name, "article-")


@dataclass(frozen=True, slots=True)
class Names:
    """Links to the articles of a report, and the names of sources outside it."""

    view: ReportView
    tell: Callable[..., Markup] = field(init=False)
    numbers: Mapping[str, int] = field(init=False)
    """The place of each article in the report, by which the script knows it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tell", teller(self.wording))
        numbers = {article.id: at for at, article in enumerate(self.view.report.documents)}
        object.__setattr__(self, "numbers", numbers)

    @property
    def wording(self) -> Wording:
        """The language of the page."""
        return self.view.wording

    def node(self, name: str) -> Markup:
        """An article as a link, or a source by its name."""
        if name in self.view.articles:
            return self.article(name)
        if name not in self.view.sources:
            return escape(one_line(name))
        label = one_line(self.view.source_told(self.view.sources[name]))
        return Markup('<b class="source">{}</b>').format(label)

    def article(self, name: str) -> Markup:
        """The short name of an article as a link to it."""
        title = one_line(self.view.articles[name].title or name)
        return Markup('<a class="name" href="#{}" title="{}">{}</a>').format(
            article_anchor(name), title, self.view.label(name)
        )

    def listed(self, names: Sequence[str], most: int = 12) -> Markup:
        """Articles in a row, with a count in place of those beyond `most`."""
        shown = [self.article(name) for name in names[:most]]
        if len(names) > most:
            shown.append(self.tell("more", len(names) - most))
        return Markup("").join(part + escape(end) for part, end in self.wording.listed(shown))
