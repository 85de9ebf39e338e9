"""The order of things: the only place that knows which stage follows which.

``authoring`` leads from an author's text to a topic that may be released, ``grading`` from a submission to the
gradebook and the attempts log, ``reporting`` from those to mastery and pages; ``demo`` walks the whole way with a
made-up class.
"""
