"""The build of the bundle."""
