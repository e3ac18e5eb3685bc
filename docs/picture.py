"""`python docs/picture.py` draws the README's picture: the demo's turn board, by its own keys, without remote fonts."""

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from als_tui import bootstrap
from als_tui.clock import FastClock
from als_tui.commands.demo import make_set
from als_tui.domain.timing import Reading

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
KEYS = "enter s enter A y space n d m k n".split()
BIDS = ["enter", *"A client wants what we do not sell", "enter", "p", "n", "n", "2", "c"]
ASKED = [*"What does the client have that works?", "enter", "6"]


class Stands:
    """A clock that stands still."""

    def read(self) -> Reading:
        """Always the same moment."""
        return Reading(NOW, 0.0, "picture")


async def draw(folder: Path, target: Path) -> None:
    """Press the keys and keep what shows."""
    make_set(bootstrap.sets(folder), "UTC", NOW.date())
    app = bootstrap.make_app(folder, folder / "state", clock=FastClock(Stands(), 1.0), ticking=False)
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.ready:
            await pilot.pause(0.01)
        await pilot.press(*KEYS)
        await pilot.press(*BIDS)
        await pilot.press(*ASKED)
        await pilot.pause()
        picture = app.export_screenshot(title="als-tui")
    picture = re.sub(r"@font-face \{[^}]*\}|<!--.*?-->", "", picture, flags=re.DOTALL)
    picture = picture.replace("Fira Code, monospace", "monospace").replace("Fira Code", "monospace")
    assert picture.count("http") == 1, (
        "only the name of the SVG language itself; a picture asks nothing of the network"
    )
    target.write_text("\n".join(line.rstrip() for line in picture.splitlines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        asyncio.run(draw(Path(place), Path(__file__).with_name("board.svg")))
