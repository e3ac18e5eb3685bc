"""What can be asked of als-tui from a shell."""
