"""Make the process and the terminal safe before Textual is loaded, because Textual reads its settings on import."""

import os
import resource
import sys
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from types import ModuleType

from als_tui.terminal.quiet import hush

_OURS = {
    "TEXTUAL_ANIMATIONS": "none",  # nothing moves that does not mean something; a slow link carries less
    "TEXTUAL_SMOOTH_SCROLL": "0",  # the same
    "TEXTUAL_FPS": "240",  # the slowest key press shows in a third of the time, at no cost while nothing changes
    "TEXTUAL_DISABLE_KITTY_KEY": "1",  # our keys need nothing of it, and a killed program leaves it on in the shell
}
_NOT_A_TERMINAL = (
    "als-tui draws on a terminal, but {} is not one. Run it in a terminal window, without pipes."
)
_TOO_SIMPLE = (
    "This terminal (TERM={}) cannot place text on the screen. Try another one, or set TERM to its kind."
)
_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")
"""Where Python looks for time zones on every system that does not say otherwise."""
_PR_SET_DUMPABLE = 4
_M_ARENA_MAX = -8
"""All threads take memory from one place: Python runs one at a time, and what is left over in a second is lost."""
_SIMPLE = ("dumb", "unknown")
_MANY_COLOURS = 256


def prepare(environ: MutableMapping[str, str] = os.environ) -> str | None:
    """Close the leaks, set Textual's switches and the text encoding, and look whether there is a terminal.

    Returns what is wrong in a facilitator's words, or None if the app can draw. Call it before anything
    imports Textual; it may be called twice.
    """
    _keep_to_ourselves()
    write_any_character()
    set_switches(environ)
    if complaint := _complaint(environ):
        return complaint
    _follow_the_window(environ)
    _load_without_network()
    _load_zones()
    return None


def set_switches(environ: MutableMapping[str, str], colours: Callable[[], int] | None = None) -> None:
    """Put our own `TEXTUAL_*` settings in place of whatever was set; one of them would log every key to a file.

    With `ALS_TUI_DEV=1` a developer's settings stay and win.
    """
    if environ.get("ALS_TUI_DEV") != "1":
        for name in [name for name in environ if name.startswith("TEXTUAL_")]:
            del environ[name]
    for name, value in (_OURS | _colour_switch(environ, colours or _terminfo_colours)).items():
        environ.setdefault(name, value)


def _keep_to_ourselves() -> None:
    """Let nobody else read the files we make or our memory, and leave neither image nor traceback after a crash."""
    os.umask(0o077)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):  # if the C library cannot be asked
            import ctypes

            library = ctypes.CDLL(None)
            library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
            library.mallopt(_M_ARENA_MAX, 1)
    hush()


def _follow_the_window(environ: MutableMapping[str, str]) -> None:
    """Drop the size that a shell exported: Textual believes it, and then no other size of the window is ever seen.

    It stays where the terminal tells none, as on a serial line.
    """
    with suppress(OSError):
        if all(os.get_terminal_size(2)):
            for name in ("COLUMNS", "LINES"):
                environ.pop(name, None)


def _load_without_network() -> None:
    """Load asyncio as in a Python that was built without TLS, which costs a tenth of the start and of the memory.

    What is said in a set never leaves by a network, so nothing asks asyncio for it; whoever imports `ssl` gets it.
    """
    if not {"asyncio", "ssl"} & sys.modules.keys():
        sys.modules["ssl"] = None  # type: ignore[assignment]  # Python's own sign that there is none
        import_module("asyncio")
        del sys.modules["ssl"]


def _load_zones() -> None:
    """Load what reads time zones and say where they lie, for which it would load all that Python was built with.

    Where they lie elsewhere, or somebody said where, it is left to find them.
    """
    if "PYTHONTZPATH" not in os.environ and "zoneinfo" not in sys.modules and Path(_ZONES[0]).is_dir():
        os.environ["PYTHONTZPATH"] = os.pathsep.join(_ZONES)
        stand_in = ModuleType("sysconfig")  # which is asked only where nobody said
        known = sys.modules.setdefault("sysconfig", stand_in)
        import_module("zoneinfo")
        if known is stand_in:
            del sys.modules["sysconfig"]
        del os.environ["PYTHONTZPATH"]


def write_any_character() -> None:
    """Write UTF-8 whatever the locale says; an unknown character becomes `?` and never an error."""
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _complaint(environ: Mapping[str, str]) -> str | None:
    """Say why the app cannot draw here; Textual reads keys from stdin, draws on stderr, and never checks."""
    for name, stream in (("its input", sys.__stdin__), ("its error output", sys.__stderr__)):
        if stream is None or stream.closed or not stream.isatty():
            return _NOT_A_TERMINAL.format(name)
    term = environ.get("TERM", "")
    return _TOO_SIMPLE.format(term) if term.casefold() in _SIMPLE else None


def _colour_switch(environ: Mapping[str, str], colours: Callable[[], int]) -> dict[str, str]:
    """Ask for 256 colours if terminfo knows them but the terminal's name does not tell.

    Textual judges by the name alone, and gives `foot`, `alacritty` and `xterm` over SSH 16 colours.
    """
    term = environ.get("TERM", "").strip().casefold()
    told_by_name = term.rpartition("-")[2] in ("256color", "kitty", "16color")
    told_outright = environ.get("COLORTERM", "").strip().casefold() in ("truecolor", "24bit")
    if not term or told_by_name or told_outright or "NO_COLOR" in environ:
        return {}
    return {"TEXTUAL_COLOR_SYSTEM": "256"} if colours() >= _MANY_COLOURS else {}


def _terminfo_colours() -> int:
    """How many colours the terminal's own description promises; 0 if there is none."""
    try:
        import curses  # here, because a Python built without it must still start
    except ImportError:
        return 0
    try:
        curses.setupterm(fd=sys.__stderr__.fileno() if sys.__stderr__ else -1)
        return curses.tigetnum("colors")
    except (OSError, ValueError, curses.error):
        return 0
