"""How good passages, relations and families are, on texts whose answers are known.

Each module but `plagdet` is a benchmark on one set of texts: `python -m benchmarks quality`.
"""
