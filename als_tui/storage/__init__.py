"""What is kept on the disk: the only room that opens a set's files, and the only one that knows their formats."""
