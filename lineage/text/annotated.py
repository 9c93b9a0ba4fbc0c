"""Read each document on its own: all that later stages ask of a text, computed once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from lineage.model import (
    Allowance,
    Attribution,
    Boilerplate,
    Citation,
    Declared,
    Document,
    Notice,
    Quotation,
    Span,
    Translation,
)
from lineage.text.background import PACKAGED, Background
from lineage.text.body import Body, Page, bodies_of
from lineage.text.figures import Figure
from lineage.text.formulas import formulas
from lineage.text.gazetteer import outlet_of
from lineage.text.language import detect
from lineage.text.names import Name
from lineage.text.normal import normalise
from lineage.text.page.allowances import allowances
from lineage.text.page.declared import declared
from lineage.text.page.lines import Line, lines_of, lines_of_unrelated
from lineage.text.page.markup import front_matter
from lineage.text.page.notices import notices
from lineage.text.page.releases import press_among
from lineage.text.page.signatures import dateline, named_in, signatures
from lineage.text.page.unmarked import Unmarked, unmarked
from lineage.text.quotations import quotations
from lineage.text.sentences import clauses
from lineage.text.sources.candidates import candidates
from lineage.text.sources.citations import Cited, citations
from lineage.text.sources.reach import attributed
from lineage.text.sources.reading import read_words
from lineage.text.sources.speakers import speakers
from lineage.text.spans import holding, mostly_in
from lineage.text.tokens import Tokens
from lineage.text.translations import translated


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """A document with everything that its own text shows, and the outlet that published it.

    `agency` is the one as whose story it opens ("Kiel (dpa) -"), whoever printed it. `tokens`,
    `sentences` and `clauses` leave boilerplate out; `told[i]` is how much token i tells, from 0 to
    1, and `clauses[i]` are those of `sentences[i]`. `background` says how common its words are.
    """

    document: Document
    language: str
    detected: str | None
    publisher: str | None
    agency: str | None
    tokens: Tokens
    told: npt.NDArray[np.float64]
    sentences: tuple[Span, ...]
    clauses: tuple[tuple[Span, ...], ...]
    boilerplate: tuple[Boilerplate, ...]
    quotations: tuple[Quotation, ...]
    cited: tuple[Cited, ...]
    attributed: tuple[Attribution, ...]
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]
    formulas: tuple[Span, ...]
    translated: Translation | None
    declared: tuple[Declared, ...]
    notices: tuple[Notice, ...]
    signed: tuple[Citation, ...]
    allowances: tuple[Allowance, ...]
    background: Background

    @property
    def all_clauses(self) -> list[Span]:
        """The clauses of all sentences, in order."""
        return [clause for group in self.clauses for clause in group]

    def information(self, word: str) -> float:
        """How much a word of the document tells, from 0 to 1, against its background."""
        return self.background.information(word, self.language)

    def is_formula(self, span: Span) -> bool:
        """Whether most of a stretch says how the paper knows, or who would not speak."""
        return mostly_in(span, self.formulas)

    def credited_to(self, span: Span) -> str | None:
        """The source to which the document credits a stretch as a whole, None where to nobody."""
        found = holding(self.attributed, span.start)
        return found.source if found and span.end <= found.end else None


def annotate(
    documents: Sequence[Document],
    tick: Callable[[int], None] | None = None,
    background: Background = PACKAGED,
) -> tuple[Annotated, ...]:
    """Annotate documents; lines that unrelated ones share are taken as boilerplate.

    `tick` is called with the number of documents done; `background` is what later stages weight
    the words by. Cost is linear in the length of the texts.

    >>> [a.language for a in annotate([Document(id="a", text="Le port ferme ses quais ce soir.")])]
    ['fr']
    """
    bare = [unmarked(document.text) for document in documents]
    normal = [normalise(words.text) for words in bare]
    lines = [lines_of(words.text, n) for words, n in zip(bare, normal, strict=True)]
    furniture = lines_of_unrelated(lines)
    days = [d.published.date() if d.published else None for d in documents]
    languages = [d.language or detect(b.text) for d, b in zip(documents, bare, strict=True)]
    publishers = press_among(
        (document.publisher, words.text, language)
        for document, words, language in zip(documents, bare, languages, strict=True)
    )
    pages = map(Page, [words.text for words in bare], days, languages, normal, lines)
    found = []
    bodies = zip(documents, bare, lines, bodies_of(pages, furniture), strict=True)
    for number, read in enumerate(bodies, 1):
        found.append(_annotate(*read, publishers, background))
        if tick:
            tick(number)
    return tuple(found)


def _annotate(
    document: Document,
    bare: Unmarked,
    lines: Sequence[Line],
    body: Body,
    publishers: tuple[str, ...],
    background: Background,
) -> Annotated:
    text = bare.text
    language, kept, debris = body.language, body.sentences, body.boilerplate
    quoted = tuple(span for span in quotations(text) if not holding(debris, span.start))
    others = tuple(name for name in publishers if name != document.publisher)
    reading = read_words(text, language, kept, body.names, quoted, debris)
    found = candidates(reading, others)
    cited = citations(reading, found)
    said = zip(quoted, speakers(reading, found, cited), strict=True)
    translation = translated(text, body.normal, language, cited)
    front = front_matter(text)
    page = [line for line in lines if line.span.start >= front]
    agency = dateline(page, debris, language)
    if translation:
        translation = replace(translation, evidence=bare.placed(translation.evidence))
    return Annotated(
        document=document,
        language=language,
        detected=body.detected,
        publisher=outlet_of(document.publisher, document.url) or agency,
        agency=agency,
        tokens=bare.placed_tokens(body.tokens),
        told=np.array([background.information(word, language) for word in body.tokens.words]),
        sentences=bare.placed(kept),
        clauses=tuple(bare.placed(clauses(text, span, body.tokens)) for span in kept),
        boilerplate=bare.with_marks(bare.placed(debris)),
        quotations=bare.placed(Quotation(span.start, span.end, by) for span, by in said),
        cited=_placed(cited, bare),
        attributed=bare.placed(attributed(cited, reading)),
        figures=bare.placed(body.figures),
        names=bare.placed(body.names),
        formulas=bare.placed(formulas(reading.words, language)),
        translated=translation,
        declared=tuple(
            item if item.field in ("link", "noindex") else _named(item, language, others)
            for item in declared(document, bare.marks)
        ),
        notices=bare.placed(notices(page, language, document.publisher)),
        signed=bare.placed(signatures(page, debris, language, others)),
        allowances=allowances(document, bare.marks),
        background=background,
    )


def _named(item: Declared, language: str, publishers: tuple[str, ...]) -> Declared:
    return replace(item, names=named_in(item.value, language, publishers))


def _placed(cited: Sequence[Cited], bare: Unmarked) -> tuple[Cited, ...]:
    places = bare.placed(item.citation for item in cited)
    return tuple(replace(item, citation=at) for item, at in zip(cited, places, strict=True))
