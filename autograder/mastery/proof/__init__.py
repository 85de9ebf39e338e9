"""The proof: simulated courses whose truth is known, rivals, and the figures by which all are judged.

Nothing here is needed to estimate mastery; the model does not know these worlds, nor they the model.
"""
