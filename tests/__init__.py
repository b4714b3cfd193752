"""The promises of Crosstalk."""
