"""Text and names as people type them: made safe, counted, shortened, compared."""
