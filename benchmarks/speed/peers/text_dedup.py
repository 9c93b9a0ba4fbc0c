"""text-dedup: its command for MinHash, run in this process so that its clusters can be read.

It tells no pairs: those written are each text that it takes out with the one kept in its place.
"""

import sys
from tempfile import TemporaryDirectory

from text_dedup.minhash import main, uf

corpus, threshold, output = sys.argv[1:]
with TemporaryDirectory() as folder:
    files = ["--path", "json", "--split", "train", "--data_files", corpus, "--column", "text"]
    places = ["--output", f"{folder}/out", "--cache_dir", f"{folder}/cache"]
    sketch = ["--ngram", "5", "--num_perm", "128", "--threshold", threshold]
    main([*files, *places, *sketch, "--num_proc", "1"], standalone_mode=False)
with open(output, "w") as pairs:  # noqa: PTH123
    kept = {row: uf.find(row) for row in list(uf.parent)}
    pairs.writelines(f"{other} {row}\n" for row, other in kept.items() if other != row)
