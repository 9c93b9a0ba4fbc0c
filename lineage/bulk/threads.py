"""Work on the parts of a corpus by several threads, in their order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from lineage.processes import processors

_MOST = 4
"""More would wait for the parser of JSON, which is one."""
T = TypeVar("T")
R = TypeVar("R")


def in_turn(function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """What a function makes of items, in their order: several threads, few items at a time."""
    workers = min(_MOST, processors())
    if workers == 1:
        # a thread of its own would only hold more
        yield from map(function, items)
        return
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(function, item))
                if len(waiting) > workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)
