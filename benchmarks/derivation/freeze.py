"""`python -m benchmarks.derivation.freeze`: draw the seeds of the trees and freeze what they grow.

Run once, before the method was tuned; run again only where the generator or its prose changes, and
then all figures change with it.
"""

import json
from dataclasses import asdict
from random import Random

from benchmarks.derivation.generated import TREES, digest
from benchmarks.derivation.generator import REGIMES, Specification
from benchmarks.derivation.prose import STORIES

SHAPES = ("branching",) * 10 + ("chain",) * 2 + ("star",) * 2
"""Trees of a regime and a half."""
LARGEST = 60
_SEED = 1967


def main() -> None:
    """Write `trees.jsonl`."""
    random = Random(_SEED)
    rows = []
    for regime in REGIMES:
        for half in ("seen", "unseen"):
            for at, shape in enumerate(SHAPES):
                most = {"branching": 24, "chain": 12, "star": 16}[shape]
                nodes = LARGEST if at == 0 else 6 + int(random.random() * (most - 5))
                of = Specification(
                    name=f"{regime}-{half}-{at:02}",
                    regime=regime,
                    shape=shape,
                    language=("fr", "en")[int(random.random() * 2)],
                    story=1 + int(random.random() * STORIES),
                    nodes=nodes,
                    seed=int(random.random() * 10**9),
                )
                rows.append({**asdict(of), "half": half, "sha256": digest(of)})
    TREES.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
