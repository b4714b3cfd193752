"""What a learner watches. Each view has `show_snapshot(snapshot)` and keeps no history of its own."""
