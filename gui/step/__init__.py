"""Step mode: the learner is the scheduler. Facts come from `core.scheduler`, in processes of their own."""
