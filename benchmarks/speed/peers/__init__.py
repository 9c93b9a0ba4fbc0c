"""Programs that find the pairs of copies in a corpus, each with one library and nothing else.

Each is called with a corpus of JSON lines, a threshold and the file for its pairs of row numbers,
and runs in an environment of its own. All take lower-case word 5-grams and 128 permutations; bands
are those that the library chooses for the threshold, or 25 of 5 where it leaves that open.
"""
