"""What an archive on disk has for articles that were just read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from lineage.cli.top import from_top
from lineage.model import Document, Failure


@dataclass(frozen=True, slots=True)
class Held:
    """What an index has that is worth comparing, and how many documents it holds in all."""

    documents: tuple[Document, ...]
    number: int


def held_in(index: str, documents: Sequence[Document], read: Iterable[Document | Failure]) -> Held:
    """What an index has that is worth comparing with `documents`.

    One that has the path of an article that was `read`, from here or from the top of the
    repository, is that article as it was, and left out. The others lose their path, for their
    files need not be here. Raises InputError if the index cannot be read.
    """
    from lineage.index import Index

    here = {item.path for item in read if isinstance(item, Document) and item.path}
    here |= set(from_top(here).values())
    with Index.open(index) as opened:
        found = opened.neighbours(documents)
        kept = tuple(replace(item, path=None) for item in found if item.path not in here)
        return Held(kept, opened.count())


def renamed(
    items: Iterable[Document | Failure], taken: set[str], index: str | None = None
) -> Iterator[Document | Failure]:
    """What was read, each id once: before one that is `taken` goes the name of its file or index.

    >>> found = [Document("7", "Rien.", path="wire.jsonl"), Document("8", "Rien.")]
    >>> [item.id for item in renamed(found, {"7"})]
    ['wire.jsonl:7', '8']
    """
    for item in items:
        if isinstance(item, Document):
            if item.id in taken:
                where = PurePath(index).name if index else item.path
                item = replace(item, id=f"{where}:{item.id}")
            taken.add(item.id)
        yield item
