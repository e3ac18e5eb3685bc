"""The palette: every command of the screen below, found by its name, its sentence or its key."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from als_tui.domain.words.spelling import holds_all, plain_letters
from als_tui.keys import shown_key
from als_tui.screens.common.key_line import KeyedScreen
from als_tui.value import Value
from als_tui.widgets.field import Cycle
from als_tui.widgets.fitting import shown
from als_tui.widgets.listing import Listing
from als_tui.widgets.plain import plain

_CONTROL = ("ctrl+", "^", "control ", "ctrl ", "c-")
"""How people write a key that is pressed with control."""


class Command(Value):
    """One line of the palette."""

    words: str
    tells: str
    keys: tuple[str, ...]
    """The keys that do it, one after the other, as they are shown."""
    run: Callable[[], Awaitable[None]]

    @property
    def line(self) -> str:
        """What stands in the palette."""
        return f"{self.words[:1].upper()}{self.words[1:]}  ({' '.join(self.keys)})"

    def is_called(self, query: str) -> bool:
        """True if the query is the key itself, as people write it; of a letter alone the case counts."""
        faces = " ".join(self.keys)
        if len(faces) == 1:
            return query == faces
        return query.casefold() in (faces.replace("^", control).casefold() for control in _CONTROL)

    def holds(self, sought: str) -> bool:
        """True if what is sought stands in its words as it is, or is its key."""
        return self.is_called(sought) or holds_all(f"{self.line} {self.tells}", sought)


class KeyCommands(Provider):
    """Offers each binding that works on this screen, with its key, and each choice of the menus that keys open."""

    async def discover(self) -> Hits:
        """All of them, while nothing is typed."""
        for command in self._commands():
            yield DiscoveryHit(plain(command.line), command.run, text=command.line, help=command.tells)

    async def search(self, query: str) -> Hits:
        """Those that hold what is typed, the command whose key it is first; if none does, those that are like it."""
        matcher, sought = self.matcher(plain_letters(query)), query.strip()
        commands = list(self._commands())
        if any(command.holds(sought) for command in commands):
            commands = [command for command in commands if command.holds(sought)]
        for command in commands:
            score = max(matcher.match(command.line), matcher.match(command.tells) * 0.8)
            if command.is_called(sought):
                score = _FIRST
            if score > 0:
                yield Hit(score, plain(command.line), command.run, text=command.line, help=command.tells)

    def _commands(self) -> Iterator[Command]:
        offered: dict[str, ActiveBinding] = {}
        screen = self.screen
        active_keys = (
            screen.commands() if isinstance(screen, KeyedScreen) else screen.active_bindings.values()
        )
        for active in active_keys:
            if active.binding.id and not isinstance(active.node, Listing | Cycle):
                offered.setdefault(active.binding.id, active)
        for id, active in offered.items():
            number = id.rpartition(".")[2]
            word = active.binding.description
            face = shown_key(active.binding, own=True)
            run = partial(self._run, active)
            yield Command(
                f"{word} {number}" if number.isdigit() else word, shown(active.tooltip), (face,), run
            )
        for menu in self.screen.menus() if isinstance(self.screen, KeyedScreen) else ():
            if (opener := offered.get(menu.opens)) is None:
                continue
            word, face = opener.binding.description, shown_key(opener.binding, own=True)
            for choice in menu.choices:
                take = partial(self._take, menu.take, choice.value)
                yield Command(f"{word}: {choice.words}", shown(choice.tells), (face, choice.key), take)

    async def _run(self, active: ActiveBinding) -> None:
        await self.app.run_action(active.binding.action, active.node)

    async def _take(self, take: Callable[[str], object], value: str) -> None:
        take(value)


_FIRST = 100.0
"""Above every score that a likeness of words gets."""
