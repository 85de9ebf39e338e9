"""The learner's side: checks, data and figures of the notebooks. Holds no answer and never imports autograder.

Imported in a notebook's kernel it brings ``%check``.
"""

import sys

if "IPython" in sys.modules:  # never bring IPython to a program that did without it
    from course import magic

    magic.register()
