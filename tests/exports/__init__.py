"""Records and sheets as they are handed out."""
