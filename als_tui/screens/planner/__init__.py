"""The planner: the set's programme, its modules planned, moved and cancelled."""
