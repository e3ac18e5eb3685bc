"""What a screen may ask of the machine: its sets and processes, its zone, the date, where files go."""

from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import App
from textual.driver import Driver

if TYPE_CHECKING:  # this module stands before the first paint
    from datetime import date, datetime

    from als_tui.domain.asking.phrases import Phrases
    from als_tui.domain.process.definition import Process
    from als_tui.ports import Library, Machine


class AppPort:
    """The machine, as far as screens need it."""

    def __init__(self, machine: "Machine") -> None:
        """Nothing is read before it is asked for."""
        self._machine = machine
        self.zone = machine.zone
        """IANA name of the machine's zone."""
        self.exporter = machine.exporter
        """What the whole set may read, and where files go."""
        self.editor = machine.editor
        """The facilitator's text editor."""

    @cached_property
    def library(self) -> "Library":
        """All sets of this machine."""
        return self._machine.library()

    def is_on(self, name: str) -> bool:
        """Whether a setting that is on unless said otherwise is on."""
        return self._machine.preferences.get(name, "on") == "on"

    @property
    def today(self) -> "date":
        """Today's date where the machine is."""
        return self.now_in(self.zone).date()

    def now_in(self, zone: str) -> "datetime":
        """This moment as a wall clock in a zone shows it."""
        from als_tui.domain.timing import wall_time

        return wall_time(self._machine.clock.read().wall, zone)

    @property
    def turns_wanted(self) -> tuple[str, str]:
        """With which limit of a turn, and which order of hands, a session begins, as the facilitator set it."""
        said = self._machine.preferences
        return said.get("turn limit", "none"), said.get("hands by", "raised")

    @property
    def processes(self) -> "tuple[Process, ...]":
        """The ways to run a session that can be read, in the order of the library."""
        return tuple(self.library.processes()[0].values())

    @property
    def phrases(self) -> "Phrases":
        """Hints and prompts for questions; read when first asked for."""
        return self.library.phrases()[0]

    @property
    def phrase_trouble(self) -> str:
        """What of the user's own questions cannot be read; empty if all can."""
        return " · ".join(self.library.phrases()[1])


class PortApp(App[None]):
    """An app whose screens may ask the machine."""

    def __init__(self, port: AppPort, driver: type[Driver] | None = None) -> None:
        """The screens reach `port` by way of their app."""
        super().__init__(driver_class=driver)
        self.port = port


def port(app: App[object]) -> AppPort:
    """The machine, of a screen's app."""
    assert isinstance(app, PortApp)
    return app.port
