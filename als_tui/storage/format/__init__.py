"""What stands in a set's files, written and read back with every shape checked."""
