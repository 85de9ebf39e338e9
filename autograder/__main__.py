"""`python -m autograder` is the console command."""

from autograder.cli import app

app()
