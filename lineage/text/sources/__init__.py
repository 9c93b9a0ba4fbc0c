"""Who is cited: candidates in the words of a text, what speaks for each, and who speaks."""
