"""A program on real threads that take turns as a chooser says: run again and again, with other choices each time."""
