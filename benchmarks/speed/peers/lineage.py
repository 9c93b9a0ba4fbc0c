"""The project: all that `lineage dedup` does but for writing the rows."""

import sys
from pathlib import Path

from lineage.bulk.bands import banding
from lineage.bulk.clusters import Corpus, find_clusters
from lineage.bulk.rows import Fields, File, RowReader
from lineage.bulk.work import Work
from lineage.garbage import collect_seldom

# as the command does
collect_seldom()
corpus, threshold, output = sys.argv[1:]
cut = banding(float(threshold), 0.999)
work = Work(Path(output), {}, [])
files = Corpus([File("corpus", Path(corpus))], RowReader(Fields()), lambda *told: None)
clusters = find_clusters(files, float(threshold), cut, "first", work)
with open(output, "w") as pairs:  # noqa: PTH123
    for a, b in zip(clusters.first.tolist(), clusters.second.tolist(), strict=True):
        pairs.write(f"{a} {b}\n")
work.remove()
