"""Citations: where an article says from whom it has something, and how far that reaches."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lineage.model import Attribution, Boilerplate, Citation, Span
from lineage.text.evidence import Context, Lists, Sentence, lists_of
from lineage.text.gazetteer import Mention, Source, anaphor, mentions, parts
from lineage.text.names import Name, full_names
from lineage.text.spans import holding, touching

_BARE = 5
"""A sentence of so few words beside a source's name credits the one before it."""
_LONGEST_ANAPHOR = 5
_LAST_OUTLETS = 20
"""Outlets back to which a generic phrase may refer."""
_RANK = {"outlet": 0, "agency": 0, "institution": 1, "person": 2}


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with what it proves.

    `strong` where something said is credited to the source, not only a picture or an occasion;
    `from_source` where it is named as a source ("selon …"), not only as who speaks; `sentence`
    is the index of its sentence, -1 outside all.
    """

    citation: Citation
    strong: bool
    from_source: bool
    sentence: int


def citations(
    text: str,
    sentences: tuple[Span, ...],
    names: tuple[Name, ...],
    quotations: tuple[Span, ...],
    boilerplate: tuple[Boilerplate, ...],
    language: str,
    publishers: tuple[str, ...] = (),
) -> tuple[Cited, ...]:
    """The sources that an article says it has something from, in order.

    An outlet or an agency counts where a verb of reporting, a preposition ("selon") or a noun
    ("révélations") ties it to what is said; an institution or a person where it says something
    itself. Agencies in photo credits, and outlets at whose events things are said, are weak.
    `publishers` are further outlets to look for. Cost is linear.

    >>> text = "Le port ferme, selon Le Monde. Le ministère a démenti."
    >>> [(c.citation.source, c.citation.kind, c.strong)
    ...  for c in citations(text, (Span(0, 30), Span(31, 54)), (), (), (), "fr")]
    [('Le Monde', 'outlet', True)]
    """
    reader = _Reader(text, sentences, quotations, boilerplate, language)
    found: dict[int, Cited] = {}
    for mention in mentions(reader.words, language, publishers):
        cited = reader.of_mention(mention)
        reader.remember(mention, cited)
        if cited:
            found[mention.first] = cited
    for cited_at, cited in reader.of_anaphors():
        found[cited_at] = cited
    for cited_at, cited in reader.of_people(names, found):
        found.setdefault(cited_at, cited)
    return tuple(found[at] for at in sorted(found))


class _Reader:
    """One text on its way through: what of it is taken, and which outlets were named so far."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Span, ...],
        quotations: tuple[Span, ...],
        boilerplate: tuple[Boilerplate, ...],
        language: str,
    ) -> None:
        self.text = text
        self.words = parts(text)
        self.language = language
        self._lists: Lists = lists_of(language)
        self._quotations = quotations
        self._boilerplate = boilerplate
        self._sentences = self._split(sentences)
        self._outlets: list[tuple[int, Source]] = []
        self._taken: set[int] = set()

    def _split(self, sentences: tuple[Span, ...]) -> list[Sentence]:
        starts = [word.start for word in self.words]
        found = []
        for index, span in enumerate(sentences):
            first = bisect_right(starts, span.start - 1)
            end = bisect_right(starts, span.end - 1)
            found.append(Sentence(index, first, self.words[first:end]))
        return found

    def _context(self, first: int, last: int) -> Context | None:
        """The words around the source at words first…last; None outside all sentences."""
        at = bisect_right(self._sentences, first, key=lambda sentence: sentence.first) - 1
        while at >= 0 and not self._sentences[at].words:
            at -= 1
        if at < 0 or first >= self._sentences[at].first + len(self._sentences[at].words):
            return None
        return Context(self.text, self._sentences[at], first, last, self._lists)

    def of_mention(self, mention: Mention) -> Cited | None:
        """The citation that a name of the gazetteer makes, if it is one."""
        source = mention.source
        self._taken.update(range(mention.first, mention.last + 1))
        line = self._line_of_boilerplate(mention.first)
        context = self._context(mention.first, mention.last)
        if source.kind == "institution":
            if line or context is None or not context.speaks_as_institution():
                return None
            return self._cited(source, mention, context, strong=True, from_source=True)
        if line is not None or context is None:
            credited = source.kind == "agency" and not source.weak
            return self._cited(source, mention, context, False, True) if credited else None
        if context.is_picture_credit() and source.kind == "agency":
            return self._cited(source, mention, context, False, True)
        if source.type == "photo-agency":
            return None
        # "Time" or "People" alone is a word; "Le Point", with its article, a name that may report
        a_word = source.weak and mention.first == mention.last
        if context.is_source() or (context.reports() and not a_word):
            return self._cited(source, mention, context, True, context.is_source())
        if not (source.weak or mention.short) and self._something_is_said(context):
            return self._cited(source, mention, context, False, True)
        return None

    def remember(self, mention: Mention, cited: Cited | None) -> None:
        """Note an outlet that "le quotidien" may mean; a common word only where it is cited."""
        if mention.source.kind != "institution" and (cited or not mention.source.weak):
            self._outlets.append((mention.first, mention.source))

    def of_anaphors(self) -> Iterator[tuple[int, Cited]]:
        """Generic phrases ("le quotidien américain"), for the outlet of that type named last."""
        for sentence in self._sentences:
            at, end = sentence.first, sentence.first + len(sentence.words)
            while at < end:
                length, source = self._referred(at, end)
                context = self._context(at, at + length - 1)
                taken = self._taken.intersection(range(at, at + length))
                free = not taken and not self._quoted(at)
                if source and context and free and (context.is_source() or context.reports()):
                    self._taken.update(range(at, at + length))
                    mention = Mention(source, at, at + length - 1, short=True)
                    yield at, self._cited(source, mention, context, True, context.is_source())
                at += length

    def _referred(self, at: int, end: int) -> tuple[int, Source | None]:
        for length in range(min(_LONGEST_ANAPHOR, end - at), 1, -1):
            phrase = anaphor((word.key for word in self.words[at : at + length]), self.language)
            if phrase is None:
                continue
            types, country = phrase
            return length, next(
                (
                    source
                    for _, source in islice(self._named_before(at), _LAST_OUTLETS)
                    if source.type in types.split("|")
                    and (not country or not source.country or source.country == country)
                ),
                None,
            )
        return 1, None

    def _named_before(self, at: int) -> Iterator[tuple[int, Source]]:
        """The outlets named before a word, the last first."""
        last = bisect_left(self._outlets, at, key=lambda named: named[0])
        return (self._outlets[place] for place in range(last - 1, -1, -1))

    def of_people(
        self, names: tuple[Name, ...], found: dict[int, Cited]
    ) -> Iterator[tuple[int, Cited]]:
        """People who say something or are named as a source; spokespersons for their house."""
        known = full_names(names, self.text)
        starts = [word.start for word in self.words]
        speaks_for: dict[str, str] = {}
        for name in names:
            first = bisect_right(starts, name.start) - 1
            last = bisect_right(starts, name.end - 1) - 1
            full = self.text[name.start : name.end] if " " in name.key else known.get(name.key)
            context = self._context(first, last)
            if full is None or context is None or self._taken & set(range(first, last + 1)):
                continue
            surname = name.key.rpartition(" ")[2]
            house = next(
                (
                    found[at].citation.source
                    for at in range(max(context.sentence.first, first - 5), first)
                    if at in found
                    and found[at].citation.kind == "institution"
                    and context.is_spokesperson(at)
                ),
                None,
            )
            if house:
                speaks_for[surname] = house
                continue
            source = context.is_person_source()
            if not source and not context.speaks():
                continue
            if surname in speaks_for:
                citation = Citation(speaks_for[surname], "institution", name.start, name.end)
                yield first, Cited(citation, True, True, context.sentence.index)
            else:
                citation = Citation(" ".join(full.split()), "person", name.start, name.end)
                yield first, Cited(citation, True, source, context.sentence.index)

    def _cited(
        self,
        source: Source,
        mention: Mention,
        context: Context | None,
        strong: bool,
        from_source: bool,
    ) -> Cited:
        citation = Citation(
            source.name,
            source.kind,
            self.words[mention.first].start,
            self.words[mention.last].end,
        )
        return Cited(citation, strong, from_source, context.sentence.index if context else -1)

    def _line_of_boilerplate(self, word: int) -> Boilerplate | None:
        return holding(self._boilerplate, self.words[word].start)

    def _quoted(self, word: int) -> bool:
        return holding(self._quotations, self.words[word].start) is not None

    def _something_is_said(self, context: Context) -> bool:
        words = context.sentence.words
        quoted = touching(self._quotations, words[0].start, words[-1].end)
        return context.says() or bool(quoted)


def attributed(
    cited: tuple[Cited, ...],
    sentences: tuple[Span, ...],
    quotations: tuple[Span, ...],
    text: str,
) -> tuple[Attribution, ...]:
    """What an article credits to which source: the sentence of a strong citation.

    A bare sentence ("Politico rapporte.") credits the one before it as well. Where a sentence
    names several sources an outlet comes before an institution, and that before a person.
    """
    best: dict[int, Citation] = {}
    for item in cited:
        if not item.strong or item.sentence < 0:
            continue
        sentence = sentences[item.sentence]
        mere = item.citation.kind == "person" and not item.from_source
        if mere and not touching(quotations, sentence.start, sentence.end):
            continue  # "Roy a soutenu la réforme" credits nothing to Roy
        reach = [item.sentence]
        if item.sentence and _is_bare(item, sentence, text):
            reach.append(item.sentence - 1)
        for index in reach:
            known = best.get(index)
            if known is None or _RANK[item.citation.kind] < _RANK[known.kind]:
                best[index] = item.citation
    return tuple(
        Attribution(sentences[index].start, sentences[index].end, best[index].source)
        for index in sorted(best)
    )


def _is_bare(item: Cited, sentence: Span, text: str) -> bool:
    around = text[sentence.start : item.citation.start] + text[item.citation.end : sentence.end]
    return len(parts(around)) < _BARE
