"""On a fresh checkout two workers share the reading of the tests: one begins at the first file, the other at the last.

Each has to import all of them, and pytest writes every assertion anew, which takes longer than all else in it. What
one worker has written the other one takes, so that they meet in the middle.
"""

from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest

from tests.promise.plugin import has_nothing, runs_all


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Let every second worker of a whole run import the files from the end on; collecting finds them imported."""
    config = session.config
    worker = str(getattr(config, "workerinput", {}).get("workerid", "gw0"))
    if int(worker.removeprefix("gw")) % 2 == 0 or not runs_all(config):
        return
    files = sorted(Path(__file__).parent.rglob("test_*.py"), reverse=True)
    for file in [file for file in files if not has_nothing(file, config)]:
        name = ".".join(file.relative_to(config.rootpath).with_suffix("").parts)
        with suppress(Exception):  # what is wrong with it is told when it is collected
            import_module(name)
