"""A report on five French articles and a look-alike, as the stages would make it; all invented."""

from dataclasses import replace
from hashlib import sha256

from lineage.model import (
    KINDS,
    Alignment,
    Article,
    Attribution,
    Boilerplate,
    Citation,
    Comparison,
    Conflict,
    ConflictValue,
    Edge,
    Evidence,
    Failure,
    Family,
    Kind,
    Node,
    Pair,
    Passage,
    Quotation,
    Relation,
    Report,
    RunnerUp,
    Shares,
    Span,
    Statement,
    Tool,
    Translation,
    Witness,
)
from tests.render.sample_texts import (
    ATTRIBUTED,
    BOILERPLATE,
    CITATIONS,
    FAMILY,
    JOURNAL,
    LOST,
    PUBLISHED,
    PUBLISHERS,
    TEXTS,
    A,
    B,
    C,
    D,
    E,
    F,
    place,
)


def _between(document: str, first: str, last: str) -> Span:
    start = TEXTS[document].index(first)
    return Span(start, TEXTS[document].index(last, start) + len(last))


def _passage(name: str, kind: Kind, ends: dict[str, tuple[str, str]]) -> Passage:
    spans = []
    for document, (first, last) in ends.items():
        span = _between(document, first, last)
        words = TEXTS[document][span.start : span.end]
        spans.append(Witness(document, span.start, span.end, words))
    return Passage(name, kind, tuple(spans), None)


def _value(document: str, words: str, value: str, hedge: str | None = None) -> ConflictValue:
    span = place(document, words)
    return ConflictValue(document, span.start, span.end, value, "USD", hedge)


PASSAGES = (
    replace(
        _passage(
            "P1",
            "paraphrase",
            {
                A: ("L'armateur norvégien", "port de Sarande"),
                B: ("la compagnie maritime", "port de Sarande"),
                C: ("Nordvik aurait", "la concession"),
                D: ("Le géant", "port de Sarande"),
                E: ("Nordvik, premier", "millions de dollars"),
            },
        ),
        conflict=Conflict(
            "figure",
            (
                _value(A, "120 millions de dollars", "120000000", "près de"),
                _value(B, "118 millions de dollars", "118000000"),
                _value(C, "118 millions de dollars", "118000000"),
                _value(D, "118 millions de dollars", "118000000"),
                _value(E, "118 millions de dollars", "118000000"),
            ),
        ),
        odd=(Evidence(D, place(D, "Le géant").start, place(D, "Le géant").end),),
    ),
    _passage(
        "P2",
        "quotation",
        {
            A: ("« Si ces paiements", "tout le pays »"),
            B: ("“Si l'histoire", "l'ensemble du pays”"),
            D: ("« Si l'histoire", "pays entier »"),
        },
    ),
    _passage(
        "P3",
        "paraphrase",
        {
            A: ("avoir consulté", "cadres du groupe."),
            B: ("Des courriels", "ces affirmations"),
        },
    ),
    _passage(
        "P4",
        "verbatim",
        {
            C: ("« Ces informations", "absolument fausses »"),
            D: ("« Ces informations", "absolument fausses »"),
        },
    ),
    _passage(
        "P5",
        "fact",
        {
            D: ("Les courriels internes", "depuis 2021."),
            E: ("des courriels internes", "dès 2021."),
        },
    ),
)

QUOTED = {A: "P2", B: "P2", C: "P4", D: "P4"}


def _article(name: str) -> Article:
    text = TEXTS[name]
    boilerplate = tuple(
        Boilerplate(*_ends(place(name, words)), reason or "translation-notice")
        for words, reason in BOILERPLATE.get(name, ())
    )
    attributed = tuple(
        Attribution(*_ends(place(name, words)), "The Wall Street Journal")
        for words in ATTRIBUTED.get(name, ())
    )
    classes = _classes(name, boilerplate, attributed)
    own = [kind for kind in classes if kind != "boilerplate"]
    shares = {kind: round(own.count(kind) / len(own), 4) for kind in (*KINDS, "attributed")}
    notice = [Span(item.start, item.end) for item in boilerplate if item.reason[0] == "t"]
    return Article(
        id=name,
        path=name,
        title=text.split("\n")[0],
        published=PUBLISHED.get(name),
        publisher=PUBLISHERS.get(name),
        url=None,
        language="fr",
        characters=len(text),
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        family="F1" if name in FAMILY else None,
        citations=tuple(
            Citation(source, kind, *_ends(place(name, words)))  # type: ignore[arg-type]
            for source, kind, words in CITATIONS.get(name, ())
        ),
        quotations=tuple(
            Quotation(span.start, span.end, None)
            for passage in PASSAGES
            for span in passage.spans
            if span.document == name and passage.id == QUOTED.get(name)
        ),
        boilerplate=boilerplate,
        attributed=attributed,
        added=_runs(classes, "added"),
        translated=Translation("en", tuple(notice)) if notice else None,
        shares=Shares(
            **shares,
            added=round(1 - sum(shares.values()), 4),
            boilerplate=round(classes.count("boilerplate") / len(text), 4),
        ),
    )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _classes(
    name: str, boilerplate: tuple[Boilerplate, ...], attributed: tuple[Attribution, ...]
) -> list[str]:
    """What each character of an article is, as the shares count it."""
    classes = ["added"] * len(TEXTS[name])
    marks: list[tuple[int, int, str]] = [(at.start, at.end, "attributed") for at in attributed]
    for passage in PASSAGES:
        marks += [(s.start, s.end, passage.kind) for s in passage.spans if s.document == name]
    marks += [(at.start, at.end, "boilerplate") for at in boilerplate]
    for start, end, kind in marks:
        classes[start:end] = [kind] * (end - start)
    return classes


def _runs(classes: list[str], kind: str) -> tuple[Span, ...]:
    runs = []
    for at, this in enumerate([*classes, ""]):
        if this == kind and (at == 0 or classes[at - 1] != kind):
            start = at
        if this != kind and at and classes[at - 1] == kind:
            runs.append(Span(start, at))
    return tuple(runs)


def alignments(a: str, b: str) -> tuple[Alignment, ...]:
    """The passages that two articles have in common."""
    found = []
    for passage in PASSAGES:
        where = {span.document: Span(span.start, span.end) for span in passage.spans}
        if a in where and b in where:
            found.append(Alignment(passage.id, passage.kind, 0.8125, where[a], where[b]))
    return tuple(sorted(found, key=lambda found: (found.a, found.b)))


def _pair(a: str, b: str) -> Pair:
    common = alignments(a, b)
    relation: Relation = "rewrite" if common else "related"
    return Pair(
        a=a,
        b=b,
        relation=relation,
        score=round(min(0.5 + 0.15 * len(common), 0.98), 4) if common else 0.0713,
        found_by=("tfidf", "citation") if common else ("tfidf",),
        minhash=0.0078 if len(common) > 1 else 0.0,
        jaccard=round(0.0031 * len(common), 4),
        containment_ab=round(0.0064 * len(common), 4),
        containment_ba=round(0.0058 * len(common), 4),
        tfidf=round(0.2113 + 0.07 * len(common), 4),
        shared_a=round(sum(it.a.end - it.a.start for it in common) / len(TEXTS[a]), 4),
        shared_b=round(sum(it.b.end - it.b.start for it in common) / len(TEXTS[b]), 4),
        alignments=common,
    )


def _evidence(source: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(document, *_ends(place(document, words)))
        for document, citations in CITATIONS.items()
        for cited, _, words in citations
        if cited == source
    )


def _edge(parent: str, child: str, share: float, confidence: float, **changes: object) -> Edge:
    edge = Edge(
        parent=parent,
        child=child,
        kind="rewrites",
        directed=True,
        primary=True,
        confidence=confidence,
        share=share,
        passages=("P1",),
        because=("it names the source as where the report is from",),
        against=(),
        runner_up=RunnerUp(B, 0.21) if child == A else None,
    )
    return replace(edge, **changes)  # type: ignore[arg-type]


FAMILY_ONE = Family(
    id="F1",
    documents=FAMILY,
    verdict="Five articles retell one report by The Wall Street Journal that is not among them; "
    "none copies another; 003 is a machine translation, and 002 is mainly about something else.",
    nodes=(
        *(Node(name, "document", TEXTS[name].split("\n")[0], ()) for name in FAMILY),
        Node(LOST, "lost", "original in English", ()),
        Node("source:politico@F1", "cited", "Politico", _evidence("Politico")),
        Node("source:reuters@F1", "cited", "Reuters", _evidence("Reuters")),
        Node(JOURNAL, "cited", "The Wall Street Journal", _evidence("The Wall Street Journal")),
    ),
    edges=(
        _edge(A, B, 0.1121, 0.61, primary=False, passages=("P2", "P3"), because=("both",)),
        _edge(
            C,
            D,
            0.0981,
            0.74,
            kind="shares",
            directed=False,
            primary=False,
            passages=("P4",),
            because=("the same quotation word for word",),
            against=("neither has a date",),
        ),
        _edge(LOST, D, 0.5612, 0.93, kind="translates", because=("it says so itself",)),
        _edge("source:politico@F1", D, 0.0981, 0.8, kind="cites", primary=False),
        _edge("source:reuters@F1", C, 0.0981, 0.8, kind="cites", primary=False),
        _edge(JOURNAL, A, 0.7212, 0.97),
        _edge(JOURNAL, B, 0.5914, 0.97),
        _edge(
            JOURNAL,
            C,
            0.1912,
            0.83,
            kind="cites",
            against=("most of the article is about something else",),
        ),
        _edge(JOURNAL, E, 0.6123, 0.98),
        _edge(JOURNAL, LOST, 0.0, 0.9),
    ),
    statements=(
        Statement(JOURNAL, "P1", FAMILY, Evidence(E, *_ends(place(E, "Nordvik, premier")))),
    ),
)

REPORT = Report(
    schema="lineage-report/1",
    tool=Tool("lineage", "0.1.0"),
    parameters={"all_pairs": False, "text": True},
    documents=tuple(_article(name) for name in TEXTS),
    pairs=tuple(_pair(a, b) for a in TEXTS for b in TEXTS if a < b and (b != F or a in (A, E))),
    passages=PASSAGES,
    families=(FAMILY_ONE,),
    failures=(
        Failure(
            "articles/nordvik.html",
            "read",
            "html",
            "HTML is not read yet",
            "Save the text of the article as a .txt file.",
        ),
    ),
)

ALONE = replace(
    REPORT,
    documents=tuple(replace(article, family=None, shares=Shares()) for article in REPORT.documents),
    pairs=(),
    passages=(),
    families=(),
    failures=(),
)
"""The same articles, had nothing been found."""


def comparison(a: str = A, b: str = B) -> Comparison:
    """Two of the articles on their own."""
    articles = {article.id: article for article in REPORT.documents}
    pair = _pair(a, b)
    return Comparison(
        a=articles[a],
        b=articles[b],
        relation=pair.relation,
        score=pair.score,
        minhash=pair.minhash,
        jaccard=pair.jaccard,
        containment_ab=pair.containment_ab,
        containment_ba=pair.containment_ba,
        tfidf=pair.tfidf,
        shared_a=pair.shared_a,
        shared_b=pair.shared_b,
        passages=alignments(a, b),
    )
