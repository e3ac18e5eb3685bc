"""The processes and phrases that come with als-tui, read in a millisecond from one file.

`processes/*.toml` and `questions/en.toml` are where they are written and changed; `python -m tests.shipped` makes
`shipped.json` of them, by the reader that a person's own files go through, and a test compares the two.
"""

from functools import cache
from pathlib import Path

from msgspec import json

from als_tui.domain.asking.phrases import Phrases
from als_tui.domain.process.definition import Process
from als_tui.value import Value

PACKAGE = Path(__file__).parents[2]
FILE = "shipped.json"


class Shipped(Value):
    """What the program brings along."""

    processes: tuple[Process, ...]
    """The default first, then by id."""
    phrases: Phrases


@cache
def shipped() -> Shipped:
    """What the program brings along, read once."""
    return json.decode((PACKAGE / FILE).read_bytes(), type=Shipped)
