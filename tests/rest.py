"""When the apps of a pilot test have come to rest: nothing is left to run, and what changed is laid out and drawn."""

import asyncio
from typing import Any
from weakref import WeakSet

from textual import app as app_module
from textual import pilot as pilot_module
from textual import screen
from textual._context import active_app, visible_screen_stack
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from als_tui.app import pauses

OF_THE_PROGRAM = pauses.PAUSE
"""Seconds until the program takes a pause of its own; in tests it takes none."""
_PATIENCE = 5.0
"""Seconds until a test goes on while the app still works."""
_SOON = 0.02
"""Seconds; a wait of the app's own that ends sooner belongs to what it is doing, as after another size."""
_paint = Screen._compositor_refresh
_run_in_executor = asyncio.BaseEventLoop.run_in_executor
_apps: WeakSet[App[Any]] = WeakSet()
_undrawn: WeakSet[Screen[Any]] = WeakSet()
_in_threads: set[asyncio.Future[Any]] = set()


def ask_the_loop() -> None:
    """Let pilots ask the event loop whether there is rest, lay out at each rest, and draw when a pilot pauses.

    Textual's own way watches the processor's time through several sleeps a key, sends every widget a message besides,
    and paints at every layout and as often as its timer comes round. Asking costs nothing, and the machine's speed has
    no say in what a test sees. Nobody looks between two keys of one `press`; what `pause` leaves is drawn, so that an
    error in drawing ends the test at the step that made it. What the widgets have drawn is put together when a test
    looks at the screen. The app's own pauses, in which it searches all that is held, come when a test has them come:
    by the clock, a busy machine would have many more of them than a quiet one.
    """
    pauses.PAUSE = 3600.0
    screen.UPDATE_PERIOD = 3600.0  # type: ignore[misc]  # Final there; laid out below
    app_module.wait_for_idle = come_to_rest  # type: ignore[attr-defined]  # imported by name there and below
    pilot_module.wait_for_idle = come_to_rest_drawn  # type: ignore[attr-defined]  # as above
    # Methods that these classes offer no way to replace; a function in the place of one has other types, too.
    Pilot._wait_for_screen = _rest_of_the_screen  # type: ignore[assignment, method-assign]  # asks every widget there
    asyncio.BaseEventLoop.run_in_executor = _in_a_thread  # type: ignore[assignment, method-assign]  # tells no start
    Screen._compositor_refresh = _draw_at_the_pause  # type: ignore[assignment, method-assign]  # paints each layout


async def come_to_rest(min_sleep: float = 0, max_sleep: float = _PATIENCE) -> None:
    """Wait until nothing runs, nothing is about to, and the screens are laid out; an app that failed ends the test."""
    app = active_app.get()
    _apps.add(app)
    loop: Any = asyncio.get_running_loop()
    until = loop.time() + max_sleep
    while loop.time() < until:
        await asyncio.sleep(0)
        if app._exception is not None:
            raise app._exception
        if loop._ready:
            continue
        if (wait := _next_timer(loop)) <= _SOON:
            await asyncio.sleep(wait)
            continue
        if working := [
            one for one in _in_threads if one.get_loop() is loop
        ]:  # the loop knows nothing of them
            await asyncio.wait(working, timeout=until - loop.time())
            continue
        if not loop._ready and not _lay_out():
            return


async def come_to_rest_drawn(min_sleep: float = 0, max_sleep: float = _PATIENCE) -> None:
    """The same, and what is new on the screens is drawn."""
    await come_to_rest()
    for app in _running():
        if app.screen_stack and app.screen in _undrawn:
            _undrawn.discard(app.screen)
            _draw(app.screen)
            await come_to_rest()


def _draw(top: Screen[Any]) -> None:
    """Let each widget in sight make its lines where they are not those of before."""
    visible_screen_stack.set(top.app._background_screens)  # for whoever looks afterwards, too
    for widget, (region, _) in list(top._compositor.visible_widgets.items()):
        if not widget._dirty_regions or not region:
            continue
        kind = type(widget)
        if kind.render_line is Widget.render_line and kind.render_lines is Widget.render_lines:
            widget._render_content()
        else:
            widget.render_lines(Region(0, 0, *region.size))
    top.app._update_mouse_over(top)


async def _rest_of_the_screen(pilot: Pilot[Any], timeout: float = 0) -> bool:
    await come_to_rest()
    return True


def _draw_at_the_pause(top: Screen[Any]) -> None:
    """Put painting off where a terminal would be written to; what lies below only says what is to be painted again."""
    if top is not top.app.screen:
        return _paint(top)
    top._dirty_widgets.clear()  # the compositor knows them
    return _undrawn.add(top)


def _next_timer(loop: Any) -> float:
    """Seconds until the loop itself goes on with something."""
    due = min((one.when() for one in loop._scheduled if not one.cancelled()), default=loop.time() + 1)
    return max(0.0, float(due - loop.time()))


def _running() -> list[Any]:
    return [app for app in _apps if app.is_running]


def _in_a_thread(self: Any, executor: Any, work: Any, *args: Any) -> asyncio.Future[Any]:
    """Remember what a thread is to do; als-tui reads its sets so."""
    future: asyncio.Future[Any] = _run_in_executor(self, executor, work, *args)
    _in_threads.add(future)
    future.add_done_callback(_in_threads.discard)
    return future


def _lay_out() -> bool:
    """Lay out what waits for it; return whether there was any."""
    tops = [app.screen for app in _running() if app.screen_stack]
    waiting = [top for top in tops if top._update_timer._active.is_set()]
    for top in waiting:
        top._on_timer_update()
    return bool(waiting)
