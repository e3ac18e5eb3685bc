"""What a screen may ask of the app itself: the sets and processes of this machine, its zone, and the date."""

from datetime import date, datetime
from typing import Protocol, cast

from textual.app import App

from als_tui.domain.asking.phrases import Phrases
from als_tui.domain.process.definition import Process
from als_tui.ports import Editor, Exporter, Library


class Rooms(Protocol):
    """The app, as far as a screen needs it."""

    zone: str
    """IANA name of the machine's zone."""
    exporter: Exporter
    """What the whole set may read, and where files go."""
    editor: Editor
    """The facilitator's text editor."""

    @property
    def library(self) -> Library:
        """All sets of this machine."""

    @property
    def today(self) -> date:
        """Today's date where the machine is."""

    def now_in(self, zone: str) -> datetime:
        """This moment as a wall clock in a zone shows it."""


def rooms(app: App[object]) -> Rooms:
    """The app as what it is; screens stand below it and cannot import its class."""
    return cast(Rooms, app)


def processes(app: App[object]) -> tuple[Process, ...]:
    """The ways to run a session that can be read, in the order of the library."""
    return tuple(rooms(app).library.processes()[0].values())


def phrases(app: App[object]) -> Phrases:
    """Hints and prompts for questions; read when first asked for."""
    return rooms(app).library.phrases()[0]


def phrase_trouble(app: App[object]) -> str:
    """What of the user's own questions cannot be read; empty where all can."""
    return " · ".join(rooms(app).library.phrases()[1])
