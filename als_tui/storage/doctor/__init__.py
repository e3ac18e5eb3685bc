"""Looking over a set, mending it, going back."""
