"""The checks of the programme board."""
