"""How right the trees are: generated trees, real histories, and peers built from their papers."""
