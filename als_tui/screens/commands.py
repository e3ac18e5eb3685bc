"""The palette: every command of the screen below, found by its name, its sentence or its key."""

from collections.abc import Iterator
from functools import partial

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from als_tui.domain.spelling import plain_letters
from als_tui.screens.keyed import shown_key
from als_tui.widgets.plain import plain


class KeyCommands(Provider):
    """Offers each binding that works on this screen, with its key."""

    async def discover(self) -> Hits:
        """All of them, while nothing is typed."""
        for words, active in self._commands():
            yield DiscoveryHit(plain(words), partial(self._run, active), text=words, help=active.tooltip)

    async def search(self, query: str) -> Hits:
        """Those that match what is typed."""
        matcher = self.matcher(plain_letters(query))
        for words, active in self._commands():
            score = max(matcher.match(words), matcher.match(active.tooltip) * 0.8)
            if score > 0:
                yield Hit(score, plain(words), partial(self._run, active), text=words, help=active.tooltip)

    def _commands(self) -> Iterator[tuple[str, ActiveBinding]]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not binding.id or binding.id in seen:
                continue
            seen.add(binding.id)
            number = binding.id.rpartition(".")[2]
            word = f"{binding.description} {number}" if number.isdigit() else binding.description
            yield f"{word[:1].upper()}{word[1:]}  ({shown_key(binding, own=True)})", active

    async def _run(self, active: ActiveBinding) -> None:
        await self.app.run_action(active.binding.action, active.node)
