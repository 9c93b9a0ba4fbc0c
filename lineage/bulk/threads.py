"""Work on the parts of a corpus by several threads, in their order."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_MOST = 4
"""More would wait for the parser of JSON, which is one."""
T = TypeVar("T")
R = TypeVar("R")


def in_turn(function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """What a function makes of items, in their order: several threads, few items at a time."""
    waiting: deque[Future[R]] = deque()
    workers = min(_MOST, _processors())
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


def _processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
