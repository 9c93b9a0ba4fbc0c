"""The rows of the drawn tree: children below parents, later articles not above earlier ones."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from lineage.model import Edge
from lineage.render.forest import Forest, by_time
from lineage.render.report_view import ReportView
from lineage.render.tree_boxes import MANY

_CROWD = 5
_LARGE_CROWD = 9
"""Articles of a row from which on a further one is begun, in a small family and in a large one."""


def rows(view: ReportView, trees: Forest, ties: Iterable[Edge]) -> dict[str, int]:
    """The row of each node, from 0 at the top; `ties` are the edges beside the trees.

    Sources without a parent are on top. Directed edges lead down; where ties go round in a circle,
    those of the trees do. An article is in no row above that of an earlier one, unless it derives
    from a later one.
    """
    nodes = [node.id for node in trees.preorder()]
    parents: defaultdict[str, set[str]] = defaultdict(set)
    for edge in [*(edge for name in nodes for edge in trees.below(name)), *ties]:
        if edge.primary or edge.directed:
            parents[edge.child].add(edge.parent)
    sources = {root.id for root in trees.roots if root.kind != "document"}
    sources |= {edge.parent for edge in ties} - set(nodes)
    placed = dict.fromkeys(sorted(sources), 0)
    most = _LARGE_CROWD if len(view.articles.keys() & trees.nodes.keys()) > MANY else _CROWD
    crowd: Counter[int] = Counter()
    now = 0
    for name in _order(view, nodes, parents):
        if name in placed:
            continue
        low = max((placed[it] + 1 for it in parents[name] if it in placed), default=bool(sources))
        if name not in view.articles:
            placed[name] = int(low)
            continue
        dated = by_time(view, name)[0] < math.inf
        row = max(int(low), now) if dated else int(low)
        while crowd[row] >= most:
            row += 1
        crowd[row] += 1
        placed[name] = row
        now = max(now, row) if dated else now
    return placed


def _order(view: ReportView, nodes: list[str], parents: Mapping[str, set[str]]) -> list[str]:
    """The nodes by time, each after its parents, as far as these do not go round in a circle."""
    inside = set(nodes)
    missing = {name: len(parents.get(name, set()) & inside) for name in nodes}
    children: defaultdict[str, list[str]] = defaultdict(list)
    for name in nodes:
        for parent in sorted(parents.get(name, ())):
            children[parent].append(name)
    # what has no date waits for nothing but its parents
    times = {name: by_time(view, name)[0] for name in nodes}
    keys = {name: (-math.inf if when == math.inf else when, name) for name, when in times.items()}
    ready = [keys[name] for name in nodes if not missing[name]]
    heapify(ready)
    done: dict[str, None] = {}
    for first in nodes:
        if not ready and first not in done:
            # in a circle: its parent in the tree is done, as nodes stand before their children
            heappush(ready, keys[first])
        while ready:
            name = heappop(ready)[1]
            if name in done:
                continue
            done[name] = None
            for child in children[name]:
                missing[child] -= 1
                if not missing[child]:
                    heappush(ready, keys[child])
    return list(done)
