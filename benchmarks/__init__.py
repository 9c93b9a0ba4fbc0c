"""How good and how fast `lineage` is, measured: `python -m benchmarks` runs all that can run.

Each module that `__main__` names is a benchmark: it says what it measures and has `run(data)`,
which returns figures, or raises `AbsentError` where its data is not there. With `sample=True` it
may measure on a small part.
"""
