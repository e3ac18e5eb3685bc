"""The files of a set, tried on a real disk."""
