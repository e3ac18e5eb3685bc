"""The programme of a set: what a line says of it, whom it suits, what it comes to, who is due, what is handed out."""
