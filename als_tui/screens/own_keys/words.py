"""The list of keys in words: its rows, one of them in full, and what came of a change."""

from collections.abc import Mapping

from als_tui.configuration.keymap import KeyRow, KeyTables
from als_tui.domain.words.spelling import holds_all
from als_tui.keys import printed
from als_tui.widgets.values import Column, Words

COLUMNS = (
    Column("key", 3, 11),
    Column("what it does", 8, 18),
    Column("on", least=8),
    Column("id", 4, 22, wide=True),
)
HEAD = "What is changed here has a *, and goes before keys.toml."
_CHANGED = " *"


def shown_faces(faces: str) -> str:
    """Keys as they are printed on the keyboard."""
    return " ".join(map(printed, faces.split(",")))


def first_places(tables: KeyTables) -> dict[str, str]:
    """The screen where each key that can be changed is met first, in the order of the screens."""
    places: dict[str, str] = {}
    for screen, ids in tables.screens.items():
        for id in ids:
            if tables.keys[id].kind != "fixed":
                places.setdefault(id, screen)
    return places


def rows(
    tables: KeyTables, faces: Mapping[str, str], changed: frozenset[str], sought: str
) -> dict[str, tuple[Words, ...]]:
    """A row a key, by its id, if it holds what is sought in its key, word, screen or id."""
    found: dict[str, tuple[Words, ...]] = {}
    for id, place in first_places(tables).items():
        row = tables.keys[id]
        keys = shown_faces(faces.get(id, row.faces))
        if sought in keys.split() or holds_all(f"{row.word} {place} {id}", sought):
            mark = _CHANGED if id in changed else ""
            found[id] = (Words(f"{keys}{mark}", "bold"), Words(row.word), Words(place), Words(id))
    return found


def about(row: KeyRow, faces: Mapping[str, str], *, changed: bool) -> tuple[str, ...]:
    """What a key does, and what it would be without a change."""
    now = faces.get(row.id, row.faces)
    usual = f"Usually {shown_faces(row.faces)}." if now != row.faces else ""
    here = "Changed here." if changed else "As keys.toml says." if usual else ""
    return (row.sentence, " ".join(filter(None, (f"In keys.toml: {row.id}.", usual, here))))


def is_now(row: KeyRow, faces: Mapping[str, str]) -> str:
    """What came of a change."""
    return f"{row.word}: {shown_faces(faces.get(row.id, row.faces))}"


def asks(row: KeyRow) -> str:
    """The title of the window that waits for a key."""
    return f"The new key for “{row.word.rstrip('…')}”"
