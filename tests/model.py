"""A tiny model of meaning, made on the spot: words of one group have almost one vector."""

from pathlib import Path

import numpy as np
from model2vec import StaticModel
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

GROUPS = (
    ("mayor", "burgomaster"),
    ("announced", "disclosed"),
    ("closure", "shutdown"),
    ("pool", "baths"),
    ("town", "borough"),
    ("repairs", "renovation"),
    ("fishermen",),
    ("herring",),
    ("tide",),
    ("museum",),
    ("paintings",),
    ("curator",),
    ("library",),
    ("roof",),
    ("orchard",),
    ("apples",),
    ("frost",),
    ("tram",),
    ("drivers",),
    ("wages",),
)


def save_model(folder: Path) -> Path:
    """Write the model to a folder, as model2vec does."""
    words = [word for group in GROUPS for word in group]
    vectors = np.array(
        [
            np.eye(len(GROUPS))[at] + 0.05 * number
            for at, group in enumerate(GROUPS)
            for number, _ in enumerate(group)
        ],
        dtype=np.float32,
    )
    vocabulary = {"[UNK]": 0, **{word: at for at, word in enumerate(words, 1)}}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    model = StaticModel(np.vstack([np.zeros(len(GROUPS), np.float32), vectors]), tokenizer)
    model.save_pretrained(folder)
    return folder
