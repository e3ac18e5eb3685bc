"""The palette: every command of the screen below, found by its name, by other words for it, or by its key."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from als_tui.domain.words.spelling import plain_letters
from als_tui.keys import shown_key
from als_tui.screens.common.key_line import KeyedScreen, Menu
from als_tui.screens.common.palette_words import Called
from als_tui.value import Value
from als_tui.widgets.field import Cycle
from als_tui.widgets.fitting import shown
from als_tui.widgets.listing import Listing
from als_tui.widgets.plain import plain


class Command(Value):
    """One line of the palette."""

    called: Called
    run: Callable[[], Awaitable[None] | None]


class KeyCommands(Provider):
    """Offers each binding that works on this screen, each choice of the menus that keys open, and the app's choices."""

    async def discover(self) -> Hits:
        """All of them, while nothing is typed."""
        for command in self._commands():
            line = command.called.line
            yield DiscoveryHit(plain(line), command.run, text=line, help=command.called.tells)

    async def search(self, query: str) -> Hits:
        """Those that are called what is typed, the best first; if none is, those with letters like it."""
        matcher, sought = self.matcher(plain_letters(query)), query.strip()
        worth = [(command, command.called.worth(sought)) for command in self._commands()]
        found = [(command, score) for command, score in worth if score]
        for command, score in found or worth:
            line, tells = command.called.line, command.called.tells
            likeness = min(1.0, max(matcher.match(line), matcher.match(tells) * 0.8))
            if score or likeness:
                yield Hit(score + likeness, plain(line), command.run, text=line, help=tells)

    def _commands(self) -> Iterator[Command]:
        offered: dict[str, list[ActiveBinding]] = {}
        screen = self.screen
        active_keys = (
            screen.commands() if isinstance(screen, KeyedScreen) else screen.active_bindings.values()
        )
        for active in active_keys:
            if active.binding.id and not isinstance(active.node, Listing | Cycle):
                offered.setdefault(active.binding.id, []).append(active)
        for id, actives in offered.items():
            number, word = id.rpartition(".")[2], actives[0].binding.description
            called = Called(
                id,
                f"{word} {number}" if number.isdigit() else word,
                shown(actives[0].tooltip),
                (shown_key(actives[0].binding, own=True),),
                tuple((active.binding.key,) for active in actives),
            )
            yield Command(called, partial(self._run, actives[0]))
        for menu in screen.menus() if isinstance(screen, KeyedScreen) else ():
            yield from self._choices(menu, offered.get(menu.opens, []))
        for choice in self.app.get_system_commands(screen):
            id = choice.title.partition(":")[0].casefold()
            yield Command(Called(id, choice.title, choice.help), choice.callback)

    def _choices(self, menu: Menu, openers: list[ActiveBinding]) -> Iterator[Command]:
        """What a menu holds, if one of the keys that open it works."""
        for choice in menu.choices if openers else ():
            opener = openers[0].binding
            called = Called(
                f"{menu.opens}:{choice.value}",
                f"{opener.description.rstrip('…')}: {choice.words}",
                shown(choice.tells),
                (shown_key(opener, own=True), choice.key),
                tuple((active.binding.key, choice.key) for active in openers),
            )
            yield Command(called, partial(self._take, menu.take, choice.value))

    async def _run(self, active: ActiveBinding) -> None:
        await self.app.run_action(active.binding.action, active.node)

    async def _take(self, take: Callable[[str], object], value: str) -> None:
        take(value)
