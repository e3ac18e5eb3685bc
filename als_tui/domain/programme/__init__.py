"""A set over all its sessions: rules and figures, worked out from its book."""
