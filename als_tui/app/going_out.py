"""What leaves the program because its key was pressed, to the clipboard or to files; no key waits for it."""

from functools import partial

from textual.app import App
from textual.timer import Timer

from als_tui.app.choices import Says
from als_tui.ports import Clipboard, NotSaved
from als_tui.screens.common.app_port import AppPort
from als_tui.screens.common.requests import CopyRequested, ExportRequested, WriteRequested
from als_tui.widgets.values import Tone

SLOW = 1.0
"""Seconds from which it is said that something is still being written."""


def copy(app: App[None], clipboard: Clipboard, say: Says, wish: CopyRequested) -> None:
    """Copy beside, as it may wait for another program, and say where the text is; the last wish wins."""

    def copied() -> None:
        app.call_from_thread(say, f"{wish.what}: {clipboard.copy(wish.text)}", "done")

    app.run_worker(copied, thread=True, exclusive=True)


def export(port: AppPort, say: Says, wish: ExportRequested) -> None:
    """Write one file and say where it is."""
    try:
        say(port.exporter.export(wish.text, wish.name, f".{wish.ending}"), "done")
    except NotSaved as error:
        say(str(error), "refused")


def write(app: App[None], say: Says, wish: WriteRequested) -> None:
    """Write files beside, say so where it takes its time, and then where they are."""
    slow = app.set_timer(SLOW, partial(say, "Still writing… The keys work meanwhile."))
    app.run_worker(partial(_write, app, say, wish, slow), group="writing", thread=True)


def _write(app: App[None], say: Says, wish: WriteRequested, slow: Timer) -> None:
    tone: Tone = "done"
    try:
        words = wish.write()
    except NotSaved as error:
        words, tone = str(error), "refused"
    app.call_from_thread(_written, say, wish, slow, words, tone)


def _written(say: Says, wish: WriteRequested, slow: Timer, words: str, tone: Tone) -> None:
    slow.stop()
    if tone == "done":
        wish.then()
    say(words, tone)
