"""daft: its reader, normaliser and minhash; the bands are joined by hand, with numpy."""

import sys

import daft
import numpy as np
from daft import col
from daft.functions import minhash, normalize

corpus, threshold, output = sys.argv[1:]
text = normalize(col("text"), remove_punct=True, lowercase=True, white_space=True)
read = daft.read_json(corpus).select(minhash(text, num_hashes=128, ngram_size=5).alias("sketch"))
column = read.to_arrow()["sketch"].combine_chunks()
signatures = np.asarray(column.values.to_numpy(zero_copy_only=False)).reshape(-1, 128)
found: set[tuple[int, int]] = set()
for band in range(25):
    values = np.ascontiguousarray(signatures[:, 5 * band : 5 * band + 5])
    keys = values.view(np.dtype((np.void, values.itemsize * 5))).ravel()
    order = np.argsort(keys, kind="stable")
    same = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    found.update(zip(order[same].tolist(), order[same + 1].tolist(), strict=True))
with open(output, "w") as pairs:  # noqa: PTH123
    for a, b in sorted(found):
        if (signatures[a] == signatures[b]).mean() >= float(threshold):
            pairs.write(f"{a} {b}\n")
