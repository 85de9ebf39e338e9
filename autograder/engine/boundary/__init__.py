"""Between the learner's process and the judge's: objects of the other side, used as if they were here.

Plain data is copied (see ``wire``). Everything else stays where it is: the other side gets a stand-in whose calls,
attributes and operators are requests over the connection. Both sides run the same code; what a stand-in may be used
for is the judge's `Gate`.
"""

from autograder.engine.boundary.peer import JUDGE, LEARNER, Garbled, Lost, Peer, Policy, Stopped

__all__ = ["JUDGE", "LEARNER", "Garbled", "Lost", "Peer", "Policy", "Stopped"]
