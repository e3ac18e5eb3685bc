"""The programme of a set: what it comes to over all its sessions, who is due, what is handed out of it."""
