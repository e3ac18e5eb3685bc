"""Style sheets that are parsed once in a run of the tests and not once in every app."""

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_begin = Stylesheet.__init__
_set_variables = Stylesheet.set_variables
_parsed: dict[frozenset[tuple[str, str]], dict[Any, Any]] = {}
"""What each source says, by the theme's values it was parsed with."""


def parse_sheets_once() -> None:
    """Let all apps read the same parsed rules where source and theme are the same; a rule is never changed.

    Textual keeps 64 sources an app, has more, and so parses nearly all of them anew whenever a screen brings one.
    """
    Stylesheet.__init__ = _begin_with_what_is_parsed  # type: ignore[method-assign]  # makes the cache, of its own
    Stylesheet.set_variables = _with_what_is_parsed  # type: ignore[method-assign]  # empties it
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # by identity there too, but counted in Python


def _begin_with_what_is_parsed(self: Stylesheet, *, variables: dict[str, str] | None = None) -> None:
    _begin(self, variables=variables)
    _share(self)


def _with_what_is_parsed(self: Stylesheet, variables: dict[str, str]) -> None:
    self._parse_cache = {}  # type: ignore[assignment]  # it is emptied there, and the shared one must stay
    _set_variables(self, variables)
    _share(self)


def _share(sheet: Stylesheet) -> None:
    sheet._parse_cache = _parsed.setdefault(frozenset(sheet._variables.items()), {})  # type: ignore[assignment]  # an LRU there
