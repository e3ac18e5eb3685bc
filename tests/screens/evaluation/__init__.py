"""The checks of the evaluation as it shows."""
