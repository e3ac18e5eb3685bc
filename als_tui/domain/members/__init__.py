"""People as lists, mails and tables name them, read for a set that they are to join."""
