"""Boilerplate: the lines of a page that are not its article, each with how it was recognised."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from lineage.model import Boilerplate, BoilerplateReason
from lineage.text.page.furniture import (
    LONGEST_BYLINE,
    LONGEST_LINE,
    ODDS,
    QUOTED,
    form,
    listed,
    weigh,
)
from lineage.text.page.lines import (
    FULL_STOP,
    LONGEST_LABEL,
    SENTENCE_END,
    UNENDED,
    Line,
    grammar_of,
    is_sentence,
)
from lineage.text.page.markup import front_matter
from lineage.text.vocabulary import vocabulary
from lineage.text.words import keys

_TWO_NAMES = re.compile(r"(?=\b([^\W\d_a-zß-öø-ÿ][\w'’-]+ [^\W\d_a-zß-öø-ÿ][\w'’-]+))")
_BULLET = re.compile(r"\s*[-*•–—]\s")
_TOOLS = 2
"""Lines of debris that show a text to be a copied page, and not an article alone."""
_LONGEST_HEAD = 4
"""Words of a line under which links may stand: "Most read"."""
_TITLE = 0.6
"""Share of the most words that any line before an article has in common with it."""
_LONGEST_ENTRY = 5
"""Words above which a loose line before the article may be its title, or what stands below it."""
_WRAPPED_LABEL = 2
"""Words from which a line of wrapped text may be a label."""
_SUBHEAD = 1
"""Words of a subhead, which may be those of a menu."""
_NEAR = -0.3
"""Log-odds a word from which a line is furniture beside such lines."""
_ISLAND = 4
"""Lines of debris between the article and a sentence that is no part of it."""


def boilerplate(
    text: str,
    lines: Sequence[Line],
    language: str,
    shared_lines: frozenset[str],
    agencies: frozenset[str],
) -> tuple[Boilerplate, ...]:
    """The stretches of a text that belong to its page: whole lines, in order.

    A line counts by the word lists, by its form (front matter, hashtags, menus, bylines, a caption
    with its credit), because its words are those of furniture (naive Bayes), because the
    document has it twice, because unrelated documents have it (`shared_lines`, see
    `lines_of_unrelated`), or, short and no sentence, because it stands among such lines outside of
    the article (Pomikálek 2011, jusText, 3.2). In doubt a line is text. Cost is linear.

    >>> text = "Le port ferme.\\n\\nPublicité\\n\\nLes quais sont vides.\\n#Port #Mer #Quai"
    >>> from lineage.text.page.lines import lines_of
    >>> from lineage.text.normal import normalise
    >>> lines = lines_of(text, normalise(text))
    >>> [(text[b.start:b.end], b.reason)
    ...  for b in boilerplate(text, lines, "fr", frozenset(), frozenset())]
    [('Publicité', 'advertising'), ('#Port #Mer #Quai', 'hashtags')]
    """
    found: list[Boilerplate] = []
    front = front_matter(text)
    if front:
        found.append(Boilerplate(0, front, "metadata"))
    lines = [
        Line(line.span, line.text, line.plain, line.label, line.tokens)
        for line in lines
        if line.span.start >= front
    ]
    roles, grammar = vocabulary(language).roles, grammar_of(language)
    counted = Counter(line.label for line in lines)
    first = {line.label: index for index, line in reversed(list(enumerate(lines)))}
    for line in lines:
        line.is_sentence = is_sentence(line, grammar)
    wrapped = weigh(text, lines, language)
    for index, line in enumerate(lines):
        # a word alone may be the end of a wrapped sentence
        if len(lines) > 1 and not (wrapped and line.words < _WRAPPED_LABEL):
            line.reason = listed(line, index, len(lines), language, agencies)
        label = line.reason == "navigation" or (line.reason is None and line.odds >= ODDS)
        line.is_head = label and line.words <= _LONGEST_HEAD
        if line.reason is None and line.label and line.label in shared_lines:
            line.reason = "repeated"
    if _is_page(lines):
        for line in lines:
            if line.reason is None and len(line.text) <= LONGEST_LINE:
                line.reason = form(line, language, roles)
                line.by_form = line.reason is not None
    for index, line in enumerate(lines):
        if line.reason is None and line.label and counted[line.label] > 1:
            line.reason = _repeated(lines, index, first)
    _restore_subheads(lines)
    _mark_around(lines, grammar)
    found += (
        Boilerplate(line.span.start, line.span.end, line.reason)
        for line in lines
        if line.reason is not None
    )
    return tuple(found)


def _restore_subheads(lines: Sequence[Line]) -> None:
    """A word of menus alone between two sentences ("Analysis", "Health") is a subhead."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        text = before.is_sentence and after.is_sentence and not (before.reason or after.reason)
        if line.reason == "navigation" and line.words <= _SUBHEAD and text:
            line.reason = None


def _repeated(
    lines: Sequence[Line], index: int, first: Mapping[str, int]
) -> BoilerplateReason | None:
    """A label that recurs is furniture; a longer line is text the first time it stands there,
    unless the line next to it says the same, as a caption and its description do."""
    label = lines[index].label
    if lines[index].words <= LONGEST_LABEL and not FULL_STOP.search(lines[index].text):
        return "repeated"
    if sum(other.label == label for other in lines[max(0, index - 1) : index + 2]) > 1:
        return "caption"
    return "repeated" if index > first[label] else None


def _mark_around(lines: list[Line], grammar: frozenset[str]) -> None:
    """Mark what stands among the debris outside of the article, and links that follow their head.

    Only in a text that shows itself to be a page; its title and what stands below it are kept.
    """
    if not _is_page(lines):
        return
    _mark_notes(lines)
    body = [at for at, line in enumerate(lines) if line.is_sentence and line.reason is None]
    while len(body) > 2 and _is_foreign(lines, *body[-2:]):
        lines[body.pop()].reason = "navigation"
    if not body:
        return
    start, end = body[0], body[-1]
    title = _title(lines, start, body, grammar)
    for at in range(start):
        ended = at > title and FULL_STOP.search(lines[at].text)
        kept = at == 0 or abs(at - title) <= 1 or ended
        if _is_loose(lines[at]) and lines[at].words <= _LONGEST_ENTRY and not kept:
            lines[at].reason = "navigation"
    opened = False
    for at in range(end + 1, len(lines)):
        # one line of debris may stand inside the article: two in a row are its end
        opened = opened or all(line.reason is not None for line in lines[at - 1 : at + 1])
        if opened and _is_loose(lines[at]):
            lines[at].reason = "navigation"
    for at in range(start + 1, end):
        beside = lines[at - 1].reason or lines[at + 1].reason
        if lines[at].by_form and lines[at].reason == "metadata" and not beside:
            lines[at].reason = None  # a byline stands at the head or the foot
        elif beside and _is_loose(lines[at]) and _is_label(lines[at]):
            lines[at].reason = "navigation"
    links: set[int] = set()
    for at in range(start + 1, end):
        if _is_loose(lines[at]) and _is_link(lines, at, links):
            lines[at].reason = "navigation"
            links.add(at)


def _is_page(lines: Sequence[Line]) -> bool:
    return sum(line.reason is not None or line.odds >= ODDS for line in lines) >= _TOOLS


def _is_foreign(lines: Sequence[Line], before: int, last: int) -> bool:
    """Whether the last sentence is none of the article's, by what stands before it."""
    debris = sum(line.reason is not None for line in lines[before + 1 : last])
    return debris > _ISLAND or (debris > 0 and lines[last].odds >= _NEAR)


def _is_loose(line: Line) -> bool:
    return line.reason is None and not line.is_sentence


def _is_label(line: Line) -> bool:
    if SENTENCE_END.search(line.text) or _BULLET.match(line.text):
        return False
    return line.odds >= _NEAR


def _mark_notes(lines: list[Line]) -> None:
    """Mark what is said of the author: lines behind the byline that begin with its name."""
    authors: set[str] = set()
    for line in lines:
        if line.reason == "metadata" and line.words <= LONGEST_BYLINE:
            authors.update(_TWO_NAMES.findall(line.text))
        elif line.reason is None and line.words < 3 * UNENDED:
            opening = _TWO_NAMES.match(line.text)
            if opening and opening[1] in authors:
                line.reason = "metadata"


def _title(lines: Sequence[Line], start: int, body: Sequence[int], grammar: frozenset[str]) -> int:
    """The line before the article that is its title: the first of those whose words it has most.

    A caption may have more of them, but stands below.
    """

    def content(at: int) -> set[str]:
        return set(keys(lines[at].text)) - grammar

    told = {word for at in body for word in content(at)}
    shared = {at: len(content(at) & told) for at in range(start) if _is_loose(lines[at])}
    enough = _TITLE * max(shared.values(), default=0)
    return next((at for at, count in shared.items() if count >= max(enough, 1)), start)


def _is_link(lines: Sequence[Line], at: int, links: set[int]) -> bool:
    """Whether a short line inside the article is of a list of links, under its head."""
    text = lines[at].text
    if _BULLET.match(text) or text.startswith(QUOTED) or SENTENCE_END.search(text):
        return False
    before, following = lines[at - 1], lines[at + 1]
    if before.is_head and not before.by_form:
        return True
    # the last before the text goes on may be a subheading
    goes_on = following.is_sentence or FULL_STOP.search(following.text)
    return (at - 1 in links or before.is_head) and not goes_on
