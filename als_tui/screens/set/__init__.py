"""A set between its sessions."""
