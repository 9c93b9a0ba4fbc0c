"""Dedup: a corpus in, the same rows with their clusters out, or the corpus without its copies."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from lineage import __version__
from lineage.bulk.bands import banding
from lineage.bulk.boilerplate import ReaderWithoutLines, boilerplate
from lineage.bulk.clusters import Clusters, Containment, Keep, find_clusters
from lineage.bulk.columns import Column
from lineage.bulk.corpus import Corpus, Progress
from lineage.bulk.loose import in_a_file, rows_of
from lineage.bulk.output import check_output, write_rows
from lineage.bulk.packed import packing
from lineage.bulk.parquet import is_parquet
from lineage.bulk.rows import DEFAULT, Fields, File, RowReader, is_json_lines
from lineage.bulk.work import Work
from lineage.errors import InputError, UsageError
from lineage.model import Failure
from lineage.readers import scan
from lineage.readers.source import ReadError, Source
from lineage.sketch.hashing import HASH
from lineage.text.normal import VERSION
from lineage.write import writing

if TYPE_CHECKING:
    from lineage.bulk.families import Families

THRESHOLD = 0.7
RECALL = 0.999


@dataclass(frozen=True, slots=True)
class Options:
    """How a corpus is deduplicated: see the options of `lineage dedup`."""

    threshold: float = THRESHOLD
    recall: float = RECALL
    keep: Keep = "first"
    remove: bool = False
    fields: Fields = DEFAULT
    rewrites: bool = False
    containment: float | None = None
    without_boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What there was in a corpus; `copies` are the rows that are not representatives, `pairs` those
    that make the clusters, `contained` the rows that are in larger ones, `families` those with
    `related` rows in all, where rewrites were looked for."""

    rows: int
    clusters: int
    copies: int
    pairs: int
    failures: tuple[Failure, ...]
    contained: int = 0
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
    *,
    failures: str | os.PathLike[str] | None = None,
) -> Done:
    """Find the copies in a corpus, and write its rows to `output`, the pairs to `pairs`.

    With rewrites the reports of their families go to `families`, and as many processes as
    `workers` look for them: more than one needs a main module that can be imported. What could not
    be read goes to `failures`. Raises
    InputError where there is nothing to read, OutputError where nothing can be written, UsageError
    where rewrites are asked for and what finds them is not installed.
    If it is ended half way, the same call goes on where it was. Cost: linear in the corpus, and
    in the pairs that share a band; memory is bounded but for some 170 bytes a row.

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
        # what aligns and draws trees takes as long to import as copies among thousands to find
        from lineage.bulk.families import find_families
        from lineage.bulk.neighbours import check_installed

        check_installed()
    beside = [Path(path) for path in (pairs, families, failures) if path is not None]
    for path in (Path(output), *beside):
        check_output(path)
    _check_beside(beside, paths)
    reader = RowReader(options.fields)
    target = Path(os.path.realpath(output))
    found = scan(paths, _is_rows)
    results = {target, *(Path(os.path.realpath(path)) for path in beside)}
    sources = [source for source in found.files if _is_asked_for(source, results, paths)]
    cut = banding(options.threshold, options.recall)
    plan: dict[str, object] = {
        "version": __version__,
        "hash": HASH,
        "normaliser": VERSION,
        "bands": [cut.bands, cut.rows],
        "text": options.fields.text,
        "id": options.fields.id,
        "shown": [source.shown for source in sources],
        "date": options.fields.date if options.keep == "oldest" else None,
    }
    if options.rewrites:
        # what is kept of their stages hangs on what represents the clusters, and on all fields
        plan["rewrites"] = [options.threshold, options.keep, *asdict(options.fields).values()]
    if options.without_boilerplate:
        plan["boilerplate"] = True
    work = Work(target, plan, [source.location for source in sources])
    files, unread = _files(sources, options.fields, work)
    corpus = Corpus(files, reader, progress)
    # rows are written whole
    compared = corpus
    if options.without_boilerplate:
        without = ReaderWithoutLines(options.fields, boilerplate(corpus, work))
        compared = Corpus(files, without, progress)
    clusters = find_clusters(
        compared,
        options.threshold,
        cut,
        options.keep,
        work,
        options.containment,
        options.recall,
    )
    unread = (*found.failures, *unread, *clusters.failures)
    rows = int(np.count_nonzero(clusters.cluster))
    if unread and rows == 0:
        work.remove()
        raise InputError(f"{unread[0].path}: {unread[0].message}", unread[0].remedy)
    related = None
    if options.rewrites:
        related = find_families(corpus, clusters, options.fields, work, families, workers, progress)
    if pairs is not None:
        _write_pairs(clusters, pairs)
    kept = clusters.cluster > 0
    if options.remove:
        kept &= clusters.representative == np.arange(len(kept))
    columns = () if options.remove else (*_columns(clusters), *_columns_of_families(related))
    write_rows(corpus, clusters.counts, kept, columns, output, work.folder)
    if failures is not None:
        with packing(failures) as stream:
            stream.write(b"".join(msgspec.json.encode(failure) + b"\n" for failure in unread))
    work.remove()
    number = int(clusters.cluster.max(initial=0))
    inside = clusters.containment
    contained = 0 if inside is None else int(np.count_nonzero(inside.best >= 0))
    return Done(
        rows=rows,
        clusters=number,
        copies=rows - number,
        pairs=len(clusters.first),
        failures=unread,
        contained=contained,
        families=related.number if related else 0,
        related=int(np.count_nonzero(related.family)) if related else 0,
    )


def _is_rows(path: PurePath) -> bool:
    """Whether a file has a row each article, by its name: JSON lines, packed or not, or Parquet."""
    return is_json_lines(path) or is_parquet(path)


def _check_beside(results: Sequence[Path], corpus: Sequence[str | os.PathLike[str]]) -> None:
    """Raise UsageError where what is written beside the rows would take the place of a corpus."""
    named = {os.path.realpath(path) for path in corpus}
    for path in results:
        if os.path.realpath(path) in named:
            raise UsageError(
                f"{path.name} is part of the corpus, and would be written over",
                "Give the result a file of its own.",
            )


def _is_asked_for(
    source: Source, results: Collection[Path], paths: Sequence[str | os.PathLike[str]]
) -> bool:
    """Whether a file is part of the corpus: an earlier result that lies in its folder is not."""
    if source.location is None:
        return True
    real = Path(os.path.realpath(source.location))
    return real not in results or any(Path(os.path.realpath(path)) == real for path in paths)


def _files(
    sources: Sequence[Source], fields: Fields, work: Work
) -> tuple[list[File], tuple[Failure, ...]]:
    """Files of rows; what is in others is written to one, for it is read several times."""
    files, others, failures = [], [], []
    for given in sources:
        source = given
        if given.location is None:
            try:
                source = in_a_file(given, work.folder)
            except ReadError as error:
                failures.append(error.at(given.shown))
                continue
        if source.location is not None and _is_rows(source.location):
            files.append(File(source.shown, source.location))
        else:
            others.append(source)
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
    with packing(path) as stream:
        for a, b, index in zip(
            clusters.first.tolist(), clusters.second.tolist(), clusters.index.tolist(), strict=True
        ):
            stream.write(msgspec.json.encode({"a": ids[a], "b": ids[b], "jaccard": index}) + b"\n")
        if inside := clusters.containment:
            for a, b, index, share in zip(
                inside.small.tolist(),
                inside.large.tolist(),
                inside.jaccard.tolist(),
                inside.share.tolist(),
                strict=True,
            ):
                pair = {"a": ids[a], "b": ids[b], "jaccard": index, "containment": share}
                stream.write(msgspec.json.encode(pair) + b"\n")


def _columns(clusters: Clusters) -> tuple[Column, ...]:
    """What the rows are told of their clusters."""
    cluster, representative = clusters.cluster, clusters.representative

    def id_of(row: int, own: Any) -> Any:
        stands = int(representative[row])
        return own if stands == row else clusters.ids[stands]

    columns = (
        Column("cluster", "int64", lambda row, own: int(cluster[row])),
        Column("representative", None, id_of),
        Column("jaccard", "float64", lambda row, own: float(clusters.jaccard[row])),
    )
    inside = clusters.containment
    return columns if inside is None else (*columns, *_columns_of(inside, clusters.ids))


def _columns_of(inside: Containment, ids: Mapping[int, Any]) -> tuple[Column, ...]:
    """What the rows are told of the larger texts that they are in."""
    best = inside.best

    def id_of(row: int, own: Any) -> Any:
        return ids[int(inside.large[best[row]])] if best[row] >= 0 else None

    def share_of(row: int, own: Any) -> Any:
        return float(inside.share[best[row]]) if best[row] >= 0 else None

    return Column("contained_in", None, id_of), Column("containment", "float64", share_of)


def _columns_of_families(found: "Families | None") -> tuple[Column, ...]:
    """What the rows are told of their families, where these were looked for."""
    if found is None:
        return ()
    family, origins = found.family, found.origins

    def told(name: str) -> Callable[[int, Any], Any]:
        return lambda row, own: getattr(origins.get(row), name, None)

    return (
        Column("family", "int64", lambda row, own: int(family[row]) or None),
        Column("parent", None, told("parent")),
        Column("parent_source", "string", told("source")),
        Column("derivation", "string", told("kind")),
    )
