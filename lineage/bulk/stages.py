"""A stage of a run: what is made of its parts, by several processes, and kept until all is done."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from lineage.bulk.corpus import Progress
from lineage.bulk.work import Arrays, Work
from lineage.errors import OutputError
from lineage.processes import processes

T = TypeVar("T")


class Stages:
    """Goes through stages with as many processes as `workers`; use it in a `with` statement."""

    def __init__(self, work: Work, workers: int, progress: Progress) -> None:
        self._work = work
        self._workers = workers
        self._progress = progress
        self._pool: Executor | None = None

    def __enter__(self) -> "Stages":
        return self

    def __exit__(self, *ended: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def each(
        self, stage: str, function: Callable[[T], Arrays], parts: Iterable[T], number: int
    ) -> Iterator[Arrays]:
        """What a function makes of the parts of a stage, in their order; few are held at a time.

        What an earlier run has made of a part is not made again.
        """
        # starting processes takes longer than one part does
        if self._pool is None and self._workers > 1 and number > 1:
            self._pool = processes(self._workers)
        waiting: deque[Callable[[], Arrays]] = deque()
        for at, part in enumerate(parts):
            waiting.append(self._begun(stage, at, function, part))
            if len(waiting) > self._workers:
                yield waiting.popleft()()
                self._progress(stage, at + 1 - len(waiting), number)
        while waiting:
            yield waiting.popleft()()
            self._progress(stage, number - len(waiting), number)

    def _begun(
        self, stage: str, at: int, function: Callable[[T], Arrays], part: T
    ) -> Callable[[], Arrays]:
        saved = self._work.saved(at, stage)
        if saved is not None:
            return lambda: saved
        promised: Future[Arrays] | None = None
        if self._pool is not None:
            promised = self._pool.submit(function, part)

        def finished() -> Arrays:
            try:
                arrays = promised.result() if promised else function(part)
            except BrokenProcessPool as error:
                raise OutputError(
                    "a process that worked for this one was ended, perhaps for want of memory",
                    "Run it again: it goes on where it was.",
                ) from error
            self._work.save(at, arrays, stage)
            return arrays

        return finished
