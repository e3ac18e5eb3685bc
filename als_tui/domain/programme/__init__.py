"""What a set did over its sessions: figures that say from how many, who is due, who had which role."""
