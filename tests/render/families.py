"""Families of any size and shape, to be drawn: who took from whom is chance from a seed."""

import json
import re
from dataclasses import replace
from random import Random

from lineage.model import Article, Edge, Family, Node, Report, Shares
from lineage.render import render
from lineage.render.load import load
from tests.render.sample import REPORT

KINDS = ("copies", "rewrites", "cites", "translates")
TITLE = "Le port de Sarande ferme ses quais pour quatre mois de travaux, dit la compagnie"
SOURCE = "source:le-fil@F1"


def _article(name: str, published: str | None) -> Article:
    sample = REPORT.documents[0]
    return replace(
        sample,
        id=name,
        path=name,
        title=TITLE,
        published=published,
        family="F1",
        shares=Shares(),
    )


def _edge(parent: str, child: str, random: Random, primary: bool = True) -> Edge:
    kind = KINDS[int(random.random() * len(KINDS))]
    share = round(random.random(), 4)
    return Edge(parent, child, kind, True, primary, 0.9, share, (), (), (), None)


def family_of(size: int, seed: int = 0, *, shape: str = "any", dates: float = 0.7) -> Report:
    """A report of one family: articles under a source and each other, with ties beside the tree.

    `shape` is "any", "star" (all under the source) or "chain"; `dates` is how many have one.
    """
    random = Random(f"{size} {seed} {shape}")
    names = [f"article-{number:03}.txt" for number in range(size)]
    articles, edges = [], []
    for at, name in enumerate(names):
        published = f"2024-03-{1 + at // 24:02}T{at % 24:02}:00:00+00:00"
        articles.append(_article(name, published if random.random() < dates else None))
        above = {"star": 0, "chain": at}.get(shape, int(random.random() * (at + 1)))
        edges.append(_edge(names[above - 1] if above else SOURCE, name, random))
        if at > 3 and random.random() < 0.3:
            second = names[int(random.random() * at)]
            if second != edges[-1].parent:
                tie = _edge(second, name, random, primary=False)
                undirected = replace(tie, kind="shares", directed=False)
                edges.append(undirected if random.random() < 0.5 else tie)
    nodes = [Node(name, "document", TITLE, ()) for name in names]
    nodes.append(Node(SOURCE, "cited", "Le Fil", ()))
    family = Family("F1", tuple(names), "Many retell one.", tuple(nodes), tuple(edges), ())
    return replace(
        REPORT,
        documents=tuple(articles),
        pairs=(),
        passages=(),
        families=(family,),
        failures=(),
    )


def times(report: Report, number: int) -> Report:
    """A report on a heap so many times as large, every id of its own."""
    plain = render(report, "json")
    names = "|".join(re.escape(json.dumps(it.id, ensure_ascii=False)) for it in report.documents)
    whole: dict[str, list[object]] = {}
    for at in range(number):
        text = re.sub(names, lambda match, at=at: f'"{at}-{match[0][1:]}', plain)  # type: ignore[misc]
        text = re.sub(r'"(P\d+)"', rf'"\1-{at}"', text)
        text = re.sub(r'(["@])(F\d+)"', rf'\1\2-{at}"', text)
        for key, value in json.loads(text).items():
            if isinstance(value, list):
                whole.setdefault(key, []).extend(value)
    return load(json.dumps(json.loads(plain) | whole))
