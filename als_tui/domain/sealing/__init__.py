"""What the seal keeps, what can be struck or found."""
