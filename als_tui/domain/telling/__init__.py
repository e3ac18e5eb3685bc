"""What happened and what comes, in words and rows: steps, agenda, sheet."""
