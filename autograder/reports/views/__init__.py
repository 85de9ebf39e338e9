"""What the templates are given: finished words and lengths. All arithmetic of the pages ends here.

Lengths are in units of the drawing's own ``viewBox``.
"""
