"""Entries worked out ahead, by several processes where there is much to do."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType

from lineage.index.entry import Entry, entries_of
from lineage.processes import processes

_FEW = 300
"""Documents up to which starting processes takes longer than the work."""
_SLICE = 100
"""Documents that a process is given at a time."""


class Workers:
    """Works out entries in `number` processes, started when there is enough to do for them."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, contents: Sequence[bytes]) -> Callable[[], list[Entry]]:
        """Begin with some documents; what comes back waits for their entries, in order."""
        if self._number > 1 and len(contents) >= _FEW and self._pool is None:
            self._pool = processes(self._number)
        if self._pool is None:
            return lambda: entries_of(contents)
        slices = [contents[at : at + _SLICE] for at in range(0, len(contents), _SLICE)]
        promised = [self._pool.submit(entries_of, part) for part in slices]
        return lambda: [entry for future in promised for entry in future.result()]
