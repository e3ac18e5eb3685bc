"""Files that users write themselves: processes and questions."""
