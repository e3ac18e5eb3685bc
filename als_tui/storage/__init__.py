"""What is kept on the disk: the only part that opens a set's files, and the only one that knows their formats."""
