"""The values that travel between the stages, and the report as other programs read it.

Spans are half-open ranges of Unicode code points into a document's `text`. Everything here is
immutable; the field names of the report's types are those of the JSON report.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal

from lineage.errors import InputError

Kind = Literal["verbatim", "edited", "quotation", "paraphrase", "fact"]
KINDS: tuple[Kind, ...] = ("verbatim", "edited", "quotation", "paraphrase", "fact")
"""From the strongest evidence of copying to the weakest."""

Relation = Literal["duplicate", "near-duplicate", "rewrite", "related"]
SourceKind = Literal["outlet", "agency", "person", "institution"]
NodeKind = Literal["document", "cited", "lost"]
EdgeKind = Literal["copies", "rewrites", "cites", "translates", "shares"]
Finder = Literal["lsh", "containment", "tfidf", "citation"]
Severity = Literal["error", "warning"]
NoticeKind = Literal["embargo", "restriction", "licence"]
DeclaredField = Literal[
    "source", "agency", "author", "canonical", "is-based-on", "noindex", "syndication-source",
    "original-source", "link",
]  # fmt: skip
BoilerplateReason = Literal[
    "advertising", "navigation", "share", "comments", "newsletter", "caption", "credit",
    "hashtags", "translation-notice", "metadata", "repeated",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read; `source_lines` has a line of the file for each one of its text.

    >>> Document(id="afp", text="Rien de neuf.").id
    'afp'
    """

    id: str
    text: str
    title: str | None = None
    published: datetime | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    path: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    source_lines: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "metadata", MappingProxyType(dict(self.metadata)))
        if self.published is not None and self.published.tzinfo is None:
            raise InputError(f"the date of {self.id} has no time zone", "Give it one, e.g. UTC.")


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be used, where, why, and what to do about it."""

    path: str
    stage: str
    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """The words in which an article names where it has something from."""

    source: str
    kind: SourceKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with their marks, and who says them where the text tells."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Part of a page that is not the article, and how it was recognised."""

    start: int
    end: int
    reason: BoilerplateReason


@dataclass(frozen=True, slots=True)
class Attribution:
    """Part of an article that it credits to a source."""

    start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Translation:
    """Signs that an article was translated; `source_language` is None where no sign names it."""

    source_language: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """A field of a page's head, or a link, that tells of its origin; `names` is the press in it."""

    field: DeclaredField
    value: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A line by which an agency rules how its text is used; `holder` is who, where it says so.

    "embargo": not before a time; "restriction": for editors alone; "licence": who has the rights.
    """

    kind: NoticeKind
    holder: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Allowance:
    """A comment that allows what a rule of the check finds; empty where it stands outside `text`.

    `reason` is None where the comment gives none.
    """

    rule: str
    reason: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of an article's own text, which sum to 1; `boilerplate` is one of all characters."""

    verbatim: float = 0.0
    edited: float = 0.0
    quotation: float = 0.0
    paraphrase: float = 0.0
    fact: float = 0.0
    attributed: float = 0.0
    added: float = 1.0
    boilerplate: float = 0.0


@dataclass(frozen=True, slots=True)
class Article:
    """A document as the report shows it."""

    id: str
    path: str | None
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    language: str | None
    characters: int
    sha256: str
    text: str | None
    family: str | None
    citations: tuple[Citation, ...]
    quotations: tuple[Quotation, ...]
    boilerplate: tuple[Boilerplate, ...]
    attributed: tuple[Attribution, ...]
    added: tuple[Span, ...]
    translated: Translation | None
    shares: Shares
    source_lines: tuple[int, ...] = ()
    declared: tuple[Declared, ...] = ()
    notices: tuple[Notice, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    house: str | None = None
    """The publisher by its name in the gazetteer, known by its address where nothing says it."""
    signed: tuple[Citation, ...] = ()
    """Who signs it; the source is "" for agencies without a name: "avec les agences"."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A stretch of one document and the stretch of another that says the same."""

    passage: str | None
    kind: Kind
    score: float
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """How two documents of a heap compare."""

    a: str
    b: str
    relation: Relation | None
    score: float
    found_by: tuple[Finder, ...]
    minhash: float
    jaccard: float
    containment_ab: float
    containment_ba: float
    tfidf: float
    shared_a: float
    shared_b: float
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two documents compare on their own; `passages` is sorted by (a.start, b.start)."""

    a: Article
    b: Article
    relation: Relation | None
    score: float
    minhash: float
    jaccard: float
    containment_ab: float
    containment_ba: float
    tfidf: float
    shared_a: float
    shared_b: float
    passages: tuple[Alignment, ...]

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain lists, dicts, strings and numbers."""
        plain: dict[str, Any] = to_plain(self)
        return plain


@dataclass(frozen=True, slots=True)
class Witness:
    """Where one document has a passage, and in what words."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """What one document gives for a value on which documents disagree."""

    document: str
    start: int
    end: int
    value: str
    unit: str | None
    hedge: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values that cannot both be right."""

    type: Literal["figure", "date", "name"]
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a document that bears a claim out."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The same thing said in several documents, a span each; `odd` are words one alone has."""

    id: str
    kind: Kind
    spans: tuple[Witness, ...]
    conflict: Conflict | None
    odd: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A document, a source that documents cite, or an original that nobody names."""

    id: str
    kind: NodeKind
    label: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The parent that explains a child second best."""

    parent: str
    share: float


@dataclass(frozen=True, slots=True)
class Edge:
    """`child` derives from `parent`, or, where not directed, both have material in common."""

    parent: str
    child: str
    kind: EdgeKind
    directed: bool
    primary: bool
    confidence: float
    share: float
    passages: tuple[str, ...]
    because: tuple[str, ...]
    against: tuple[str, ...]
    runner_up: RunnerUp | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a source outside the heap must have said, with who bears it out."""

    source: str
    passage: str
    witnesses: tuple[str, ...]
    wording: Evidence


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that retell the same original, and how they derive from it and each other."""

    id: str
    documents: tuple[str, ...]
    verdict: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that made a report."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class SharedTool:
    """Documents whose pages have the same debris: one publisher's tool, and no sign of lineage."""

    documents: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found out about a heap of documents."""

    schema: str
    tool: Tool
    parameters: Mapping[str, Any]
    documents: tuple[Article, ...]
    pairs: tuple[Pair, ...]
    passages: tuple[Passage, ...]
    families: tuple[Family, ...]
    failures: tuple[Failure, ...]
    tools: tuple[SharedTool, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", MappingProxyType(dict(self.parameters)))

    def to_dict(self) -> dict[str, Any]:
        """The JSON report, as plain lists, dicts, strings and numbers."""
        plain: dict[str, Any] = to_plain(self)
        return plain


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file as editors count: lines and columns from 1, the end column exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One passage of a checked article that breaks a rule.

    All of `source…` is None where no other document is involved; `source_path` also where the
    source is no file of the site, e.g. a row of a table or an article of an index. `credit` is
    the line to paste, None where none would do. `line_hash` is that of the line where the region
    starts, None where the article's text is not that of its file.
    """

    rule: str
    severity: Severity
    document: str
    path: str
    start: int
    end: int
    region: Region
    text: str
    source: str | None
    source_path: str | None
    source_start: int | None
    source_end: int | None
    source_region: Region | None
    source_text: str | None
    share: float
    message: str
    remedy: str
    credit: str | None
    fingerprint: str
    line_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that does not count, and why: a comment in the article, or the baseline."""

    finding: Finding
    by: Literal["comment", "baseline"]
    reason: str | None


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as whoever met it in a pull request reads it."""

    id: str
    name: str
    severity: Severity
    title: str
    help: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found, and the rules it went by."""

    schema: str
    tool: Tool
    checked: tuple[str, ...]
    archive: int
    rules: tuple[RuleText, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    suppressed: tuple[Suppressed, ...] = ()


JSON_NAMES = {"source_language": "from"}
"""Fields whose name in JSON is a reserved word of Python."""


def to_plain(value: Any) -> Any:
    """A value of this module as plain lists, dicts, strings and numbers, ready for JSON.

    >>> to_plain(Translation("en", (Span(0, 4),)))
    {'from': 'en', 'evidence': [{'start': 0, 'end': 4}]}
    """
    if is_dataclass(value):
        return {
            JSON_NAMES.get(item.name, item.name): to_plain(getattr(value, item.name))
            for item in fields(value)
        }
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_plain(item) for item in value]
    return value
