"""The order of the stages: documents in, a report or a comparison out."""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from lineage import __version__
from lineage.align import Encoder, Prior, align, align_all, features
from lineage.align.verbatim import Copying, runs_and_chains
from lineage.derive import Derivation, beside, derive, related
from lineage.derive.extent import with_shares
from lineage.encoder import load_encoder
from lineage.errors import InputError
from lineage.garbage import collecting_seldom
from lineage.model import (
    Alignment,
    Article,
    Comparison,
    Document,
    Failure,
    Pair,
    Report,
    Tool,
)
from lineage.sketch import Candidate, candidates, described
from lineage.text import PACKAGED, Annotated, Background, annotate, shared_tools

SCHEMA = "lineage-report/1"

Progress = Callable[[str, int, int], None]
_Folder = str | os.PathLike[str]
_Counts = Mapping[str, Mapping[str, int]]


@collecting_seldom()
def analyze(
    documents: Iterable[Document | Failure],
    *,
    all_pairs: bool = False,
    text: bool = True,
    focus: Collection[str] | None = None,
    progress: Progress | None = None,
    encoder: Encoder | _Folder | None = None,
    background: Background | _Counts | None = None,
) -> Report:
    """Which of the documents retell the same report, who derives from whom, who added what.

    Failures are passed on into the report. `all_pairs` also lists pairs without any relation;
    `text=False` leaves the texts out; `focus` compares only pairs with at least one of these
    ids; `progress` is called with a stage, the number done and the number in all. `encoder` is a
    model of meaning, or the folder of one, that helps to tell what is reworded; `background` is how
    often each word of each language stands in an archive, by which words are weighted. The result
    does not depend on the order of the documents. Raises InputError where two documents with
    different texts have one id, or the folder holds no model; UsageError where the model gives no
    vectors, or the extra `semantic` is not installed.

    Cost: linear in the length of the texts, plus a millisecond or so for each pair that is
    aligned: every pair up to 50 documents, the nearest beyond.

    >>> report = analyze([Document("a", "One."), Document("b", "Two.")])
    >>> report.families, report.pairs
    ((), ())
    """
    meaning, weights = _encoder(encoder), _background(background)
    tick = progress or (lambda stage, done, total: None)
    given = list(documents)
    failures = tuple(
        sorted(
            (item for item in given if isinstance(item, Failure)),
            key=lambda f: (f.path, f.code, f.message),
        )
    )
    heap = _unique(item for item in given if isinstance(item, Document))
    annotated = annotate(heap, lambda done: tick("reading", done, len(heap)), weights)
    ids = {document.id: at for at, document in enumerate(heap)}
    wanted = None if focus is None else {ids[name] for name in focus if name in ids}
    pairs = _aligned(annotated, candidates(annotated, wanted), meaning, tick)
    derivation = derive(annotated, pairs)
    return Report(
        schema=SCHEMA,
        tool=Tool("lineage", __version__),
        parameters={"all_pairs": all_pairs, "text": text, **_told(meaning, weights)},
        documents=tuple(_article(item, derivation, text) for item in annotated),
        pairs=tuple(
            pair if pair.relation else replace(pair, alignments=())
            for pair in derivation.pairs
            if pair.relation or all_pairs
        ),
        passages=derivation.passages,
        families=derivation.families,
        failures=failures,
        tools=shared_tools(annotated),
    )


def scores(
    documents: Sequence[Document],
    pairs: Sequence[tuple[int, int]],
    copying: Copying = runs_and_chains,
) -> tuple[float, ...]:
    """How likely each of some pairs, the smaller index first and in order, has a common original.

    Each document is read on its own, and each pair is judged so: what else is there changes
    nothing. For whoever goes through more documents than fit into memory, who may also find in a
    faster way what is copied.
    Cost: seven milliseconds or so a document, one or two a pair.

    >>> scores([Document("a", "The port closes."), Document("b", "It rains.")], [(0, 1)])[0] < 0.1
    True
    """
    annotated = tuple(
        annotate([replace(document, id=str(at))])[0] for at, document in enumerate(documents)
    )
    aligned = _aligned(annotated, described(annotated, pairs), None, lambda *_: None, copying)
    return tuple(pair.score for pair in related(annotated, aligned))


def compare(
    a: Document | str,
    b: Document | str,
    *,
    encoder: Encoder | _Folder | None = None,
    background: Background | _Counts | None = None,
) -> Comparison:
    """How two documents compare on their own.

    Strings get the ids "a" and "b"; `encoder` and `background` are those of `analyze`, with the
    same errors. `compare(b, a)` is `compare(a, b)` with the sides swapped.
    Cost: a few milliseconds for two articles.

    >>> compare("The bridge is closed.", "Trams are late again.").relation is None
    True
    """
    first = a if isinstance(a, Document) else Document("a", a)
    second = b if isinstance(b, Document) else Document("b", b)
    # One order for both directions: ties are then broken alike
    turned = _identity(second) < _identity(first)
    left, right = (second, first) if turned else (first, second)
    meaning = _encoder(encoder)
    annotated = annotate(
        [replace(left, id="0"), replace(right, id="1")], background=_background(background)
    )
    prepared = [features(document, meaning) for document in annotated]
    [candidate] = candidates(annotated)
    prior = _prior(candidate)
    aligned = align(*prepared, by_sentence=True, prior=prior)
    derivation = derive(annotated, _shared([_pair(candidate, aligned, annotated)], annotated))
    [pair] = derivation.pairs
    retold = prior is Prior.COMMON_SOURCE and pair.relation not in (None, "related")
    passages = align(*prepared, prior=prior if retold else Prior.UNRELATED)
    made = beside(annotated, pair)
    articles = [_article(item, replace(derivation, classes=made), text=True) for item in annotated]
    sides = [replace(articles[0], id=left.id), replace(articles[1], id=right.id)]
    if turned:
        passages = tuple(replace(item, a=item.b, b=item.a) for item in passages)
        pair = _swapped(pair)
        sides.reverse()
    return Comparison(
        a=sides[0],
        b=sides[1],
        relation=pair.relation,
        score=pair.score,
        minhash=pair.minhash,
        jaccard=pair.jaccard,
        containment_ab=pair.containment_ab,
        containment_ba=pair.containment_ba,
        tfidf=pair.tfidf,
        shared_a=pair.shared_a,
        shared_b=pair.shared_b,
        passages=tuple(sorted(passages, key=lambda item: (item.a, item.b))),
    )


def _aligned(
    annotated: tuple[Annotated, ...],
    found: Sequence[Candidate],
    meaning: Encoder | None,
    tick: Progress,
    copying: Copying = runs_and_chains,
) -> list[Pair]:
    """Candidates as aligned pairs, statement by statement."""
    prepared = [features(document, meaning) for document in annotated]
    wanted = [(candidate.a, candidate.b, _prior(candidate)) for candidate in found]
    pairs = []
    aligning = zip(found, align_all(prepared, wanted, copying, by_sentence=True), strict=True)
    for number, (candidate, aligned) in enumerate(aligning, 1):
        pairs.append(_pair(candidate, aligned, annotated))
        tick("comparing", number, len(found))
    return _shared(pairs, annotated)


def _encoder(given: Encoder | _Folder | None) -> Encoder | None:
    return load_encoder(given) if isinstance(given, (str, os.PathLike)) else given


def _background(given: Background | _Counts | None) -> Background:
    if given is None:
        return PACKAGED
    return given if isinstance(given, Background) else Background.of_words(given)


def _told(meaning: Encoder | None, weights: Background) -> dict[str, object]:
    """What the report says of a model and of an archive: nothing where there is none."""
    told: dict[str, object] = {}
    if meaning is not None:
        told["encoder"] = str(getattr(meaning, "name", type(meaning).__name__))
    if weights.totals:
        told["background"] = dict(weights.totals)
    return told


def _prior(candidate: Candidate) -> Prior:
    return Prior.COMMON_SOURCE if "citation" in candidate.found_by else Prior.OPEN


def _identity(document: Document) -> tuple[str, str]:
    return document.text, document.id


def _swapped(pair: Pair) -> Pair:
    return replace(
        pair,
        containment_ab=pair.containment_ba,
        containment_ba=pair.containment_ab,
        shared_a=pair.shared_b,
        shared_b=pair.shared_a,
    )


def _unique(documents: Iterable[Document]) -> list[Document]:
    by_id: dict[str, Document] = {}
    for document in documents:
        known = by_id.setdefault(document.id, document)
        if known.text == document.text:
            by_id[document.id] = min(known, document, key=_told_first)
        else:
            raise InputError(
                f"two documents with different texts have the id {document.id!r}",
                "Give each document an id of its own.",
            )
    return [by_id[name] for name in sorted(by_id)]


def _told_first(document: Document) -> tuple[str, str]:
    """Of one article read twice, the one with the earliest date; else the same one each time."""
    return document.published.isoformat() if document.published else "unknown", repr(document)


def _pair(
    candidate: Candidate,
    aligned: tuple[Alignment, ...],
    documents: tuple[Annotated, ...],
) -> Pair:
    a, b = documents[candidate.a], documents[candidate.b]
    return Pair(
        a=a.document.id,
        b=b.document.id,
        relation=None,
        score=0.0,
        found_by=candidate.found_by,
        minhash=round(candidate.minhash, 4),
        jaccard=round(candidate.jaccard, 4),
        containment_ab=round(candidate.containment_ab, 4),
        containment_ba=round(candidate.containment_ba, 4),
        tfidf=round(candidate.tfidf, 4),
        shared_a=0.0,
        shared_b=0.0,
        alignments=aligned,
    )


def _shared(pairs: Sequence[Pair], documents: Sequence[Annotated]) -> list[Pair]:
    return with_shares(pairs, {document.document.id: document for document in documents})


def _article(annotated: Annotated, derivation: Derivation, text: bool) -> Article:
    document = annotated.document
    made = derivation.classes[document.id]
    family = next((f.id for f in derivation.families if document.id in f.documents), None)
    return Article(
        id=document.id,
        path=document.path,
        title=document.title,
        published=document.published.isoformat() if document.published else None,
        publisher=document.publisher,
        url=document.url,
        language=annotated.detected,
        characters=len(document.text),
        sha256=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=document.text if text else None,
        family=family,
        citations=tuple(item.citation for item in annotated.cited),
        quotations=annotated.quotations,
        boilerplate=annotated.boilerplate,
        attributed=annotated.attributed,
        added=made.added,
        translated=annotated.translated,
        shares=made.shares,
        source_lines=document.source_lines,
        declared=annotated.declared,
        notices=annotated.notices,
        allowances=annotated.allowances,
        house=annotated.publisher,
        signed=annotated.signed,
    )
