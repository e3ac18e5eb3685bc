"""The pure heart: what a session is, what may happen in it, and what follows; no files, no screen, no clock."""
