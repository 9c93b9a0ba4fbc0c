"""A word list: on each line a word and how often it was counted."""

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from lineage.errors import InputError
from lineage.readers.lines import numbered_lines
from lineage.readers.plain_text import read_text
from lineage.readers.plain_values import clean
from lineage.readers.registry import reader_for
from lineage.readers.source import ReadError, not_read, open_file

_REMEDY = "Put a word, a tab or a space, and its count on each line; articles go into a folder."
_MOST_DIGITS = 15
_SHOWN = 40


def is_word_list(path: str | os.PathLike[str]) -> bool:
    """Whether a file is one, by its name: text, or of a kind that holds no articles.

    >>> is_word_list("no such file.txt")
    False
    """
    place = Path(path)
    return place.is_file() and reader_for(place) in (None, read_text)


def read_word_list(path: str | os.PathLike[str]) -> Mapping[str, int]:
    """The words of a file with their counts; those of a word that is there twice are added up.

    Raises InputError if the file cannot be read, or a line is no word with its count. Cost is
    linear.

    >>> read_word_list("no such file.txt")
    Traceback (most recent call last):
    ...
    lineage.errors.InputError: no such file.txt: there is no such file or folder. Check ...
    """
    place = Path(path)
    name = clean(place.name)
    counts: Counter[str] = Counter()
    try:
        with open_file(place) as stream:
            for number, line in numbered_lines(stream):
                # a line over the limit is None
                match [""] if line is None else line.rsplit(None, 1):
                    case []:
                        continue
                    case [word, count] if _is_count(count):
                        counts[word.strip()] += int(count)
                    case [*parts]:
                        shown = " ".join(parts)[:_SHOWN]
                        raise InputError(
                            f"{name}, line {number}: {shown!r} is no word with its count", _REMEDY
                        )
    except ReadError as error:
        raise InputError(f"{name}: {error.message}", error.remedy) from None
    except OSError as error:
        why = not_read(error)
        raise InputError(f"{name}: {why.message}", why.remedy) from None
    return counts


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
