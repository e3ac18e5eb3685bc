"""What every screen of a session has: capture line, forms, lists of people."""
