"""The learner's side: checks, data and figures of the notebooks. Holds no answer and never imports autograder."""
