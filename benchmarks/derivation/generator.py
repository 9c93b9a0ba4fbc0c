"""Trees that are known, grown from a seed: who took what from whom, sentence by sentence.

A tree starts with a report; each further node copies an earlier one and changes it as newsrooms
do: cuts its tail or its middle, moves paragraphs, rewords, adds paragraphs of its own, takes some
from a second source, glues words as bad translators do, credits the report or drops the credit,
and puts its site's furniture around it. What a node adds is no other node's; chance is told by
`Random.random` alone, so that a seed gives the same tree everywhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from benchmarks.derivation import prose

Shape = str
"""How parents are drawn: "branching", "chain" or "star"."""
_Item = TypeVar("_Item")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLAUSE = re.compile(r"^([^,«“;:]{12,}), ([^,«»“”;:]{12,})\.$")


@dataclass(frozen=True, slots=True)
class Regime:
    """How much a copying step changes, each range as its least and its most share; `reword` is of
    the words that have synonyms, which are half of those of four letters or more."""

    cut: float
    move: float
    insert: tuple[float, float]
    reword: tuple[float, float]
    merge: float = 0.15
    damage: float = 0.1
    furniture: float = 0.5
    drop_credit: float = 0.2


REGIMES = {
    "copy": Regime(cut=0.4, move=0.2, insert=(0.05, 0.25), reword=(0.0, 0.05)),
    "news": Regime(cut=0.5, move=0.3, insert=(0.05, 0.4), reword=(0.05, 0.25)),
    "rewrite": Regime(cut=0.5, move=0.4, insert=(0.05, 0.4), reword=(0.1, 0.6)),
}


@dataclass(frozen=True, slots=True)
class Specification:
    """All that a tree is grown from."""

    name: str
    regime: str
    shape: Shape
    language: str
    story: int
    nodes: int
    seed: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as one node has it; `origin` is the node that first wrote it, `number` which one
    of the tree's sentences it is, `credit` the pattern that credits it to the report, if any."""

    text: str
    origin: int
    number: int
    credit: str | None = None


Body = list[list[Sentence]]


@dataclass(frozen=True, slots=True)
class Grown:
    """A node: its article, whom it copied, and whom else it took from."""

    body: Sequence[Sequence[Sentence]]
    parent: int | None
    second: int | None
    furniture: Sequence[str]

    def numbers(self) -> set[int]:
        """Which of the tree's sentences it has."""
        return {sentence.number for paragraph in self.body for sentence in paragraph}


def grow(of: Specification) -> list[Grown]:
    """The nodes of a tree, each after the one that it copied; the report is the first."""
    return _Grower(of).nodes


class _Grower:
    def __init__(self, of: Specification) -> None:
        self.random = Random(of.seed)
        self.regime = REGIMES[of.regime]
        self.of = of
        self.sentences = 0
        told = prose.story(of.language, of.story)
        rest = [n for n in range(1, prose.STORIES + 1) if n != of.story]
        others = [paragraph for n in rest for paragraph in _all(prose.story(of.language, n))]
        # its own story's first: others only where a tree is so large that these run out
        self.further = self.shuffled(others) + self.shuffled(told.further)
        self.nodes: list[Grown] = [
            Grown([self.written(paragraph, 0) for paragraph in told.report], None, None, ())
        ]
        while len(self.nodes) < of.nodes:
            self.nodes.append(self.copied(len(self.nodes)))

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.random.random()

    def chance(self, likely: float) -> bool:
        return self.random.random() < likely

    def one_of(self, items: Sequence[_Item]) -> _Item:
        return items[int(self.random.random() * len(items))]

    def shuffled(self, items: Sequence[_Item]) -> list[_Item]:
        return [
            item
            for _, _, item in sorted(
                (self.random.random(), at, item) for at, item in enumerate(items)
            )
        ]

    def written(self, paragraph: prose.Paragraph, origin: int) -> list[Sentence]:
        first = self.sentences
        self.sentences += len(paragraph)
        return [Sentence(text, origin, first + at) for at, text in enumerate(paragraph)]

    def copied(self, node: int) -> Grown:
        """A new node: the changes come in the order in which a newsroom makes them."""
        parent = {"chain": node - 1, "star": 0}.get(self.of.shape, int(self.random.random() * node))
        body = [list(paragraph) for paragraph in self.nodes[parent].body]
        body = self.cut(body)
        body, second = self.merged(body, node, parent)
        if self.chance(self.regime.move) and len(body) > 2:
            body.insert(
                int(self.random.random() * len(body)),
                body.pop(int(self.random.random() * len(body))),
            )
        much = self.between(*self.regime.reword)
        body = [[self.reworded(sentence, much) for sentence in paragraph] for paragraph in body]
        body = self.credited(body, parent)
        body = self.added(body, node)
        if self.chance(self.regime.damage):
            body = [[self.damaged(sentence) for sentence in paragraph] for paragraph in body]
        around = (
            self.one_of(prose.furniture(self.of.language))
            if self.chance(self.regime.furniture)
            else ()
        )
        return Grown(body, parent, second, around)

    def cut(self, body: Body) -> Body:
        if not self.chance(self.regime.cut) or len(body) < 6:
            return body
        if self.chance(0.5):
            return body[: max(5, round(len(body) * self.between(0.5, 0.85)))]
        out = max(1, round(len(body) * self.between(0.1, 0.3)))
        first = 1 + int(self.random.random() * (len(body) - out - 1))
        return body[:first] + body[first + out :]

    def merged(self, body: Body, node: int, parent: int) -> tuple[Body, int | None]:
        """Two to four paragraphs of an article outside the line, none of which the parent has."""
        if not self.chance(self.regime.merge):
            return body, None
        line = self.line(parent)
        known = self.nodes[parent].numbers()
        for other in self.shuffled(
            [n for n in range(node) if n not in line and parent not in self.line(n)]
        ):
            new = [
                paragraph
                for paragraph in self.nodes[other].body
                if not known & {sentence.number for sentence in paragraph}
            ]
            if len(new) >= 2:
                taken = new[: 2 + int(self.random.random() * 3)]
                at = int(self.random.random() * len(body)) + 1
                return body[:at] + [list(paragraph) for paragraph in taken] + body[at:], other
        return body, None

    def line(self, node: int | None) -> set[int]:
        found = set()
        while node is not None:
            found.add(node)
            node = self.nodes[node].parent
        return found

    def reworded(self, sentence: Sentence, much: float) -> Sentence:
        """A sentence with a share of its words replaced, and perhaps its clauses turned round."""
        known = prose.synonyms(self.of.language)

        def replaced(match: re.Match[str]) -> str:
            word = match[0]
            others = known.get(word.lower())
            if not others or not self.chance(much):
                return word
            other = self.one_of(others)
            return other[0].upper() + other[1:] if word[0].isupper() else other

        text = _WORD.sub(replaced, sentence.text)
        turned = _CLAUSE.match(text)
        if turned and self.chance(much):
            # a name that opens the sentence keeps its capital
            first, _, rest = turned[1].partition(" ")
            if first.lower() in prose.words(self.of.language):  # and no name
                first = first.lower()
            text = f"{turned[2][0].upper()}{turned[2][1:]}, {first} {rest}."
        return replace(sentence, text=text)

    def credited(self, body: Body, parent: int) -> Body:
        """Who copies the report credits it two or three times; who copies a copy keeps that, or
        drops it."""
        if parent:
            if not self.chance(self.regime.drop_credit):
                return body
            return [[replace(s, credit=None) for s in paragraph] for paragraph in body]
        if not self.chance(0.75):
            return body
        patterns = prose.credits(self.of.language)
        chosen = {
            0,
            1 + int(self.random.random() * (len(body) - 1)),
            int(self.random.random() * len(body)),
        }
        return [
            [replace(paragraph[0], credit=self.one_of(patterns)), *paragraph[1:]]
            if at in chosen
            else paragraph
            for at, paragraph in enumerate(body)
        ]

    def added(self, body: Body, node: int) -> Body:
        """New paragraphs, until they are as much of the text as was drawn."""
        whole = sum(len(s.text) for paragraph in body for s in paragraph)
        wanted = self.between(*self.regime.insert) * whole
        done = 0.0
        result = list(body)
        while done < wanted and self.further:
            new = self.written(self.further.pop(), node)
            size = sum(len(s.text) for s in new)
            if done and done + size / 2 > wanted:
                break
            done += size
            result.insert(1 + int(self.random.random() * len(result)), new)
        return result

    def damaged(self, sentence: Sentence) -> Sentence:
        """What careless translators and content systems leave: glued words, plain marks."""
        words = sentence.text.split(" ")
        if len(words) > 6 and self.chance(0.3):
            at = 1 + int(self.random.random() * (len(words) - 3))
            words[at : at + 2] = [words[at] + words[at + 1]]
        return replace(sentence, text=" ".join(words).replace("’", "'").replace("\u00a0", " "))


def _all(told: prose.Story) -> list[prose.Paragraph]:
    return [*told.report, *told.further]
