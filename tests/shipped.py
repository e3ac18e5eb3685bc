"""What comes with the program, read from the files in which it is written: `python -m tests.shipped` writes it down."""

import sys
from importlib.resources import files
from pathlib import Path

from msgspec import json
from textual.theme import Theme

import als_tui
from als_tui.storage.own.phrase_file import read_phrases
from als_tui.storage.own.process_file import read_process
from als_tui.storage.own.processes import shipped_files
from als_tui.storage.own.shipped import FILE, Shipped
from als_tui.terminal.configured import TABLES
from als_tui.theming import SHIPPED, read_theme
from tests import key_tables

THEMES = Path(__file__).parents[1] / "themes"
WHAT_TO_DO = (
    f"als_tui/{FILE}, themes.json or {TABLES} is not what the files say: `python -m tests.shipped` writes it."
)


def as_written() -> bytes:
    """The file that the program reads, made anew; a mistake in what is shipped is raised."""
    phrases, complaints = read_phrases((files("als_tui") / "questions" / "en.toml").read_bytes(), "en.toml")
    assert not complaints, complaints
    processes = tuple(read_process(data) for _, data in shipped_files())
    return json.format(json.encode(Shipped(processes, phrases)), indent=1) + b"\n"


def themes_as_written() -> bytes:
    """The same of the themes."""
    themes = [read_theme(file) for file in sorted(THEMES.glob("*.toml"))]
    assert all(isinstance(theme, Theme) for theme in themes), themes
    return json.format(json.encode(themes), indent=1) + b"\n"


def main() -> int:
    """Write it down."""
    SHIPPED.write_bytes(themes_as_written())
    package = Path(als_tui.__path__[0])
    (package / FILE).write_bytes(as_written())
    (package / TABLES).write_bytes(key_tables.as_written())
    return 0


if __name__ == "__main__":
    sys.exit(main())
