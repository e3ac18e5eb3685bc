"""The programme of a set: what its sessions, slots and actions come to over all of them."""
