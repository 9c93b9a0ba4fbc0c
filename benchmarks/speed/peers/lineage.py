"""The project: all that `lineage dedup` does but for writing the rows."""

import sys
from pathlib import Path

from lineage.garbage import collect_seldom


def main(corpus: str, threshold: str, output: str) -> None:
    """Write the pairs of copies in a corpus."""
    # as the command does, before it imports the rest
    collect_seldom()
    from lineage.bulk.bands import banding
    from lineage.bulk.clusters import find_clusters
    from lineage.bulk.corpus import Corpus
    from lineage.bulk.rows import Fields, File, RowReader
    from lineage.bulk.work import Work

    cut = banding(float(threshold), 0.999)
    work = Work(Path(output), {}, [])
    files = Corpus([File("corpus", Path(corpus))], RowReader(Fields()), lambda *told: None)
    clusters = find_clusters(files, float(threshold), cut, "first", work)
    with open(output, "w") as pairs:  # noqa: PTH123
        for a, b in zip(clusters.first.tolist(), clusters.second.tolist(), strict=True):
            pairs.write(f"{a} {b}\n")
    work.remove()


main(*sys.argv[1:])
