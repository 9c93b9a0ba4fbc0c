"""Short articles in heaps of their own: who is of the family, who derives from whom?

`fixtures/briefs` has small heaps in six languages and some in several, of articles as agencies, web
desks and machine translators write them: one report told again by several, copies, chains, and
look-alikes from the same desk, by the same outlet, about the same place, or by somebody who was
there. Each heap is analysed alone. Some of the heaps were read while the code was written; the
figures are those of the others, which were not, and the note has the first. An article that merely
mentions the report may be in its family or not. An edge is right if the child is in the family and
has the parent that the truth has, in its direction; a child of the source itself has none among the
articles. Beside it: two articles are of one family if their TF-IDF vectors have a cosine from which
F1 is best, chosen by this very truth, and each derives from the earlier one that is nearest.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import lineage
from benchmarks.figures import Figure

FOLDER = Path(__file__).parents[2] / "fixtures/briefs"


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure; `data` is not needed."""
    seen, unseen = counted("seen"), counted("unseen")
    cosine = _by_cosine(unseen)
    return [
        Figure(
            "quality.briefs",
            f"pairs of one family: {name}",
            _share(unseen, wrong),
            {f"cosine from {cosine['floor']:.2f}": cosine[name]},
            note=f"{unseen['found']} found, {unseen[wrong]} {wrong};"
            f" seen half {_share(seen, wrong):.3f}",
        )
        for name, wrong in (("precision", "false"), ("recall", "missed"))
    ] + [
        Figure(
            "quality.briefs",
            "parents: accuracy",
            unseen["right"] / unseen["edges"],
            {"nearest earlier": unseen["nearest"] / unseen["edges"]},
            note=f"of {unseen['edges']}; seen half {seen['right'] / seen['edges']:.3f}",
        ),
        Figure(
            "quality.briefs",
            "look-alikes in a family with what they are like",
            unseen["merged"],
            goal="0",
            note=f"of {unseen['outside']}; seen half {seen['merged']} of {seen['outside']}",
        ),
    ]


def heaps(half: str) -> Iterator[tuple[str, Mapping[str, Any], list[lineage.Document]]]:
    """The heaps of one half: name, truth and articles."""
    truth = json.loads((FOLDER / half / "truth.json").read_text(encoding="utf-8"))
    for name, known in truth.items():
        read = lineage.read([FOLDER / half / name])
        yield name, known, [item for item in read if isinstance(item, lineage.Document)]


def counted(half: str) -> Counter[str]:
    """What was found and what was not over the heaps of one half."""
    count: Counter[str] = Counter()
    for _, truth, documents in heaps(half):
        count += judged(truth, lineage.analyze(documents, all_pairs=True))
    return count


def judged(truth: Mapping[str, Any], report: lineage.Report) -> Counter[str]:
    """What a report has right and wrong of one heap."""
    members = {*truth["parents"], *(name for pair in truth["undirected"] for name in pair)}
    family = {article.id: article.family for article in report.documents}
    count: Counter[str] = Counter()
    likeness: list[tuple[float, bool]] = []
    tfidf = {(pair.a, pair.b): pair.tfidf for pair in report.pairs}
    for a, b in combinations(sorted(family.keys() - set(truth["cites"])), 2):
        same, found = {a, b} <= members, family[a] is not None and family[a] == family[b]
        count["found"] += same and found
        count["false"] += found and not same
        count["missed"] += same and not found
        likeness.append((tfidf.get((a, b), 0.0), same))
    for value, same in likeness:
        count[f"{'same' if same else 'other'} {int(100 * value)}"] += 1
    parents = _parents(report)
    dates = {article.id: article.published or "" for article in report.documents}
    for child, parent in truth["parents"].items():
        count["edges"] += 1
        count["right"] += family[child] is not None and parents.get(child) == parent
        earlier = [
            (tfidf.get((min(child, other), max(child, other)), 0.0), other)
            for other in family
            if dates[other] < dates[child]
        ]
        count["nearest"] += max(earlier, default=(0.0, None))[1] == parent
    count["outside"] += len(truth["outside"])
    count["merged"] += sum(
        family[name] is not None and any(family[name] == family[other] for other in members)
        for name in truth["outside"]
    )
    return count


def _parents(report: lineage.Report) -> dict[str, str | None]:
    """The article that each article derives from, over lost originals; None for a source."""
    found: dict[str, str | None] = {}
    for family in report.families:
        kinds = {node.id: node.kind for node in family.nodes}
        above = {edge.child: edge for edge in family.edges if edge.primary}
        for child, edge in above.items():
            parent = edge.parent
            if kinds[parent] == "lost" and parent in above:
                parent = above[parent].parent
            if kinds[parent] != "document":
                found[child] = None
            elif edge.directed:
                found[child] = parent
            else:
                found[child] = f"{parent} or the other way round"
    return found


def _share(count: Counter[str], wrong: str) -> float:
    return count["found"] / max(1, count["found"] + count[wrong])


def _by_cosine(count: Counter[str]) -> dict[str, float]:
    """Precision and recall of the cosine from which their F1 is best, in hundredths."""
    best = {"f1": -1.0}
    for floor in range(101):
        same = sum(count[f"same {at}"] for at in range(floor, 101))
        other = sum(count[f"other {at}"] for at in range(floor, 101))
        every = sum(count[f"same {at}"] for at in range(101))
        if not same:
            continue
        precision, recall = same / (same + other), same / every
        f1 = 2 * precision * recall / (precision + recall)
        if f1 > best["f1"]:
            best = {"f1": f1, "precision": precision, "recall": recall, "floor": floor / 100}
    return best
