"""The checks of what a set did over its sessions."""
