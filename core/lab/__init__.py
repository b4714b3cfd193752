"""The side of the lab: the warden that starts and ends it, and what watches from inside. Standard library only, and
Python 3.9, as it runs on whatever interpreter the learner picks."""
