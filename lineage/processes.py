"""Processes that work for this one and end when it does, and how many can work at once."""

import multiprocessing
import os
import signal
import threading
from typing import TYPE_CHECKING

from lineage.garbage import collect_seldom

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


def processors() -> int:
    """How many processors this process may use: of those of a machine, those that it was given."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes(number: int) -> "ProcessPoolExecutor":
    """As many processes as that, each begun anew: the main module must be one to import.

    They leave ^C to this one, and end with it even where it is killed.
    """
    # to import it takes as long as to sketch a thousand articles, and most count processors alone
    from concurrent.futures import ProcessPoolExecutor

    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(number, spawn, initializer=_started)


def _started() -> None:
    collect_seldom()
    # ^C goes to all processes of a terminal; the first one ends the others
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed tells nobody: without this its processes would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
