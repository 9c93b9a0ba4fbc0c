"""How good and how fast `lineage` is, measured: `python -m benchmarks` runs all that can run.

Each module but this one, `figures`, `scores` and `naive` is a benchmark: it says what it measures
and has `run(data)`, which returns figures, or raises `AbsentError` where its data is not there.
"""
