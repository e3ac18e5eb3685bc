"""What is wrong in a file that a facilitator wrote."""


class Unreadable(Exception):
    """A file that is no process; its text is the first mistake and how many more, safe after the file's name."""

    def __init__(self, *mistakes: str) -> None:
        """Each mistake is `key: reason`."""
        more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
        super().__init__(f"{mistakes[0]}{more}")
        self.mistakes = mistakes
