"""How seldom to look for garbage: what is made here stays, and has hardly a cycle."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 200_000, 20, 20


def collect_seldom() -> None:
    """Look through what is alive a hundredth as often: it is up to a seventh of the work.

    At the end of the process, where all of it goes anyway, not at all.
    """
    gc.set_threshold(*_SELDOM)
    atexit.register(gc.freeze)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """The same for a while, in a process that is not the project's own."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
