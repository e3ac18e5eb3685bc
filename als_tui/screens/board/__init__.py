"""The turn board and the phase timer."""
