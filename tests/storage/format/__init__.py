"""What a set is kept as, and what older and newer forms of it are."""
