"""rensa, as its documentation has it: RMinHash a text, one RMinHashLSH over all."""

import json
import re
import sys

from rensa import RMinHash, RMinHashLSH

corpus, threshold, output = sys.argv[1:]
index = RMinHashLSH(threshold=float(threshold), num_perm=128, num_bands=32)
word = re.compile(r"\w+")
with open(corpus, encoding="utf-8") as rows, open(output, "w") as pairs:  # noqa: PTH123
    for number, row in enumerate(rows):
        words = word.findall(json.loads(row)["text"].lower())
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update([" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))])
        pairs.writelines(f"{other} {number}\n" for other in index.query(sketch))
        index.insert(number, sketch)
