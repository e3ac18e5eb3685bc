"""Before any test: the switches that the program itself sets, and a quicker look whether the app has come to rest."""

import gc
import os

from als_tui.terminal.start import set_switches

set_switches(os.environ)

from textual import _wait  # noqa: E402  # Textual reads the switches when it is imported

_wait.SLEEP_GRANULARITY = 1 / 200
_wait.SLEEP_IDLE = 1 / 1000

pytest_plugins = ["tests.promise.plugin"]

gc.set_threshold(
    200_000, 20, 20
)  # a screen is many small objects; the usual threshold costs a tenth of the run
