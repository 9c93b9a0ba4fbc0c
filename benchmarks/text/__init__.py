"""How well one text is read: citations, quotations, figures, boilerplate, by language.

`python -m benchmarks text` prints the halves that nobody reads while working on the code.
"""
