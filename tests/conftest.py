"""Before any test: the switches that the program itself sets, and how a pilot knows that the app has come to rest."""

import gc
import os

from hypothesis import settings

from als_tui.terminal.start import set_switches

set_switches(os.environ)

from tests.drawn import draw_cells_once  # noqa: E402  # it imports Textual, as those below
from tests.quick import look_up_once  # noqa: E402  # the same
from tests.rest import ask_the_loop  # noqa: E402  # Textual reads the switches when it is imported
from tests.sheets import work_out_sheets_once  # noqa: E402  # it imports Textual, too

draw_cells_once()
look_up_once()
ask_the_loop()
work_out_sheets_once()

settings.register_profile("als-tui", deadline=None)  # no test fails for a machine that is busy
settings.load_profile("als-tui")

pytest_plugins = ["tests.promise.plugin", "tests.seeded", "tests.halves"]

gc.set_threshold(
    200_000, 20, 20
)  # a screen is many small objects; the usual threshold costs a tenth of the run


def pytest_collection_finish() -> None:
    """Let the collector pass over what was there before the first test: modules, and the tests themselves."""
    gc.collect()
    gc.freeze()
