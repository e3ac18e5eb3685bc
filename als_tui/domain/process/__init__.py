"""A way to run a session, as data: phases, rules, plan, sources."""
