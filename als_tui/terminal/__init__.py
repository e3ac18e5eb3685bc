"""What the terminal under Textual needs: a safe start, the clipboard, remembered choices.

Nothing is imported here, because `start` must run before anything loads Textual.
"""
