"""One report in French and in English: are the two found, and are look-alikes kept apart?

`fixtures/bilingual` has stories told by one article in each language, from a machine's translation
to a free retelling, and for each of the two articles a look-alike in the other language: same
people, same place, same newspaper cited, another report. The whole heap is analysed at once, and
families must be the pairs and nothing else. The odd stories were read while the code was written;
the figures are those of the even ones, which were not, and the note has the odd ones. Beside it:
each French article goes with the English one that has most numbers and capitalised words in common.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import lineage
from benchmarks.figures import Figure

FOLDER = Path(__file__).parents[2] / "fixtures/bilingual"
_NAMED = re.compile(r"\d[\d.,]*\d|\b[A-ZÀ-Þ]\w+")


def run(data: Path | None, *, sample: bool = False) -> list[Figure]:
    """Measure; `data` is not needed."""
    documents = articles()
    known, unseen = (half(documents, parity) for parity in (1, 0))
    beside = matched_by_names([d for d in documents if not int(d.id[:2]) % 2])
    return [
        Figure(
            "quality.bilingual",
            "true pairs in one family",
            unseen[0] / unseen[2],
            {"names in common": beside},
            "≥ .90",
            f"{unseen[0]} of {unseen[2]}; seen half {known[0]} of {known[2]}",
        ),
        Figure(
            "quality.bilingual",
            "look-alikes merged",
            unseen[1],
            goal="0",
            note=f"of {2 * unseen[2]}; seen half {known[1]} of {2 * known[2]}",
        ),
    ]


def articles() -> list[lineage.Document]:
    """All articles and look-alikes of the fixture."""
    read = lineage.read([FOLDER / "articles"])
    return [document for document in read if isinstance(document, lineage.Document)]


def half(documents: Sequence[lineage.Document], parity: int) -> tuple[int, int, int]:
    """Stories whose two articles are one family, look-alikes in a family, and stories."""
    chosen = [document for document in documents if int(document.id[:2]) % 2 == parity]
    report = lineage.analyze(chosen)
    family = {document.id: document.family for document in report.documents}
    stories = sorted({document.id[:2] for document in chosen})
    found = sum(
        family[f"{story}-en.txt"] is not None
        and family[f"{story}-en.txt"] == family[f"{story}-fr.txt"]
        for story in stories
    )
    merged = sum(name.endswith("-other.txt") for f in report.families for name in f.documents)
    return found, merged, len(stories)


def matched_by_names(documents: Sequence[lineage.Document]) -> float:
    """How many French articles go with the right English one by what both name."""
    named = {document.id: set(_NAMED.findall(document.text)) for document in documents}
    english = [name for name in named if name.endswith(("-en.txt", "-en-other.txt"))]
    french = [name for name in named if name.endswith("-fr.txt")]
    right = sum(
        max(english, key=lambda other: (len(named[name] & named[other]), other))
        == name.replace("-fr", "-en")
        for name in french
    )
    return right / len(french)
