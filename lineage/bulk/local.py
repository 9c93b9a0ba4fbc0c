"""Dedup: a corpus in, the same rows with their clusters out, or the corpus without its copies."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from lineage import __version__
from lineage.bulk.bands import banding
from lineage.bulk.clusters import Clusters, Corpus, Keep, Progress, find_clusters, placed
from lineage.bulk.families import Families, Origin, find_families
from lineage.bulk.neighbours import check_installed
from lineage.bulk.rows import DEFAULT, Fields, File, RowReader, is_json_lines, record_of, rows_of
from lineage.bulk.work import Work
from lineage.errors import InputError
from lineage.model import Failure
from lineage.readers import scan
from lineage.readers.source import Source
from lineage.sketch.hashing import HASH
from lineage.text.normal import VERSION
from lineage.write import writing

THRESHOLD = 0.7
RECALL = 0.999
_ADDED = ("cluster", "representative", "jaccard")
_ADDED_OF_FAMILIES = ("family", "parent", "parent_source", "derivation")


@dataclass(frozen=True, slots=True)
class Options:
    """How a corpus is deduplicated: see the options of `lineage dedup`."""

    threshold: float = THRESHOLD
    recall: float = RECALL
    keep: Keep = "first"
    remove: bool = False
    fields: Fields = DEFAULT
    rewrites: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What there was in a corpus; `copies` are the rows that are not representatives, `families`
    those with `related` rows in all, where rewrites were looked for."""

    rows: int
    clusters: int
    copies: int
    pairs: int
    failures: tuple[Failure, ...]
    families: int = 0
    related: int = 0


def dedup(
    paths: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    options: Options = Options(),
    pairs: str | os.PathLike[str] | None = None,
    progress: Progress = lambda stage, done, total: None,
    families: str | os.PathLike[str] | None = None,
    workers: int = 1,
) -> Done:
    """Find the copies in a corpus, and write its rows to `output`, the pairs to `pairs`.

    With rewrites the reports of their families go to `families`, and as many processes as
    `workers` look for them: more than one needs a main module that can be imported. Raises
    InputError where there is nothing to read, OutputError where nothing can be written, UsageError
    where rewrites are asked for and what finds them is not installed.
    If it is ended half way, the same call goes on where it was. Cost: linear in the corpus, and
    in the pairs that share a band; memory is bounded but for some 130 bytes a row.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     corpus, out = Path(folder, "a.jsonl"), Path(folder, "out.jsonl")
    ...     _ = corpus.write_text('{"id": 1, "text": "Non."}\\n{"id": 2, "text": "Non !"}')
    ...     dedup([corpus], out).copies
    ...     print(out.read_text().splitlines()[1])
    1
    {"id": 2, "text": "Non !", "cluster": 1, "representative": 1, "jaccard": 1.0}
    """
    if options.rewrites:
        check_installed()
    target = Path(os.path.realpath(output))
    found = scan(paths)
    sources = [source for source in found.files if _is_asked_for(source, target, paths)]
    cut = banding(options.threshold, options.recall)
    plan: dict[str, object] = {
        "version": __version__,
        "hash": HASH,
        "normaliser": VERSION,
        "bands": [cut.bands, cut.rows],
        "text": options.fields.text,
        "date": options.fields.date if options.keep == "oldest" else None,
    }
    if options.rewrites:
        # what is kept of their stages hangs on what represents the clusters, and on all fields
        plan["rewrites"] = [options.threshold, options.keep, *asdict(options.fields).values()]
    work = Work(target, plan, [source.location for source in sources])
    files, failures = _files(sources, options.fields, work)
    corpus = Corpus(files, RowReader(options.fields), progress)
    clusters = find_clusters(corpus, options.threshold, cut, options.keep, work)
    failures = (*found.failures, *failures, *clusters.failures)
    rows = int(np.count_nonzero(clusters.cluster))
    if failures and rows == 0:
        raise InputError(f"{failures[0].path}: {failures[0].message}", failures[0].remedy)
    related = None
    if options.rewrites:
        related = find_families(corpus, clusters, options.fields, work, families, workers, progress)
    if pairs is not None:
        _write_pairs(clusters, pairs)
    _write_rows(corpus, clusters, related, options, output)
    work.remove()
    number = int(clusters.cluster.max(initial=0))
    told = Done(rows, number, rows - number, len(clusters.first), failures)
    if related is None:
        return told
    return replace(told, families=related.number, related=int(np.count_nonzero(related.family)))


def _is_asked_for(source: Source, target: Path, paths: Sequence[str | os.PathLike[str]]) -> bool:
    """Whether a file is part of the corpus: an earlier output that lies in its folder is not."""
    if source.location is None or Path(os.path.realpath(source.location)) != target:
        return True
    return any(Path(os.path.realpath(path)) == target for path in paths)


def _files(
    sources: Sequence[Source], fields: Fields, work: Work
) -> tuple[list[File], tuple[Failure, ...]]:
    """Files of JSON lines; what is in others is written to one, for it is read three times."""
    files, others = [], []
    for source in sources:
        if source.location is not None and is_json_lines(source.location):
            files.append(File(source.shown, source.location))
        else:
            others.append(source)
    failures = []
    if others:
        place = work.folder / "rows.jsonl"
        with writing(place) as stream:
            for row in rows_of(others, fields):
                if isinstance(row, Failure):
                    failures.append(row)
                else:
                    stream.write(row + b"\n")
        if place.stat().st_size:
            files.append(File("rows", place))
    return files, tuple(failures)


def _write_pairs(clusters: Clusters, path: str | os.PathLike[str]) -> None:
    ids = clusters.ids
    with writing(path) as stream:
        for a, b, index in zip(
            clusters.first.tolist(), clusters.second.tolist(), clusters.index.tolist(), strict=True
        ):
            stream.write(msgspec.json.encode({"a": ids[a], "b": ids[b], "jaccard": index}) + b"\n")


def _write_rows(
    corpus: Corpus,
    clusters: Clusters,
    families: Families | None,
    options: Options,
    path: str | os.PathLike[str],
) -> None:
    cluster = clusters.cluster.tolist()
    representative = clusters.representative.tolist()
    jaccard = clusters.jaccard.tolist()
    with writing(path) as stream:
        for start, block in placed(corpus.blocks("writing"), clusters.counts):
            if options.remove:
                kept = [
                    line
                    for row, line in enumerate(block.lines, start)
                    if cluster[row] and representative[row] == row
                ]
            else:
                ids = [getattr(row, "id", None) for row in corpus.reader.rows(block)]
                kept = [
                    _with_cluster(
                        line,
                        cluster[row],
                        ids[row - start]
                        if representative[row] == row
                        else clusters.ids[representative[row]],
                        jaccard[row],
                    )
                    for row, line in enumerate(block.lines, start)
                    if cluster[row]
                ]
                if families is not None:
                    rows = [row for row, _ in enumerate(block.lines, start) if cluster[row]]
                    kept = [
                        _with_family(line, int(families.family[row]), families.origins.get(row))
                        for row, line in zip(rows, kept, strict=True)
                    ]
            stream.writelines(line + b"\n" for line in kept)


def _with_cluster(line: bytes, cluster: int, representative: Any, jaccard: float) -> bytes:
    """A row with its cluster: its own bytes, so that nothing in it is written otherwise.

    >>> _with_cluster(b'{"text": "Rien."}', 7, "a", 1.0)
    b'{"text": "Rien.", "cluster": 7, "representative": "a", "jaccard": 1.0}'
    """
    return b'%b, "cluster": %d, "representative": %b, "jaccard": %b}' % (
        _without(line, _ADDED)[:-1],
        cluster,
        msgspec.json.encode(representative),
        repr(jaccard).encode(),
    )


def _with_family(line: bytes, family: int, origin: Origin | None) -> bytes:
    """A row with its family, and what it derives from.

    >>> _with_family(b'{"text": "Rien."}', 7, Origin("a", None, "rewrites"))
    b'{"text": "Rien.", "family": 7, "parent": "a", "parent_source": null,
    "derivation": "rewrites"}'
    """
    told = (
        family or None,
        origin and origin.parent,
        origin and origin.source,
        origin and origin.kind,
    )
    return b'%b, "family": %b, "parent": %b, "parent_source": %b, "derivation": %b}' % (
        _without(line, _ADDED_OF_FAMILIES)[:-1],
        *map(msgspec.json.encode, told),
    )


def _without(line: bytes, names: Sequence[str]) -> bytes:
    """A row without fields that are to be added: itself, where it has none of these names."""
    line = line.strip()
    if any(b'"%b"' % name.encode() in line for name in names):
        # perhaps only in its text, but perhaps it went through here before
        record = record_of(line)
        for name in names:
            record.pop(name, None)
        line = json.dumps(record, ensure_ascii=False).encode("utf-8")
    return line
