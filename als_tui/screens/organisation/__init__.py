"""The page that an organisation gets of its set: what goes into it, and when."""
