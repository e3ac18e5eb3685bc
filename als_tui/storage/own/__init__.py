"""People's own files: processes and questions."""
