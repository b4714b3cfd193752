"""What can be taken out of the window: a recording, pictures of the plots, tables, a report."""
