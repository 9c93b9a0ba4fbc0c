"""Work spread over the processors: the same results, in the same order, in less time."""

import os
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def each(function: Callable[[_Item], _Result], items: Sequence[_Item]) -> list[_Result]:
    """What a function of a module gives for each item, in the order of the items."""
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        return pool.map(function, items, chunksize=max(1, len(items) // 200))
