"""A set's files as one whole: made, opened, written, read, recovered."""
