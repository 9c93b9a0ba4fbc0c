"""Show a report or a comparison as one page that needs nothing but a browser."""
