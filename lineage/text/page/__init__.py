"""The page around an article: its markup, its furniture, its credits, and what it declares."""
