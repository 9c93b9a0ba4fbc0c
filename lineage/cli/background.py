"""The background that a user names: a word list, or an archive of articles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lineage.cli.progress import ProgressBar
from lineage.cli.running import counted, say, say_failures
from lineage.errors import InputError
from lineage.model import Document, Failure
from lineage.render.phrases import count

if TYPE_CHECKING:
    from lineage.text import Background


def load_background(path: str | None) -> "tuple[Background | None, list[Failure]]":
    """How often words stand in a word list or in articles, and which of these cannot be read.

    Tells on standard error what was counted, for the language of a word list is a guess. Raises
    InputError if no word was, or a line of a word list is none.
    """
    if path is None:
        return None, []
    # slow to import, and needed only where a background is asked for
    from lineage.index import Index, is_index
    from lineage.readers.word_list import is_word_list, read_word_list
    from lineage.text.background import Background, language_of

    failures: list[Failure] = []
    if is_index(path):
        with Index.open(path) as opened:
            background = opened.background()
    elif is_word_list(path):
        words = read_word_list(path)
        background = Background.of_words({language_of(words): words})
    else:
        background = Background.of(_articles(path, failures))
    if not background.totals:
        for failure in failures:
            raise InputError(f"{failure.path}: {failure.message}", failure.remedy)
        raise InputError(
            f"{path}: there is no word in it",
            "Name a folder of articles, or a file with a word and its count on each line.",
        )
    say_failures(failures)
    told = [f"{count(total, 'word')} of {name}" for name, total in background.totals.items()]
    say(f"lineage: background: {', '.join(told)}")
    return background, failures


def _articles(path: str, failures: list[Failure]) -> Iterator[Document]:
    from lineage.readers import read

    with ProgressBar() as progress:
        for item in counted(read([path]), progress):
            if isinstance(item, Document):
                yield item
            else:
                failures.append(item)
