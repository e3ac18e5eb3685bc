"""What is told of figures, and when the gate on instructions shuts."""
