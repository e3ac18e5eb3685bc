"""When the apps of a pilot test have come to rest: nothing is left to run, and what changed is drawn."""

import asyncio
from typing import Any
from weakref import WeakSet

from textual import _wait, pilot, screen
from textual import app as app_module
from textual._context import active_app
from textual.app import App

_PATIENCE = 5.0
"""Seconds until a test goes on while the app still works."""
_SOON = 0.02
"""Seconds; a wait of the app's own that ends sooner belongs to what it is doing, as after another size."""
_by_the_processor = _wait.wait_for_idle
_apps: WeakSet[App[Any]] = WeakSet()


def ask_the_loop() -> None:
    """Let pilots ask the event loop whether there is rest, and have each rest drawn once.

    Textual's own way watches the processor's time through several sleeps a key, and draws meanwhile as often as its
    timer comes round. Asking costs nothing, and the machine's speed has no say in what a test sees.
    """
    _wait.SLEEP_GRANULARITY = 1 / 200
    _wait.SLEEP_IDLE = 1 / 1000
    screen.UPDATE_PERIOD = 3600.0  # type: ignore[misc]  # Final there; drawn below
    app_module.wait_for_idle = pilot.wait_for_idle = come_to_rest  # type: ignore[attr-defined]  # both import it by name


async def come_to_rest(min_sleep: float = 0, max_sleep: float = _PATIENCE) -> None:
    """Wait until nothing runs, nothing is about to, and the screens are drawn."""
    _apps.add(active_app.get())
    loop: Any = asyncio.get_running_loop()
    until = loop.time() + max_sleep
    while loop.time() < until:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        if (wait := _next_timer(loop)) <= _SOON:
            await asyncio.sleep(wait)
            continue
        if _threads_work():
            await _by_the_processor(0)  # what a thread does, or waits for, is not in the loop
        if not loop._ready and not _draw():
            return


def _next_timer(loop: Any) -> float:
    """Seconds until the loop itself goes on with something."""
    due = min((one.when() for one in loop._scheduled if not one.cancelled()), default=loop.time() + 1)
    return max(0.0, float(due - loop.time()))


def _running() -> list[Any]:
    return [app for app in _apps if app.is_running]


def _threads_work() -> bool:
    workers = (worker for app in _running() for worker in app.workers)
    return any(worker._thread_worker and worker.is_running for worker in workers)


def _draw() -> bool:
    """Draw what waits to be drawn; return whether there was any."""
    tops = [app.screen for app in _running() if app.screen_stack]
    waiting = [top for top in tops if top._update_timer._active.is_set()]
    for top in waiting:
        top._on_timer_update()
    return bool(waiting)
