"""`python -m docs.picture` draws the pictures of these pages: frames of the demo, by its own keys."""

import asyncio
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from textual.events import Paste

from als_tui import bootstrap
from als_tui.commands.demo import PastClock, make_set

FOLDER = Path(__file__).parent
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


_ISSUE = Paste("A client wants what we do not sell")
_QUESTIONS = Paste("What does the client have that works?"), Paste("What have you told them so far?")
_ACTION = Paste("!ask the client for one week by fri %8 +ben")
_START = "enter s enter A y space".split()
WAY: dict[str, list[str | float | Paste]] = {
    "home": [],
    "timer": [*_START, 2.0, "n", *"dmk", 3.0, "n", "enter", _ISSUE, "enter", "p", "n", 2.0],
    "board": [3.0, *"n2c", _QUESTIONS[0], "enter", 1.0, *"4c", _QUESTIONS[1], "enter", 1.5, "6", 0.3],
    "review": [6.8, "n", 1.0, "n", 9.5, *"nc", _ACTION, "enter", 4.7, "n", 0.5],
}
"""What leads from each picture to the next: keys, words that are put in at once, and minutes that pass."""


async def draw(folder: Path) -> dict[str, str]:
    """Go the way and return the pictures, by the name of their file."""
    make_set(bootstrap.sets(folder), "UTC", NOW.date())
    clock = PastClock(NOW)
    app = bootstrap.make_app(folder, folder / "state", clock=clock, ticking=False)
    pictures = {}
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.ready:
            await pilot.pause(0.01)
        for name, steps in WAY.items():
            for step in steps:
                if isinstance(step, float):
                    clock.pass_(step)
                    app.tick()
                elif isinstance(step, Paste):
                    app.post_message(step)
                    await pilot.pause()
                else:
                    await pilot.press(step)
            await pilot.pause()
            pictures[name] = _bare(app.export_screenshot(title="als-tui"))
    return pictures


def _bare(picture: str) -> str:
    """The picture without what asks something of the network."""
    picture = re.sub(r"@font-face \{[^}]*\}|<!--.*?-->", "", picture, flags=re.DOTALL)
    picture = picture.replace("Fira Code, monospace", "monospace").replace("Fira Code", "monospace")
    return "\n".join(line.rstrip() for line in picture.splitlines()) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"TZ": "UTC", "ALS_TUI_CONFIG": place}
        for name, picture in asyncio.run(draw(Path(place))).items():
            (FOLDER / f"{name}.svg").write_text(picture, "utf-8")
