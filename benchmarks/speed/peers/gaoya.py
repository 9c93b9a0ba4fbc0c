"""gaoya: its index of strings, which cuts, sketches and compares them in Rust."""

import json
import sys

from gaoya.minhash import MinHashStringIndex

corpus, threshold, output = sys.argv[1:]
index = MinHashStringIndex(
    hash_size=32,
    jaccard_threshold=float(threshold),
    num_bands=25,
    band_size=5,
    analyzer="word",
    lowercase=True,
    ngram_range=(5, 5),
)
with open(corpus, encoding="utf-8") as rows, open(output, "w") as pairs:  # noqa: PTH123
    for number, row in enumerate(rows):
        text = json.loads(row)["text"]
        pairs.writelines(f"{other} {number}\n" for other in index.query(text))
        index.insert_document(number, text)
