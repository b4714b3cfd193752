"""What `build.spec` needs to make the bundle; nothing of it is in the bundle."""
