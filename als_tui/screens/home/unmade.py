"""What is typed of a set that is not made yet: it has no folder, so that its words lie beside the sets."""

from contextlib import suppress

from als_tui.ports import Library, NotSaved
from als_tui.screens.set.form import NEW_SET


class Unmade:
    """Where the form for a new set keeps its words, as the engine does for those of an open set."""

    def __init__(self, library: Library) -> None:
        """Read what was typed last time."""
        self._library = library
        text = library.unmade()
        self.drafts = {NEW_SET: text} if text else {}

    def draft(self, topic: str, text: str) -> None:
        """Keep what is being typed; a full disk does not stop the typing."""
        if self.drafts.get(topic, "") != text:
            self.drafts = {topic: text} if text else {}
            with suppress(NotSaved):
                self._library.keep_unmade(text)

    def forget(self) -> None:
        """It is a set now."""
        self.draft(NEW_SET, "")
