"""The learner's command line."""
