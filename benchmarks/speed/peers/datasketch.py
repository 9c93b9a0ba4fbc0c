"""datasketch, as its documentation has it: a MinHash a text, one MinHashLSH over all."""

import json
import re
import sys

from datasketch import MinHash, MinHashLSH

corpus, threshold, output = sys.argv[1:]
index = MinHashLSH(threshold=float(threshold), num_perm=128, params=(25, 5))
word = re.compile(r"\w+")
empty = MinHash(num_perm=128)
with open(corpus, encoding="utf-8") as rows, open(output, "w") as pairs:  # noqa: PTH123
    for number, row in enumerate(rows):
        words = word.findall(json.loads(row)["text"].lower())
        shingles = {" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))}
        sketch = empty.copy()
        sketch.update_batch([shingle.encode() for shingle in shingles])
        pairs.writelines(f"{other} {number}\n" for other in index.query(sketch))
        index.insert(number, sketch)
