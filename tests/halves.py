"""On a fresh checkout two workers share the reading of the tests: one begins at the first file, the other at the last.

Each has to import all of them, and pytest writes every assertion anew, which takes longer than all else in it. What
one worker has written the other one takes, so that they meet in the middle.
"""

from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Let every second worker of a whole run import the files from the end on; collecting finds them imported."""
    config = session.config
    worker = str(getattr(config, "workerinput", {}).get("workerid", "gw0"))
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if int(worker.removeprefix("gw")) % 2 == 0 or not whole or config.option.markexpr in ("promise", "soak"):
        return
    for file in sorted(Path(__file__).parent.rglob("test_*.py"), reverse=True):
        name = ".".join(file.relative_to(config.rootpath).with_suffix("").parts)
        with suppress(Exception):  # what is wrong with it is told when it is collected
            import_module(name)
