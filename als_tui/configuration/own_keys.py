"""A person's keys as they are now: those of the file, and over them those that were changed in the program."""

from collections.abc import Callable, Mapping
from typing import Protocol

from als_tui.configuration.keymap import Keymap, KeyTables, refusal, with_chosen, with_kept

CHOICE = "keys"
"""What the changed keys are remembered as: `id=faces`, with blanks between them."""


class _Remembers(Protocol):
    def get(self, key: str, default: str) -> str: ...

    def put(self, key: str, value: str) -> None: ...


class OwnKeys:
    """What was written and chosen, and the way to choose."""

    def __init__(
        self, remembers: _Remembers, tables: Callable[[], KeyTables], file: Callable[[], Keymap]
    ) -> None:
        """Nothing is read before it is asked for."""
        self._remembers = remembers
        self._tables = tables
        self._file = file

    @property
    def tables(self) -> KeyTables:
        """Every key there is, and which work together."""
        return self._tables()

    def faces(self) -> dict[str, str]:
        """The faces of all keys that have others than usual, by id."""
        file, chosen = self._file().faces, self._chosen()
        return with_chosen(file, chosen, self.tables) if chosen else dict(file)

    def changed(self) -> frozenset[str]:
        """Ids of the keys that were changed in the program."""
        return frozenset(self._chosen())

    def is_changed(self, id: str) -> bool:
        """True for one of them."""
        return id in self._chosen()

    def change(self, id: str, key: str) -> str:
        """Let an action have this key from now on; returns why it cannot."""
        if why := refusal(id, key, self.faces(), self.tables):
            return why
        self._remember({**self._chosen(), id: with_kept(self.tables.keys[id], key)})
        return ""

    def reset(self, id: str) -> str:
        """Let an action have the keys again that it has without a change; returns why it cannot."""
        chosen = {other: faces for other, faces in self._chosen().items() if other != id}
        before = self._file().faces
        after = with_chosen(before, chosen, self.tables)
        if {**before, **chosen} != after:
            return "What it had is another action’s key now; reset that one first"
        self._remember(chosen)
        return ""

    def _chosen(self) -> dict[str, str]:
        parts = (part.partition("=") for part in self._remembers.get(CHOICE, "").split())
        return {id: faces for id, _, faces in parts if faces}

    def _remember(self, chosen: Mapping[str, str]) -> None:
        self._remembers.put(CHOICE, " ".join(f"{id}={faces}" for id, faces in chosen.items()))
