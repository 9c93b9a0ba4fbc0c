"""Boilerplate: the lines of a page that are not its article, each with how it was recognised."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from lineage.model import Boilerplate, BoilerplateReason
from lineage.text.page.furniture import (
    KICKER,
    LONGEST_BYLINE,
    LONGEST_LINE,
    ODDS,
    QUOTED,
    form,
    is_correction,
    listed,
    sounds_like,
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
_NAME = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w'’-]+ ?){2,3}$")
_BULLET = re.compile(r"\s*[-+*•–—]\s")
_FACT = re.compile(r"(?:[\w'’.-]+\s){0,2}[\w'’.-]+\s?:\s\S")
_TOOLS = 2
"""Lines of debris that show a text to be a copied page, and not an article alone."""
_LONGEST_HEAD, _HEAD = 4, 0.8
"""Words of a line under which links may stand ("Most read"), and the odds of a word alone, which
may be a subhead of the article ("Statistics")."""
_TITLE = 0.6
"""Share of the most words that any line before an article has in common with it."""
_LONGEST_ENTRY = 5
"""Words above which a loose line before the article may be its title, or what stands below it."""
_DEPARTMENT = 2
"""Words of the head of a department, above the title."""
_SUBHEAD = 1
"""Words of a subhead, which may be those of a menu."""
_ALONE, _ALONE_ENDED = 1.2, 5.0
"""Log-odds of a line as a whole, from which its words make it furniture amid text, and where it
ends as a sentence does."""
_NEAR = -0.3
"""Log-odds a word from which a line is furniture beside such lines."""
_SHORTEST_LINK = 3
"""Words of a headline that is a link."""
_FACTS = 3
"""Lines of a box that say what is what ("Price: 12 €"), at the least."""
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
    for line in lines:
        line.is_sentence = is_sentence(line, grammar)
    wrapped = weigh(text, lines, language)
    for index, line in enumerate(lines):
        if wrapped and not _is_paragraph(text, lines, index):
            continue
        if len(lines) > 1:
            line.reason = listed(line, index, len(lines), language, agencies)
        label = line.reason == "navigation" or (line.reason is None and line.odds >= ODDS)
        alone = line.words == 1 and line.odds < _HEAD
        line.is_head = label and line.words <= _LONGEST_HEAD and not alone
        if line.reason is None and line.label and line.label in shared_lines:
            line.reason = "repeated"
            line.is_weak = True
    lines = [line for line in lines if line.reason or not is_correction(line, language)]
    counted = Counter(line.label for line in lines)
    first = {line.label: index for index, line in reversed(list(enumerate(lines)))}
    if _is_page(lines) and not wrapped:
        for line in lines:
            if line.reason is None and len(line.text) <= LONGEST_LINE:
                line.reason = form(line, language, roles)
                if line.reason is None and sounds_like(line):
                    line.reason = "navigation"
                    line.is_weak = True
                line.by_form = line.reason is not None
    pictured = {
        one.label
        for pair in pairwise(lines)
        for one, other in (pair, pair[::-1])
        if other.reason == "credit"
    }
    for index, line in enumerate(lines):
        # an end of a wrapped sentence may recur
        whole = line.words > LONGEST_LABEL or not wrapped
        if line.reason is None and line.label and counted[line.label] > 1 and whole:
            line.reason = "caption" if line.label in pictured else _repeated(lines, index, first)
    if not wrapped:
        _mark_around(lines, grammar)
    found += (
        Boilerplate(line.span.start, line.span.end, line.reason)
        for line in lines
        if line.reason is not None
    )
    return tuple(found)


def _is_paragraph(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether empty lines part a line from those around it."""
    before = lines[index - 1].span.end if index else 0
    after = lines[index + 1].span.start if index + 1 < len(lines) else len(text)
    span = lines[index].span
    return (index == 0 or text.count("\n", before, span.start) > 1) and (
        index + 1 == len(lines) or text.count("\n", span.end, after) > 1
    )


def _repeated(
    lines: Sequence[Line], index: int, first: Mapping[str, int]
) -> BoilerplateReason | None:
    """A label that recurs is furniture; a longer line is text the first time it stands there,
    unless the line next to it says the same, as a caption and its description do."""
    line = lines[index]
    ended = FULL_STOP.search(line.text)
    if line.words <= LONGEST_LABEL and not ended:
        return "repeated"
    if index > first[line.label]:
        return "repeated"
    # a title that stands there twice is the first thing that is no debris
    opens = all(other.reason is not None for other in lines[:index])
    twice = index + 1 < len(lines) and lines[index + 1].label == line.label
    return "caption" if twice and not (ended or opens) else None


def _mark_around(lines: list[Line], grammar: frozenset[str]) -> None:
    """Mark what stands among the debris outside of the article, and links that follow their head.

    Only in a text that shows itself to be a page; its title and what stands below it are kept.
    """
    is_page = _is_page(lines)
    if is_page:
        _mark_notes(lines)
    body = [at for at, line in enumerate(lines) if line.is_sentence and line.reason is None]
    while is_page and len(body) > 2 and _is_foreign(lines, *body[-2:]):
        lines[body.pop()].reason = "navigation"
    if not body:
        return
    start, end = body[0], body[-1]
    # the article may end in lines that are no sentences: up to what the lists know
    foot = next((at for at in range(end + 1, len(lines)) if _is_listed(lines[at])), len(lines))
    _restore_alone(lines, start, min(foot, len(lines) - 1))
    if not is_page:
        return
    title = _title(lines, start, body, grammar)
    if lines[title].by_form:
        lines[title].reason = None
    # the name of a site stands above its menu, a title above its byline
    menu = start > 1 and lines[1].reason == "navigation"
    site = menu or (title < start and any(line.reason for line in lines[1:title]))
    for at in reversed(range(start)):
        # debris of the head stands before more of it, what opens the article before its text
        heads = at < title or lines[at + 1].reason is not None
        ended = at > title and FULL_STOP.search(lines[at].text)
        # "Interview" between a menu and the title
        akin = lines[at].words > _DEPARTMENT or (at > 0 and lines[at - 1].reason is None)
        first = at == 0 and not site
        kept = first or at in (title, title + 1) or ended or (at == title - 1 and akin)
        if _is_loose(lines[at]) and lines[at].words <= _LONGEST_ENTRY and heads and not kept:
            lines[at].reason = "navigation"
    facts = _facts(lines, start, foot)
    opened = False
    for at in range(end + 1, len(lines)):
        # one line of debris may stand inside the article: two in a row are its end
        opened = opened or all(map(_is_debris, lines[at - 1 : at + 1]))
        # so is the head of a list, with a headline below it
        opened = opened or (_opens_links(lines[at - 1]) and not FULL_STOP.search(lines[at].text))
        if opened and _is_loose(lines[at]):
            lines[at].reason = "navigation"
    for at in range(start + 1, end):
        before, after = lines[at - 1].reason, lines[at + 1].reason
        # the hour of a live report stands before its text
        beside = after or (before != "metadata" and before)
        credits = lines[at].by_form and lines[at].reason == "metadata"
        if credits and at > body[1] and not (before or after):
            lines[at].reason = None  # a byline stands at the head or the foot
        elif beside and _is_loose(lines[at]) and _is_label(lines[at]) and at not in facts:
            lines[at].reason = "navigation"
    _mark_links(lines, start, end)


def _facts(lines: Sequence[Line], start: int, end: int) -> frozenset[int]:
    """The lines of the boxes of facts inside the article, which are text."""
    found: set[int] = set()
    at = start + 1
    while at < end:
        run = at
        while run < end and _is_fact(lines[run]):
            run += 1
        if run - at >= _FACTS:
            found.update(range(at, run))
            # their head as well, if its words alone are those of furniture
            for line in lines[at - lines[at - 1].is_weak : run]:
                line.reason = None
        at = max(run, at + 1)
    return frozenset(found)


def _is_listed(line: Line) -> bool:
    return line.reason is not None and not line.by_form


def _is_fact(line: Line) -> bool:
    return (
        not (_is_listed(line) or FULL_STOP.search(line.text)) and _FACT.match(line.text) is not None
    )


def _mark_links(lines: Sequence[Line], start: int, end: int) -> None:
    """Mark the links inside the article: lines below the head of a list that look like headlines.

    Facts below a head of two words or less ("1 onion", "Referee: Roy") are no headlines.
    """
    at = start + 1
    while at < end:
        run = at
        while run < end and _is_loose(lines[run]) and _is_link(lines, run, run > at):
            run += 1
        if all(line.words >= _SHORTEST_LINK for line in lines[at:run]):
            for line in lines[at:run]:
                line.reason = "navigation"
        at = max(run, at + 1)


def _restore_alone(lines: Sequence[Line], start: int, end: int) -> None:
    """Take as text what stands alone in the article and is marked on weak grounds only.

    A word of menus between two sentences ("Analysis", "Health"), or a line between two of text that
    merely sounds like furniture, or that another page has too ("What do they want?").
    """
    for at in range(start + 1, end):
        before, line, after = lines[at - 1 : at + 2]
        # what other pages have above a sentence is a subhead, whatever stands before
        heads = line.is_weak and line.reason == "repeated" and after.is_sentence
        if line.reason is None or after.reason or (before.reason and not heads):
            continue
        if line.is_head and _is_headline(after):
            continue
        between = before.is_sentence and after.is_sentence
        subhead = line.reason == "metadata" or (line.reason == "navigation" and between)
        ended = FULL_STOP.search(line.text) or (after.is_sentence and line.text.endswith("?"))
        weight = _ALONE_ENDED if ended else _ALONE
        # that another page has it too, and its words, are two grounds
        sounds = line.odds * line.words >= weight
        weak = line.odds < _NEAR if line.reason == "repeated" else not sounds
        if (subhead and line.words <= _SUBHEAD) or (line.is_weak and weak):
            line.reason = None


def _is_page(lines: Sequence[Line]) -> bool:
    return sum(line.reason is not None or line.odds >= ODDS for line in lines) >= _TOOLS


def _is_foreign(lines: Sequence[Line], before: int, last: int) -> bool:
    """Whether the last sentence is none of the article's, by what stands before it."""
    debris = sum(line.reason is not None for line in lines[before + 1 : last])
    above = last - 1
    while above > before and _is_loose(lines[above]):
        above -= 1
    linked = _opens_links(lines[above]) and not FULL_STOP.search(lines[last].text)
    parted = debris > 1 or lines[last - 1].reason is not None
    return debris > _ISLAND or linked or (parted and lines[last].odds >= _NEAR)


def _opens_links(line: Line) -> bool:
    return line.is_head and line.reason is not None and not line.by_form


def _is_debris(line: Line) -> bool:
    """Whether more tells that a line is debris than that another page has it too."""
    return line.reason is not None and not (line.is_weak and line.odds < _NEAR)


def _is_headline(line: Line) -> bool:
    """Whether a line may be a link to another article."""
    listed = _BULLET.match(line.text) or _FACT.match(line.text)
    ended = SENTENCE_END.search(line.text)
    return _is_loose(line) and line.words >= _SHORTEST_LINK and not (listed or ended)


def _is_loose(line: Line) -> bool:
    return line.reason is None and not line.is_sentence


def _is_label(line: Line) -> bool:
    if SENTENCE_END.search(line.text) or _BULLET.match(line.text):
        return False
    return line.odds >= (ODDS if _is_fact(line) else _NEAR)


def _mark_notes(lines: list[Line]) -> None:
    """Mark what is said of the author: lines behind the byline that begin with its name.

    A name alone is a byline below the title, where a date or the like follows.
    """
    authors: set[str] = set()
    sentences = titles = 0
    for at, line in enumerate(lines):
        below = at + 1 < len(lines) and lines[at + 1].reason == "metadata"
        if line.reason is None and below and titles and sentences < 2 and _NAME.match(line.text):
            line.reason = "metadata"
        if line.reason == "metadata" and line.words <= LONGEST_BYLINE:
            authors.update(_TWO_NAMES.findall(line.text))
        elif line.reason is None and line.words < 3 * UNENDED:
            opening = _TWO_NAMES.match(line.text)
            if opening and opening[1] in authors:
                line.reason = "metadata"
        if line.reason is None:
            sentences += line.is_sentence
            titles += line.words > _LONGEST_ENTRY


def _title(lines: Sequence[Line], start: int, body: Sequence[int], grammar: frozenset[str]) -> int:
    """The line before the article that is its title: the first of those whose words it has most.

    A caption may have more of them, but stands below; a text may begin with a title of its words.
    """

    def content(at: int) -> set[str]:
        return set(keys(lines[at].text)) - grammar

    told = {word for at in body for word in content(at)}
    shared = {}
    for at in reversed(range(start)):
        # "ANALYSIS | The canal opens" may be a title as well
        headed = KICKER.match(lines[at].text) and lines[at].words > _LONGEST_ENTRY
        sounds = lines[at].reason == "navigation" and (lines[at].is_weak or headed)
        if _is_loose(lines[at]) or sounds:
            words = content(at)
            shared[at] = len(words & told)
            # the entries of a menu tell nothing of the article
            told |= words if lines[at].words > _LONGEST_ENTRY else set()
    shared = dict(reversed(shared.items()))
    enough = _TITLE * max(shared.values(), default=0)
    if 0 < len(content(0)) <= 2 * shared.get(0, 0):
        return 0
    return next((at for at, count in shared.items() if count >= max(enough, 1)), start)


def _is_link(lines: Sequence[Line], at: int, follows: bool) -> bool:
    """Whether a short line inside the article is of a list of links, under its head or a link."""
    text = lines[at].text
    if _BULLET.match(text) or text.startswith(QUOTED) or SENTENCE_END.search(text):
        return False
    following = lines[at + 1]
    if _opens_links(lines[at - 1]):
        return True
    # the last before the text goes on may be a subheading
    below = follows or (lines[at - 1].is_head and lines[at - 1].reason is not None)
    return below and not (following.is_sentence or FULL_STOP.search(following.text))
