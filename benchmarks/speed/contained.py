"""Short texts inside long ones: how many `--containment` finds of all that there are.

Of a seeded corpus one text in six is a wire of 40 to 160 words, and as many pages hold one of
them, some of its words changed or its end cut. The exact shares are those of an index of all
shingles. Of all pairs those with the lines of a site are not all to be found, for no more than some
of its pages are compared; so it is also told how many texts that have a container got one.
"""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np
from scipy.sparse import csr_array

from benchmarks.speed.corpus import texts
from lineage.bulk import Options, dedup
from lineage.bulk.sketching import shingle_sets

_TEXTS = 9_000
_SHARES = (0.5, 0.7, 0.8, 0.9, 1.0)


def report() -> None:
    """Print recall, precision and time for some shares."""
    corpus = _corpus()
    print(f"\ncontainment, {len(corpus):,} texts")
    columns = ("share", "pairs", "recall", "texts", "recall", "precision", "seconds")
    print("{:>7}{:>9}{:>8}{:>8}{:>8}{:>11}{:>9}".format(*columns))
    inside = _shares(corpus)
    with TemporaryDirectory() as folder:
        rows, out, pairs = (Path(folder, name) for name in ("rows.jsonl", "out.jsonl", "pairs"))
        lines = (msgspec.json.encode({"id": at, "text": t}) for at, t in enumerate(corpus))
        rows.write_bytes(b"\n".join(lines))
        for share in (None, *_SHARES):
            start = time.process_time()
            dedup([rows], out, Options(containment=share), pairs)
            seconds = time.process_time() - start
            if share is None:
                print(f"{'none':>7}{seconds:53.1f}")
                continue
            cluster = [msgspec.json.decode(line)["cluster"] for line in out.open("rb")]
            told = [msgspec.json.decode(line) for line in pairs.open("rb")]
            found = {(p["a"], p["b"]) for p in told if "containment" in p}
            true = {(a, b) for a, b in _pairs(inside, share) if cluster[a] != cluster[b]}
            with_one, told_one = {a for a, _ in true}, {a for a, _ in found & true}
            print(
                f"{share:7.1f}{len(true):9}{len(found & true) / len(true):8.4f}"
                f"{len(with_one):8}{len(told_one) / len(with_one):8.4f}"
                f"{len(found & true) / len(found):11.4f}{seconds:9.1f}"
            )


def _corpus() -> list[str]:
    draw = np.random.Generator(np.random.PCG64(8))
    found = list(texts(_TEXTS))
    for at in range(0, _TEXTS, 6):
        wire = found[at].split()[: int(draw.integers(40, 160))]
        found[at] = " ".join(wire)
        copied = [
            word[::-1] if draw.random() < draw.choice([0, 0.01, 0.03, 0.08]) else word
            for word in wire[: int(len(wire) * draw.uniform(0.6, 1.3))]
        ]
        lines = found[at + 1].split("\n")
        place = int(draw.integers(len(lines) + 1))
        found[at + 1] = "\n".join([*lines[:place], " ".join(copied), *lines[place:]])
    # texts that are equal are one to the project
    return list(dict.fromkeys(found))


def _shares(corpus: list[str]) -> tuple[csr_array, np.ndarray]:
    """How many shingles each two texts have in common, and the number that each has."""
    sets = shingle_sets(corpus)
    order = np.argsort(sets.starts, kind="stable")
    _, column = np.unique(sets.hashes, return_inverse=True)
    row = np.repeat(order, sets.sizes[order])
    has = csr_array((np.ones(len(row), dtype=np.int32), (row, column)))
    return csr_array(has @ has.T), sets.sizes


def _pairs(inside: tuple[csr_array, np.ndarray], share: float) -> list[tuple[int, int]]:
    both, sizes = inside
    table = both.tocoo()
    one, other = table.coords
    smaller = (sizes[one] < sizes[other]) | ((sizes[one] == sizes[other]) & (one > other))
    found = smaller & (table.data / np.maximum(sizes[one], 1) >= share)
    return list(zip(one[found].tolist(), other[found].tolist(), strict=True))
