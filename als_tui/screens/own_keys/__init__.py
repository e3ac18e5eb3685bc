"""All keys in one list, in which they are changed."""
